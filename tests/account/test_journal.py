from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clocks import FakeClock
from vultr_tui.account.journal import Entry, Inverse, Journal, Place, Result
from vultr_tui.account.redaction import REDACTED
from vultr_tui.api.catalogue import load
from vultr_tui.api.intent import Intent, Target

API = load("v1")
WEB = Target("server", "1000", "web", "1000", {"SUBID": "1000", "default_password": "hunter2"})
LABEL = Intent(API.operation("server.label_set"), {"label": "web\n\x1b[2J-1"}, (WEB,))
UNDO = Inverse("server.label_set", {"label": "web"}, WEB, Place("server", "", "1000"), {"label": "web-1"})


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def journal(tmp_path: Path, clock: FakeClock) -> Journal:
    return Journal(tmp_path / "state" / "test.jsonl", "test", clock)


def again(journal: Journal) -> Journal:
    """The journal as another process opens it."""
    return Journal(journal.path, journal.profile, journal.clock)


def test_an_empty_journal_has_no_entries(journal: Journal) -> None:
    assert journal.entries() == ()
    assert not journal.path.exists()


def test_an_entry_reads_as_it_was_written(journal: Journal, clock: FakeClock) -> None:
    begun = journal.begin(LABEL, WEB)
    clock.advance(1.5)
    journal.end(begun, Result.OK, undo=UNDO)
    (entry,) = again(journal).entries()
    assert entry.time == clock.now() - 1.5
    assert (entry.profile, entry.operation, entry.outcome, entry.duration) == ("test", "server.label_set", "ok", 1.5)
    assert entry.arguments == {"label": "web\n\x1b[2J-1"}
    assert entry.targets == (WEB,)
    assert entry.undo == UNDO


def test_a_line_is_a_line_whatever_is_in_it(journal: Journal) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.FAILED, "no\nway\x1b")
    lines = journal.path.read_bytes().splitlines()
    assert len(lines) == 2
    assert b"\x1b" not in journal.path.read_bytes()
    assert all(json.loads(line) for line in lines)


def test_what_is_under_way_is_pending_here_and_unknown_elsewhere(journal: Journal) -> None:
    journal.begin(LABEL, WEB)
    assert journal.entries()[0].outcome is Result.PENDING
    assert again(journal).entries()[0].outcome is Result.UNKNOWN


def test_secrets_are_not_written(journal: Journal) -> None:
    user = Intent(API.operation("user.create"), {"name": "X", "email": "x@example.com", "password": "hunter2"})
    data = Intent(API.operation("server.set_user_data"), {"userdata": "aHVudGVyMg=="}, (WEB,))
    for intent in (user, data):
        journal.end(journal.begin(intent, intent.targets[0] if intent.targets else None), Result.OK)
    text = journal.path.read_text()
    assert "hunter2" not in text
    assert "aHVudGVyMg" not in text
    assert journal.entries()[0].arguments["password"] == REDACTED
    assert journal.entries()[0].arguments["name"] == "X"


def test_only_the_owner_may_read(journal: Journal) -> None:
    journal.begin(LABEL, WEB)
    assert journal.path.stat().st_mode & 0o777 == 0o600
    assert journal.path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "torn", [b"", b'{"ended":"', b"\xff\xfe", b"\x00" * 9, b"[]", b'{"begun":"x"}', b"7", b'"text"']
)
def test_a_torn_line_spoils_no_other(journal: Journal, torn: bytes) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.OK, undo=UNDO)
    with journal.path.open("ab") as file:
        file.write(torn)
    journal.end(journal.begin(LABEL, WEB), Result.FAILED, "no")
    assert [entry.outcome for entry in again(journal).entries()] == [Result.OK, Result.FAILED]


def test_an_undone_entry_says_by_what(journal: Journal) -> None:
    first = journal.end(journal.begin(LABEL, WEB), Result.OK, undo=UNDO)
    failed = journal.end(journal.begin(LABEL, WEB, undoes=first.id), Result.FAILED, "no")
    assert journal.entries()[0].undone_by == ""
    second = journal.end(journal.begin(LABEL, WEB, undoes=first.id), Result.OK, undo=UNDO)
    entries = journal.entries()
    assert [entry.id for entry in entries] == [first.id, failed.id, second.id]
    assert entries[0].undone_by == second.id
    assert entries[2].undoes == first.id


def test_two_processes_may_write(journal: Journal) -> None:
    other = again(journal)
    one, two = journal.begin(LABEL, WEB), other.begin(LABEL, WEB)
    other.end(two, Result.OK)
    journal.end(one, Result.FAILED)
    assert {entry.id: entry.outcome for entry in again(journal).entries()} == {one.id: "failed", two.id: "ok"}


def test_a_full_disk_is_an_error(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, data: whole(file, data[:10]))
    with pytest.raises(OSError, match="full"):
        journal.begin(LABEL, WEB)
    monkeypatch.undo()
    journal.end(journal.begin(LABEL, WEB), Result.OK)
    assert [entry.outcome for entry in journal.entries()] == [Result.OK]


WRITER = """
import sys
from pathlib import Path
from vultr_tui.account.journal import Journal, Result
from vultr_tui.api.catalogue import load
from vultr_tui.api.intent import Intent
journal = Journal(Path(sys.argv[1]), "test")
intent = Intent(load("v1").operation("sshkey.create"), {"name": "x" * 3000})
while True:
    entry = journal.begin(intent, None)
    journal.end(entry, Result.OK, "y" * 3000)
    print(entry.id, flush=True)
"""


def test_a_killed_writer_loses_nothing_that_had_ended(journal: Journal) -> None:
    told: list[str] = []
    for number in range(3):
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, str(journal.path)], stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        for writer in writers:
            assert writer.stdout
            told.extend(writer.stdout.readline().strip() for _ in range(5 + number))
        for writer in writers:
            assert writer.stdout
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            told.extend(line.strip() for line in writer.stdout if line.endswith("\n"))
            writer.stdout.close()
    entries: dict[str, Entry] = {entry.id: entry for entry in journal.entries()}
    assert len(told) >= 36
    assert all(entries[id_].outcome is Result.OK for id_ in told)
    assert sum(entry.outcome is Result.UNKNOWN for entry in entries.values()) <= 6
    journal.end(journal.begin(LABEL, WEB), Result.OK)
    assert len(journal.entries()) == len(entries) + 1
