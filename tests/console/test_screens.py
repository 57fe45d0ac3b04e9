"""Pictures of the screens, compared with those that somebody has looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.console.conftest import MEDIUM, SMALL
from tests.console.desk import Desk, Hands
from vultr_tui.console.app import Console

Compare = Callable[..., bool]
Steps = Callable[[Hands], Awaitable[None]]
both_sizes = pytest.mark.parametrize("size", [SMALL, MEDIUM], ids=["80x24", "120x40"])


def compared(
    snap_compare: Compare,
    desk: Desk,
    size: tuple[int, int],
    steps: Steps | None = None,
    console: Console | None = None,
) -> bool:
    """Whether the screen looks as it did, once these steps are taken."""

    async def before(pilot: Pilot[int]) -> None:
        hands = Hands(pilot, desk.clock)
        await hands.wait()
        if steps:
            await steps(hands)

    same = snap_compare(console or desk.console(), terminal_size=size, run_before=before)
    assert same, "look at snapshot_report.html; pytest --snapshot-update draws it anew"
    return same


@both_sizes
def test_servers(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    assert compared(snap_compare, desk, size)


@both_sizes
def test_detail(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("j", "enter")

    assert compared(snap_compare, desk, size, steps)


@both_sizes
def test_records(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.command("dns")
        hands.table.move_to("example.com")
        await hands.press("enter")

    assert compared(snap_compare, desk, size, steps)


@both_sizes
def test_destroying(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("j", "D")

    assert compared(snap_compare, desk, size, steps)


@both_sizes
def test_a_form(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("c")
        await hands.type("jersey")
        await hands.press("enter")

    assert compared(snap_compare, desk, size, steps)


@both_sizes
def test_the_palette(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("ctrl+p")
        await hands.type("reb")

    assert compared(snap_compare, desk, size, steps)


@both_sizes
def test_an_empty_account(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    assert compared(snap_compare, Desk(tmp_path, seed="empty"), size)


@both_sizes
def test_no_connection(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    desk.line.down = True

    async def steps(hands: Hands) -> None:
        await hands.elapse(60)

    assert compared(snap_compare, desk, size, steps)
