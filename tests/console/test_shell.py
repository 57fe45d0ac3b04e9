"""The shell, opened from the console on the same account."""

from __future__ import annotations

from pathlib import Path

from tests.console.conftest import Opening
from tests.console.desk import Desk
from tests.console.home import Home
from tests.console.seat import ENTER, Seat

SHELL = "\x0f"


def test_the_shell_changes_what_the_console_shows_when_it_is_back(tmp_path: Path) -> None:
    with Seat(tmp_path) as seat:
        seat.opened()
        for old, new in (("blog", "diary"), ("diary", "notes")):
            start = len(seat.received)
            seat.send(SHELL)
            seat.await_received(r"demo\S*>", start)
            assert "1049" not in seat.left_on()
            seat.send(f"server label_set {old} label={new}{ENTER}")
            seat.await_received(f"label_set {old}: done", start)
            assert "LABEL" not in seat.received[start:], "the console painted over the shell"
            seat.send(f"exit{ENTER}")
            seat.await_screen(f"{new} +. running")
            seat.rest()
        assert seat.leave() == 0
        assert not seat.left_on()


def test_what_the_console_does_not_allow_the_shell_in_it_does_not_either(tmp_path: Path) -> None:
    with Seat(tmp_path) as seat:
        seat.opened()
        seat.command("readonly")
        start = len(seat.received)
        seat.send(SHELL)
        seat.await_received(r"demo\S*#", start)
        seat.send(f"server label_set blog label=diary{ENTER}")
        seat.await_received(r"are off \(read-only\)", start)
        start = len(seat.received)
        seat.send(f"profile demo && server label_set blog label=diary{ENTER}")
        seat.await_received(r"are off \(read-only\)", start)
        seat.send(f"exit{ENTER}")
        seat.await_screen("blog +. running")
        seat.leave()


async def test_a_terminal_that_cannot_be_handed_over_is_told(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk).console()) as hands:
        await hands.press("ctrl+o")
        assert "cannot be handed to the shell" in hands.text
