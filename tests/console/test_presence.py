"""Whether anybody looks at the console, and what the first line says of the budget."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands
from vultr_tui.account.polling import IDLE_AFTER
from vultr_tui.client.ledger import Shared
from vultr_tui.client.pacing import Budget, Pacer
from vultr_tui.console.app import Console
from vultr_tui.console.panes.header import budget

FRESH = 15.0
"""Seconds for which the list of servers is fresh."""


async def refreshes(desk: Desk, hands: Hands, seconds: float) -> int:
    """How often the servers are asked for in that time."""
    before = desk.sent("server/list")
    for _ in range(round(seconds / FRESH)):
        await hands.elapse(FRESH + 1)
    return desk.sent("server/list") - before


async def test_out_of_focus_nothing_is_asked_whatever_is_on_top_of_the_screen(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        assert await refreshes(desk, hands, 4 * FRESH) >= 3
        await hands.press("question_mark")
        hands.console.post_message(AppBlur())
        await hands.wait()
        assert await refreshes(desk, hands, 4 * FRESH) == 0
        hands.console.post_message(AppFocus())
        await hands.wait()
        assert await refreshes(desk, hands, FRESH) >= 1


async def test_a_key_tells_that_the_terminal_has_the_focus_after_all(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        hands.console.post_message(AppBlur())
        await hands.wait()
        await hands.press("j")
        assert await refreshes(desk, hands, 2 * FRESH) >= 1


async def test_keys_in_a_dialog_are_keys(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("question_mark")
        for _ in range(4):
            await hands.elapse(IDLE_AFTER / 2)
            await hands.press("j")
        assert await refreshes(desk, hands, 4 * FRESH) >= 3


async def test_while_another_program_has_the_screen_nothing_is_asked(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        console = hands.console
        console.app_suspend_signal.publish(console)
        assert await refreshes(desk, hands, 4 * FRESH) == 0
        console.app_resume_signal.publish(console)
        assert await refreshes(desk, hands, FRESH) >= 1


async def test_the_first_line_shows_that_the_service_throttles_another_process_until_it_is_over(
    desk: Desk, opened: Opening, tmp_path: Path
) -> None:
    other = Pacer(desk.api.rate, desk.clock, Shared(tmp_path / "budget"))
    async with opened(desk, Console(desk.account(ledger=Shared(tmp_path / "budget")))) as hands:
        assert "1000/s" in hands.lines()[0]
        other.throttled()
        await hands.elapse(2 * FRESH)
        assert any(f" {rate}/s " in hands.lines()[0] for rate in (500, 600, 700, 800))
        await hands.elapse(60 + FRESH)
        assert "1000/s" in hands.lines()[0]
        await other.aclose()


@pytest.mark.parametrize(
    ("waiting", "throttled", "said"),
    [(0, False, "2/s"), (1, False, "2/s"), (2, False, "2/s, 2 waiting"), (1, True, "2/s, 1 waiting")],
)
def test_what_waits_is_said_where_the_wait_is_more_than_a_moment(waiting: int, throttled: bool, said: str) -> None:
    assert budget(Budget(2, waiting, throttled)).text == said


async def test_a_budget_that_cannot_be_shared_is_said_and_explained(
    desk: Desk, opened: Opening, tmp_path: Path
) -> None:
    account = desk.account(ledger=Shared(tmp_path / "absent" / "budget"))
    async with opened(desk, Console(account), MEDIUM) as hands:
        assert "1000/s, not shared" in hands.lines()[0]
        assert "! 1 error" in hands.lines()[-1]
        await hands.press("exclamation_mark")
        assert "not shared with other processes" in hands.text
        await hands.press("escape")
        (tmp_path / "absent").mkdir()
        await hands.elapse(2 * FRESH)
        assert "not shared" not in hands.lines()[0]
