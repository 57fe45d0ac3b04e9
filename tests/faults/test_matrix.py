"""Every fault, by everything that is done, in the shell and as a command for programs.

Right error, right code, no trace, nothing made twice, nothing lost from the journal, and rows that were good stay.
The short form tries every fault with every deed, each in one of the two faces that are typed at; THOROUGH in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.command import typist as command
from tests.effort import THOROUGH
from tests.faults.expected import DEEDS, EXPECTED, HANGING, Deed, Row, spec
from tests.faults.site import LONG, SHORT, Site, site
from tests.shell import typist as shell
from vultr_tui.account.entry import Result
from vultr_tui.command.exits import Exit
from vultr_tui.simulator.faults.table import BY_NAME

CONFIRMED = {
    "list": "",
    "create": "--yes",
    "destroy": "--confirm vpn",
    "bulk": "--yes",
    "wait": "--yes --wait",
}
FACES = ("one-shot", "shell")
Cell = tuple[str, str, str]


def cells() -> Iterator[Cell]:
    """Fault, deed and face."""
    for number, fault in enumerate(EXPECTED):
        for place, deed in enumerate(DEEDS):
            for face in FACES:
                if THOROUGH or FACES[(number + place) % len(FACES)] == face:
                    yield fault, deed, face


@dataclass(frozen=True)
class Seen:
    """What a face showed in the end."""

    code: int
    out: str
    messages: list[str]
    targets: list[str]


@pytest.fixture
def under(tmp_path: Path, fault: str, deed: str) -> Iterator[Site]:
    """The account, with the fault about to meet the deed."""
    listener = fault if BY_NAME[fault].of_listener else ""
    with site(tmp_path, listener=listener, timeout=SHORT if fault in HANGING else LONG) as found:
        if DEEDS[deed].after:
            found.service.after = (DEEDS[deed].after, spec(fault, DEEDS[deed]))
        elif not listener:
            found.service.misbehave(spec(fault, DEEDS[deed]))
        yield found


async def typed(under: Site, line: str, face: str, capfd: Any, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Type it at the face: in the shell in words, as a command for programs."""
    if face == "shell":
        at = shell.Typist.at(under, capfd)  # type: ignore[arg-type]  # a site is a ground as far as this goes
        ended = await at(line)
        await at.shell.aclose()
        told = [text for text in ended.err.splitlines() if text.startswith("vultr-tui: ")]
        return Seen(ended.code, ended.out, told, [text.split(": ")[1] for text in told])
    program = command.Typist(under, capfd, monkeypatch, under.account())  # type: ignore[arg-type]
    done = await program(f"{line} -o json")
    messages = [f"{error['message']} {error['hint']}" for error in done.errors]
    return Seen(done.code, done.out, messages, [error.get("target", "") for error in done.errors])


@pytest.mark.parametrize(("fault", "deed", "face"), list(cells()))
async def test_a_cell(
    fault: str, deed: str, face: str, under: Site, capfd: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, done = EXPECTED[fault], DEEDS[deed]
    waits = f" --timeout {600 if row.wait is Exit.OK else 2}" if deed == "wait" else ""
    seen = await typed(under, f"{done.line} {CONFIRMED[deed]}{waits}", face, capfd, monkeypatch)
    await under.close()
    assert seen.code == row.code(deed), seen
    assert "Traceback" not in seen.out + "".join(seen.messages)
    assert bool(seen.messages) is (seen.code != Exit.OK)
    if seen.code != Exit.OK:
        assert row.says in seen.messages[-1], seen
    CHECKS[deed](under, BY_NAME[fault].carried_out if fault != "tls" else 0, row, seen)


def check_list(under: Site, _: int, row: Row, seen: Seen) -> None:
    assert bool(seen.out) is (row.list is Exit.OK)
    assert not under.entries


def check_create(under: Site, times: int, row: Row, seen: Seen) -> None:
    made = under.called("block", "new-1")
    assert len(made) == times
    assert_sent_once(under, DEEDS["create"], row.create)
    if row.create is Exit.UNKNOWN:
        appeared = f"has appeared in the list since, and is as you asked: new-1 ({made[0]['SUBID']})" if made else ""
        finding = appeared or "nothing that is as you asked is in the list so far"
        assert finding in seen.messages[0]


def check_destroy(under: Site, times: int, row: Row, seen: Seen) -> None:
    (vpn,) = under.called("server", "vpn")
    assert (vpn["status"] == "closed") is (times > 0)
    assert_sent_once(under, DEEDS["destroy"], row.destroy)
    if row.destroy is Exit.UNKNOWN:
        assert ("is closed in the list" if times else "is in the list as before") in seen.messages[0]


def check_bulk(under: Site, _: int, row: Row, seen: Seen) -> None:
    """The first is done, and each of the others is told of by name."""
    if row.bulk is Exit.OK:
        return
    if under.service.asked["server/reboot"]:
        assert seen.targets == ["web-2", "db-1"]
        assert next(entry.outcome for entry in under.entries) is Result.OK
    assert all(entry.outcome is not Result.PENDING for entry in under.entries)


def check_wait(under: Site, _times: int, _row: Row, _seen: Seen) -> None:
    if under.service.asked["server/start"]:
        assert under.service.asked["server/start"] == 1
        assert [entry.outcome for entry in under.entries] == [Result.OK]


def assert_sent_once(under: Site, deed: Deed, code: Exit) -> None:
    """It was sent once, or turned away, and the journal says what became of it."""
    if code is Exit.UNAVAILABLE:
        assert all(entry.outcome is Result.FAILED for entry in under.entries)
        return
    assert under.service.asked[deed.path] == 1
    outcome = {Exit.OK: Result.OK, Exit.UNKNOWN: Result.UNKNOWN}.get(code, Result.FAILED)
    assert [entry.outcome for entry in under.entries] == [outcome]


CHECKS = {
    "list": check_list,
    "create": check_create,
    "destroy": check_destroy,
    "bulk": check_bulk,
    "wait": check_wait,
}


def test_the_table_is_whole() -> None:
    assert set(EXPECTED) == set(BY_NAME)
    assert set(DEEDS) == set(CHECKS)
