"""However the console ends, or pauses, the terminal is left as it was found."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.console.failing import SECRET
from tests.console.seat import Seat

ENDED = {"quit": 0, "terminate": -signal.SIGTERM, "hang up": -signal.SIGHUP}


STOCK = {"TEXTUAL_DRIVER": "textual.drivers.linux_driver:LinuxDriver"}


@pytest.mark.parametrize("driver", [{}, STOCK], ids=["writer", "stock"])
@pytest.mark.parametrize("way", ENDED)
def test_the_terminal_is_left_as_it_was(tmp_path: Path, way: str, driver: dict[str, str]) -> None:
    with Seat(tmp_path, environment=driver) as seat:
        before = seat.attributes()
        seat.opened()
        assert "1049" in seat.left_on()
        match way:
            case "quit":
                seat.send("q")
            case "terminate":
                os.kill(seat.pid, signal.SIGTERM)
            case "hang up":
                os.kill(seat.pid, signal.SIGHUP)
        assert seat.end() == (ENDED[way] if not driver or way == "quit" else 128 - ENDED[way])
        assert not seat.left_on()
        assert seat.attributes() == before
        assert "Traceback" not in seat.received


def test_a_crash_is_one_line_and_a_file(tmp_path: Path) -> None:
    with Seat(tmp_path, sys.executable, "-m", "tests.console.failing") as seat:
        before = seat.attributes()
        seat.opened()
        seat.send("o")
        assert seat.end() == 1
        assert not seat.left_on()
        assert seat.attributes() == before
        said = seat.received.rpartition("\x1b[?1049l")[2]
        assert "vultr-tui failed by a fault of its own: RuntimeError." in " ".join(said.split())
        assert "Traceback" not in said
        assert SECRET not in seat.received
    (report,) = (tmp_path / ".local/state/vultr-tui/crashes").iterdir()
    assert report.stat().st_mode & 0o777 == 0o600
    assert "in fail" in report.read_text()
    assert SECRET not in report.read_text()
    assert "RuntimeError" in report.read_text()


def test_it_can_be_stopped_and_continued(tmp_path: Path) -> None:
    with Seat(tmp_path) as seat:
        seat.opened()
        _, _, shown = seat.terminal.text().partition("\n")  # the first line tells what is being asked
        seat.send("\x1a")
        seat.stop(0)
        assert not seat.left_on()
        seat.terminal.feed("\x1b[2J\x1b[5;5Hsomething else")
        os.kill(seat.pid, signal.SIGCONT)
        seat.opened()
        assert seat.terminal.text().partition("\n")[2] == shown


def test_nothing_is_written_while_nothing_changes(tmp_path: Path) -> None:
    with Seat(tmp_path) as seat:
        seat.opened()
        seat.rest()
        seat.rest()
        before = len(seat.received)
        assert not seat.pump(1.5)
        assert len(seat.received) == before
