"""Every fault in the console: good rows stay, the error is told and kept, nothing is sent twice, and it goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.console.desk import Hands
from tests.effort import THOROUGH
from tests.faults.expected import DEEDS, EXPECTED, HANGING, spec
from tests.faults.served import PATIENCE
from tests.faults.site import LONG, SHORT, Site, site
from vultr_tui.account.entry import Result
from vultr_tui.account.tables import Table
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.console.actions.runs import Standing
from vultr_tui.console.app import Console
from vultr_tui.console.dialogs.progress import Progress
from vultr_tui.console.dialogs.question import Question
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.simulator.faults.table import BY_NAME

ROWS = 25
TYPED = {"create": "y", "destroy": "vpn", "bulk": "3", "wait": "y"}
"""What confirms each deed."""


def cells() -> Iterator[tuple[str, str]]:
    """Fault and deed; in the short form a deed for every other fault."""
    for number, fault in enumerate(fault for fault in EXPECTED if fault != "tls"):
        for place, deed in enumerate(DEEDS):
            if THOROUGH or (number % 2 == 0 and number % len(DEEDS) == place):
                yield fault, deed


class Patient(Hands):
    """Somebody who waits for what comes over a real connection."""

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let time pass until it is so."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not condition():
            assert asyncio.get_running_loop().time() < end, self.text
            await asyncio.sleep(0.002)
            await self.clock.elapse(0.5)
            await self.pilot.pause()

    async def confirm(self, words: str) -> None:
        """Answer the question once it may be answered."""
        await self.until(lambda: isinstance(self.console.screen, Question))
        await self.read_it()
        await self.type(words)
        if not isinstance(self.console.screen, MainScreen | Progress):
            await self.press("enter")


@asynccontextmanager
async def opened(under: Site) -> AsyncIterator[Patient]:
    """A console that has read everything, before anything goes wrong."""
    console = Console(under.account())
    async with console.run_test(size=(120, 40), notifications=True) as pilot:
        hands = Patient(pilot, under.clock)
        await hands.until(lambda: len(hands.table.ids) == ROWS)
        yield hands


@pytest.mark.parametrize(("fault", "deed"), list(cells()))
async def test_a_cell(tmp_path: Path, fault: str, deed: str) -> None:
    row, done = EXPECTED[fault], DEEDS[deed]
    with site(tmp_path, hasty=False, timeout=SHORT if fault in HANGING else LONG) as under:
        async with opened(under) as hands:
            if deed == "list":
                await refreshed(under, hands, fault)
            else:
                await performed(under, hands, fault, deed)
            gone = deed == "destroy" and BY_NAME[fault].carried_out > 0  # and out of the list after a while
            assert len(hands.console.main.pane.table.ids) in {ROWS, ROWS - gone}
            if row.code(deed) is not Exit.OK:
                assert row.says in told(hands)
            await hands.press("escape", "escape")
            assert isinstance(hands.console.screen, MainScreen)
        assert under.service.asked[done.path] >= 1
        assert all(entry.outcome is not Result.PENDING for entry in under.entries)


def servers(hands: Patient) -> Table:
    return hands.console.account.table("server")


async def refreshed(under: Site, hands: Patient, fault: str) -> None:
    before = servers(hands).fetched_at
    under.service.misbehave(spec(fault, DEEDS["list"]))
    await hands.press("r")
    await hands.until(lambda: servers(hands).error is not None or servers(hands).fetched_at != before)
    assert (servers(hands).error is None) is (EXPECTED[fault].list is Exit.OK)
    assert ("live" in hands.lines()[1]) is (EXPECTED[fault].list is Exit.OK)


async def performed(under: Site, hands: Patient, fault: str, deed: str) -> None:
    under.service.misbehave("" if DEEDS[deed].after else spec(fault, DEEDS[deed]))
    under.service.after = (DEEDS[deed].after, spec(fault, DEEDS[deed]))
    await hands.command(DEEDS[deed].line)
    await hands.confirm(TYPED[deed])
    (run,) = hands.console.acting.runs.all
    await hands.until(lambda: len(run.outcomes) == run.count)
    errors = [outcome.error for outcome in run.outcomes.values() if outcome.error]
    code = EXPECTED[fault].code(deed)
    if deed == "wait":
        assert not errors
        await hands.until(lambda: run.standing is Standing.OVER or bool(hands.console.failures.all))
        return
    assert max(map(exit_of, errors), default=Exit.OK) == code
    asked = under.service.asked[DEEDS[deed].path]
    assert asked == run.count or code in {Exit.UNAVAILABLE, Exit.KEY}
    assert not (run.retriable and code is Exit.UNKNOWN)


def told(hands: Patient) -> str:
    """The errors that are kept, in words, as the errors pane has them."""
    return "\n".join(f"{failure.error.message} {failure.error.text}" for failure in hands.console.failures.all)
