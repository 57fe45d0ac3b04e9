"""What is told for a moment: a refusal stays to be read while other things are told."""

from __future__ import annotations

from tests.console.conftest import SMALL, Opening
from tests.console.desk import Desk, Hands
from tests.console.test_actions import on_server
from vultr_tui.console.app import ERRORS_TOLD

PROTECTED = "db-1 is protected by 'db-*' in the profile."


def told(hands: Hands, words: str) -> int:
    """On how many lines of the screen that is told."""
    return sum(words in line for line in hands.lines())


async def refused(hands: Hands) -> None:
    """Have the guard refuse something."""
    await on_server(hands, "db-1")
    await hands.press("D")
    assert told(hands, PROTECTED) == 1


async def test_a_refusal_stays_when_something_else_is_told(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(protect=("db-*",))) as hands:
        await refused(hands)
        await hands.press("u")
        assert told(hands, PROTECTED) == told(hands, "Nothing to take back.") == 1
        await hands.press("U")
        assert told(hands, PROTECTED) == told(hands, "Nothing was taken back.") == 1
        assert not told(hands, "Nothing to take back.")


async def test_the_same_refusal_is_told_once(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(protect=("db-*",))) as hands:
        await refused(hands)
        await hands.press("D")
        assert told(hands, PROTECTED) == 1


async def test_errors_leave_room_for_the_rows(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        for number in range(ERRORS_TOLD + 2):
            hands.console.acting.tell(f"Error {number}.", severe=True)
            await hands.wait()
        assert [number for number in range(ERRORS_TOLD + 2) if told(hands, f"Error {number}.")] == [2, 3, 4]


async def test_what_the_guard_refused_can_be_read_later(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(protect=("db-*",))) as hands:
        await refused(hands)
        assert hands.lines()[-1].endswith("! 1 error ")
        hands.console.clear_notifications()
        await hands.press("exclamation_mark")
        assert PROTECTED in hands.text
        assert "Nothing was sent." in hands.text


async def test_what_cannot_be_found_is_counted_at_once(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server reboot nosuch")
        assert hands.lines()[-1].endswith("! 1 error ")


async def test_what_was_found_here_is_told_in_short_and_among_the_errors_in_full(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        for what in ("rows", "views"):
            hands.console.account.problems.add(f"The {what} cannot be kept.", "Free some room.")
        hands.console.warn()
        await hands.wait()
        assert "The rows cannot be kept." in hands.text
        assert "! tells more, also of 1 other problem." in hands.text
        assert "Free some room." not in hands.text
        await hands.press("!")
        assert hands.text.count("Free some room.") == 2


async def test_two_notices_at_once_are_both_read(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        hands.console.account.problems.add("The rows cannot be kept.", "Free some room.")
        hands.console.warn()
        hands.console.acting.tell("The journal was cut short.", severe=True)
        await hands.wait()
        assert told(hands, "The rows cannot be kept.") == told(hands, "The journal was cut short.") == 1


async def test_what_is_told_in_a_dialog_does_not_stand_beside_what_was_told_beneath(
    desk: Desk, opened: Opening
) -> None:
    async with opened(desk) as hands:
        hands.console.acting.tell("A message that is longer than the next.")
        await hands.wait()
        await hands.press("e", "ctrl+y")
        assert told(hands, "Copied: the command.") == 1
        assert not told(hands, "A message")
        await hands.press("escape")
        assert told(hands, "Copied: the command.") == 1


async def test_what_was_taken_back_is_called_as_it_was_done(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("dns create_record example.com type=A name=new data=203.0.113.9")
        await hands.press("u")
        assert told(hands, "Taken back: dns create record example.com") == 1
        await hands.press("U")
        assert told(hands, "Done again: dns create record example.com") == 1


async def test_a_notice_does_not_cover_the_row_under_the_cursor(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=SMALL) as hands:
        await hands.press("G")
        label = str(hands.pane.row and hands.pane.row["label"])
        before = next(line for line in hands.lines() if label in line)
        hands.console.acting.tell("A message.\nWith a second line, and as long as it may be in a row of its own.")
        await hands.wait()
        assert "A message." in hands.text
        assert before in hands.lines()
        await hands.press("g")
        hands.console.acting.tell("Another.")
        await hands.wait()
        assert "Another." in hands.lines()[-2]
