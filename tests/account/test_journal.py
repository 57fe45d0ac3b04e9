from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.clocks import FakeClock
from vultr_tui.account.entry import Entry, Inverse, Place, Process, Result
from vultr_tui.account.journal import Journal
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


def changed(line: bytes, **said: Any) -> bytes:
    return json.dumps({**json.loads(line), **said}).encode()


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "cut at its beginning": lambda line: line[9:],
    "no text": lambda _: b"\xff\xfe",
    "zeros": lambda _: b"\x00" * 9,
    "a list": lambda _: b"[]",
    "a number": lambda _: b"7",
    "another object": lambda _: b'{"begun":"x"}',
    "deep": lambda _: b"[" * 100_000,
    "no version": lambda line: changed(line, version=None),
    "time in words": lambda line: changed(line, time="soon"),
    "time out of the calendar": lambda line: changed(line, time=1e300),
    "time that is none": lambda line: changed(line, time=float("nan")),
    "time too long": lambda line: line.replace(b'"time":', b'"time":1' + b"0" * 400 + b',"x":'),
    "id that is none": lambda line: changed(line, begun=[]),
    "targets that are none": lambda line: changed(line, targets=[7]),
    "arguments that are none": lambda line: changed(line, arguments=[]),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_line_spoils_no_other(journal: Journal, damage: Callable[[bytes], bytes]) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.OK, undo=UNDO)
    with journal.path.open("ab") as file:
        file.write(damage(journal.path.read_bytes().splitlines()[0]) + b"\n")
    assert len(again(journal).entries()) == 1
    journal.end(journal.begin(LABEL, WEB), Result.FAILED, "no")
    read = again(journal)
    assert [entry.outcome for entry in read.entries()] == [Result.OK, Result.FAILED]
    read.entries()
    (problem,) = read.problems.fresh()
    assert f"{journal.path} is damaged" in problem.message


@pytest.mark.parametrize("length", [1, 9, 11, 40, -2])
def test_half_a_line_is_cut_off(journal: Journal, length: int) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.OK, undo=UNDO)
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole + whole.splitlines()[0][:length])
    assert len(again(journal).entries()) == 1
    journal.end(journal.begin(LABEL, WEB), Result.FAILED, "no")
    assert journal.path.read_bytes().startswith(whole + b'{"version":1,"begun":')
    assert [entry.outcome for entry in journal.entries()] == [Result.OK, Result.FAILED]
    assert journal.problems.fresh() == ()


def test_what_a_later_version_wrote_is_left_alone_and_said(journal: Journal) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.OK)
    later = changed(journal.path.read_bytes().splitlines()[0], version=2, begun="new") + b"\n"
    with journal.path.open("ab") as file:
        file.write(later)
    journal.end(journal.begin(LABEL, WEB), Result.OK)
    assert len(journal.entries()) == 2
    (problem,) = journal.problems.fresh()
    assert "has entries of a later vultr-tui" in problem.message
    assert later in journal.path.read_bytes()


def test_a_folder_in_the_place_of_the_journal_is_told(journal: Journal) -> None:
    journal.path.mkdir(parents=True)
    assert journal.entries() == journal.abandoned() == ()
    (problem,) = journal.problems.fresh()
    assert problem.message == f"{journal.path} cannot be read: Is a directory."
    with pytest.raises(IsADirectoryError):
        journal.begin(LABEL, WEB)


def of_another(journal: Journal, process: Process) -> None:
    """Let what is in the journal be of another process."""
    lines = journal.path.read_bytes().splitlines()
    written = [changed(line, by=asdict(process)) if b'"begun"' in line else line for line in lines]
    journal.path.write_bytes(b"\n".join(written) + b"\n")


def test_what_another_program_is_doing_is_under_way_until_that_ends(journal: Journal) -> None:
    journal.begin(LABEL, WEB)
    with subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE) as other:
        of_another(journal, Process(os.uname().nodename, other.pid))
        assert again(journal).entries()[0].outcome is Result.PENDING
        assert again(journal).abandoned() == ()
    assert again(journal).entries()[0].outcome is Result.UNKNOWN
    (entry,) = again(journal).abandoned()
    journal.tell([entry])
    assert again(journal).abandoned() == ()
    assert again(journal).entries()[0].outcome is Result.UNKNOWN


@pytest.mark.parametrize("process", [Process("elsewhere", os.getppid()), Process(os.uname().nodename, 0)])
def test_a_process_that_cannot_be_there_does_nothing(journal: Journal, process: Process) -> None:
    journal.begin(LABEL, WEB)
    of_another(journal, process)
    assert [entry.outcome for entry in again(journal).abandoned()] == [Result.UNKNOWN]


def test_what_ended_as_unknown_was_told_then(journal: Journal) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.UNKNOWN, "The answer was lost.")
    assert again(journal).abandoned() == ()


def test_only_the_latest_entries_are_looked_at(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        journal.begin(LABEL, WEB)
    monkeypatch.setattr("vultr_tui.account.journal.RECENT", journal.path.stat().st_size - 9)
    assert len(again(journal).abandoned()) == 1


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


def test_a_full_disk_is_an_error_and_leaves_nothing_half(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    begun = journal.begin(LABEL, WEB)
    before = journal.path.read_bytes()
    monkeypatch.setattr(os, "write", lambda file, data: whole(file, data[:10]))
    with pytest.raises(OSError, match="No space left"):
        journal.begin(LABEL, WEB)
    journal.end(begun, Result.OK, undo=UNDO)
    assert journal.path.read_bytes() == before
    assert [entry.outcome for entry in journal.entries()] == [Result.OK]
    assert [entry.outcome for entry in again(journal).entries()] == [Result.UNKNOWN]
    monkeypatch.undo()
    journal.begin(LABEL, WEB)
    assert [entry.outcome for entry in again(journal).entries()] == [Result.OK, Result.UNKNOWN]


WRITER = """
import sys
from pathlib import Path
from vultr_tui.account.entry import Result
from vultr_tui.account.journal import Journal
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


@pytest.mark.parametrize("after", [0, 1])
def test_an_entry_that_is_longer_than_what_is_looked_at_is_seen(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    journal.end(journal.begin(LABEL, WEB), Result.OK)
    long = Intent(LABEL.operation, {"label": "x" * 5_000}, (WEB,))
    begun = journal.begin(long, WEB)
    for _ in range(after):
        journal.end(journal.begin(LABEL, WEB), Result.OK)
    monkeypatch.setattr("vultr_tui.account.journal.RECENT", 1_000)
    assert [entry.id for entry in again(journal).abandoned()] == [begun.id]
