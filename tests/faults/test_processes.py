"""Faults met by real programs at real terminals: the codes, what is written down, and how the terminal is left."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest

from tests.command.simulated import settings_for, simulated
from tests.command.typist import PROGRAM, folder_of
from tests.console.seat import Seat
from tests.shell.terminal import Terminal
from vultr_tui.account.entry import Entry, Result
from vultr_tui.account.journal import Journal
from vultr_tui.command.exits import Exit

CREATE = "block create DCID=1 size_gb=75 label=new-1"


def entries(folder: Path) -> tuple[Entry, ...]:
    """What the journal says, as a program that starts now reads it."""
    return Journal(Path(folder_of(folder)["XDG_STATE_HOME"], "vultr-tui/journal/default.jsonl"), "default").entries()


def test_a_lost_answer_is_told_by_the_program(tmp_path: Path) -> None:
    with simulated(tmp_path, "--faults", "reset-after@block/create") as url:
        settings_for(tmp_path, url)
        command = [*PROGRAM, *CREATE.split(), "--yes", "-o", "json"]
        done = subprocess.run(command, env=folder_of(tmp_path), capture_output=True, text=True, check=False, timeout=90)
        listed = subprocess.run(
            [*PROGRAM, "block", "list", "-o", "json", "--filter", "new-1"],
            env=folder_of(tmp_path),
            capture_output=True,
            text=True,
            check=True,
            timeout=90,
        )
    assert done.returncode == Exit.UNKNOWN
    assert done.stdout == ""
    error = json.loads(done.stderr)["error"]
    assert error["kind"] == "outcome-unknown"
    assert error["found"] == [row["SUBID"] for row in json.loads(listed.stdout)]
    assert len(error["found"]) == 1
    assert [entry.outcome for entry in entries(tmp_path)] == [Result.UNKNOWN]


def test_rows_stay_and_the_terminal_is_left_as_it_was(tmp_path: Path) -> None:
    with simulated(tmp_path, "--faults", "cut:2-@server/list") as url:
        settings_for(tmp_path, url)
        with Seat(tmp_path, *PROGRAM, environment=folder_of(tmp_path)) as seat:
            before = seat.attributes()
            seat.opened()
            seat.send("r")
            seat.await_screen(r"Servers +25 +stale since")
            seat.await_screen(r"web-1")
            seat.send("!")
            seat.await_screen(r"broke before the answer was complete")
            seat.send("\x1b")
            seat.await_screen(r"web-1")
            seat.send("q")
            assert seat.end() == 0
            assert not seat.left_on()
            assert seat.attributes() == before
            assert "Traceback" not in seat.received


def test_a_console_can_be_left_while_a_change_hangs_and_the_journal_says_so(tmp_path: Path) -> None:
    with simulated(tmp_path, "--faults", "stall-after@POST") as url:
        settings_for(tmp_path, url)
        with Seat(tmp_path, *PROGRAM, environment=folder_of(tmp_path)) as seat:
            before = seat.attributes()
            seat.opened()
            seat.command(CREATE)
            seat.await_screen(r"POST /v1/block/create")
            seat.rest()
            seat.send("y")
            while not entries(tmp_path):
                seat.pump(0.1)
            seat.send("q")
            assert seat.end() == 0
            assert not seat.left_on()
            assert seat.attributes() == before
        (entry,) = entries(tmp_path)
        assert entry.outcome is Result.UNKNOWN
        assert entry.operation == "block.create"


def test_a_shell_gives_a_hanging_change_up_when_interrupted_and_goes_on(tmp_path: Path) -> None:
    with simulated(tmp_path, "--faults", "stall-after@POST") as url:
        settings_for(tmp_path, url)
        with Terminal.opened(tmp_path, "shell") as terminal:
            terminal.until("default>")
            terminal.enter(f"{CREATE} --yes")
            while not entries(tmp_path):
                time.sleep(0.05)
            terminal.interrupt()
            terminal.until("Ctrl-C again leaves it alone")
            terminal.interrupt()
            terminal.until("default>")
            terminal.enter("journal --columns operation,outcome -o csv")
            terminal.until("block.create,unknown")
            terminal.until("default>")
            terminal.type("\x04")
            assert terminal.ended() == 0
        assert [entry.outcome for entry in entries(tmp_path)] == [Result.UNKNOWN]


@pytest.mark.parametrize("text", ["nonsense", "html:sometimes", "tls:0.5"])
def test_what_makes_no_sense_is_a_usage_error(tmp_path: Path, text: str) -> None:
    command = [*PROGRAM, "simulate", "--faults", text]
    done = subprocess.run(command, env=folder_of(tmp_path), capture_output=True, text=True, check=False, timeout=90)
    assert done.returncode == Exit.USAGE
    assert done.stderr.startswith("vultr-tui: --faults: ")
    assert "simulate --help" in done.stderr
