"""Every byte that the console writes to a terminal, with names that hold commands for one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.command.typist import PROGRAM
from tests.console.seat import ESCAPE, Seat
from tests.hostile.screen import foreign

NAMES = {
    "web-1": "\x1b]0;OWNED\x07\x1b[2J",
    "web-2": "\x9b31m\x9d0;OWNED\x9c",
    "db-1": "\x1bP+q544e\x1b\\ \u202egnp",
    "mail": "[@click=app.quit]x[/] \u200b日本",
}


def test_nothing_that_is_written_is_anybody_elses(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    for name, label in NAMES.items():
        subprocess.run([*PROGRAM, "--demo", "server", "label_set", name, f"label={label}"], env=home, check=True)
    with Seat(tmp_path) as seat:
        seat.opened()
        for key in "jdayeDJ":
            seat.type(key)
            seat.type(ESCAPE)
            seat.type(ESCAPE)
        seat.command("servers gnp")
        seat.command("servers OWNED")
        seat.type("e")
        assert "OWNED" in seat.terminal.text()
        assert not foreign(seat.received)
        seat.type(f"{ESCAPE}{ESCAPE}")
