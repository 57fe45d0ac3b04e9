"""What a terminal gets and a pipe does not, and the other way round."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.command.screen import Screen, plain
from tests.command.typist import PROGRAM, folder_of

CREATE = [*PROGRAM, "--demo", "server", "create", "DCID=1", "VPSPLANID=203", "OSID=167", "label=new", "--yes", "--wait"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return folder_of(tmp_path_factory.mktemp("terminal")) | {"TERM": "xterm"}


def test_no_console_is_painted_on_a_dumb_terminal(environment: dict[str, str]) -> None:
    with Screen([*PROGRAM, "--demo"], environment | {"TERM": "dumb"}) as screen:
        assert screen.end() == 2
    assert "\x1b" not in screen.shown
    assert "Try: vultr-tui shell" in screen.shown


@pytest.mark.parametrize("columns", [40, 80, 132])
@pytest.mark.parametrize("listing", ["--demo server list", "--demo dns records example.com", "catalogue"])
def test_a_table_fits_the_terminal(environment: dict[str, str], columns: int, listing: str) -> None:
    with Screen([*PROGRAM, *listing.split()], environment, columns=columns) as screen:
        assert screen.end() == 0
    lines = plain(screen.shown).replace("\r", "").splitlines()
    assert len(lines) > 10
    assert max(map(len, lines)) <= columns


def test_a_table_is_not_cut_in_a_pipe(environment: dict[str, str]) -> None:
    command = [*PROGRAM, "--demo", "server", "list"]
    with Screen(command, environment, columns=40, piped=True) as screen:
        out = screen.output.read().decode()
        assert screen.end() == 0
    assert max(map(len, out.splitlines())) > 100
    assert "…" not in out
    assert "\x1b" not in out


@pytest.mark.parametrize("shell", ["| head -1", "-o json | head -1", "-o csv | true", "--help | true"])
def test_a_reader_that_has_enough_hears_no_complaint(environment: dict[str, str], shell: str) -> None:
    line = f"{sys.executable} -m vultr_tui --demo server list {shell}"
    done = subprocess.run(["/bin/sh", "-c", line], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_progress_is_one_line_that_ends(environment: dict[str, str]) -> None:
    halt = [*PROGRAM, "--demo", "server", "halt", "cache-1", "--yes", "--wait", "--timeout", "30"]
    with Screen(halt, environment) as screen:
        assert screen.end() == 0
    assert "waiting for cache-1, 30 seconds at most" in screen.shown
    rows = [line.rpartition("\r\x1b[K")[2] for line in screen.shown.rstrip().replace("\r\n", "\n").split("\n")]
    assert rows[0] == "server halt cache-1: done"
    assert rows[-1].startswith("cache-1 is stopped, after ")


def test_ctrl_c_ends_the_wait_and_not_the_change(environment: dict[str, str]) -> None:
    with Screen([*CREATE, "-o", "id"], environment, piped=True) as screen:
        screen.until("is pending")
        screen.interrupt()
        made = screen.output.read().decode().strip()
        assert screen.end() == 130
    assert f"Follow it: vultr-tui server list SUBID={made} --demo" in screen.shown
    assert "Traceback" not in screen.shown
    follow = [*PROGRAM, "server", "list", f"SUBID={made}", "--demo", "--columns", "label", "--no-header"]
    assert subprocess.run(follow, env=environment, capture_output=True, text=True, check=True).stdout == "new\n"
