"""Where nothing can be kept, the program says so, once, and works without it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.command.typist import PROGRAM
from tests.console.seat import Seat
from tests.lasting.disks import DISKS, Disk


@pytest.fixture(params=DISKS)
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Disk:
    disk = DISKS[request.param]
    if not disk.possible:
        pytest.skip("nothing can be mounted here")
    (tmp_path / "mounted").mkdir()
    (tmp_path / "file").touch()
    return disk


def run(disk: Disk, folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        disk.program(folder, [*PROGRAM, *arguments]),
        capture_output=True,
        text=True,
        check=False,
        input=typed,
        env=disk.environment(folder),
        preexec_fn=disk.limit,
    )
    assert "Traceback" not in done.stderr
    return done


def test_a_command_reads_and_changes_nothing_that_it_cannot_write_down(disk: Disk, tmp_path: Path) -> None:
    listed = run(disk, tmp_path, "--demo", "server", "list", "-o", "json", "--columns", "label")
    assert listed.returncode == 0, listed.stderr
    assert {"label": "web-1"} in json.loads(listed.stdout)
    warnings = [json.loads(line)["warning"]["message"] for line in listed.stderr.splitlines()]
    assert len(warnings) == len(set(warnings))
    assert any("The demo begins afresh and is not kept" in warning for warning in warnings)
    changed = run(disk, tmp_path, "--demo", "server", "label_set", "web-1", "label=x")
    assert changed.returncode == 6, changed.stderr
    assert "Not sent, because it could not be written to the journal" in changed.stderr
    assert disk.said in changed.stderr
    assert "XDG_STATE_HOME" in changed.stderr


def test_a_shell_goes_on(disk: Disk, tmp_path: Path) -> None:
    typed = "os list -o id\nset output json\nserver label_set web-1 label=x\napp list --no-header -o id\n"
    done = run(disk, tmp_path, "--demo", "shell", typed=typed)
    assert done.returncode == 6, done.stderr
    assert len(done.stdout.split()) > 20
    lines = done.stderr.splitlines()
    assert len(lines) == len(set(lines))
    assert sum(disk.said in line and "journal" in line for line in lines) == 1


@pytest.mark.parametrize("disk", ["full", "absent"], indirect=True)
def test_a_console_counts_it_among_the_errors(disk: Disk, tmp_path: Path) -> None:
    command = disk.program(tmp_path, [*PROGRAM, "--demo"])
    with Seat(tmp_path, *command, environment=disk.environment(tmp_path)) as seat:
        seat.opened()
        seat.await_screen(r"! \d errors?")  # whatever was noticed after it
        seat.type("!")
        seat.await_screen("files on this machine")
        seat.await_screen("The demo begins afresh and is not kept")
        seat.type("q")
        seat.command("server label_set web-1 label=x")
        seat.await_screen("Not sent")
        seat.command("theme light")
        seat.await_screen("Mend the file or")
        seat.send("q")
        assert seat.end() == 0
        assert not seat.left_on()
        assert "Traceback" not in seat.received


def test_resetting_the_demo_says_why_it_cannot(tmp_path: Path) -> None:
    disk = DISKS["a file in the way"]
    (tmp_path / "file").touch()
    done = run(disk, tmp_path, "demo", "reset")
    assert done.returncode == 2
    assert "cannot be made as new: Not a directory" in done.stderr
