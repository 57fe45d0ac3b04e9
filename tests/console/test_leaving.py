"""However the console ends, or pauses, the terminal is left as it was found."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.console.failing import SECRET
from tests.console.seat import ENTER, Seat
from vultr_tui.api.catalogue import load
from vultr_tui.console import leaving
from vultr_tui.settings import Profile, SettingsError

ENDED = {"quit": 0, "terminate": -signal.SIGTERM, "hang up": -signal.SIGHUP}
SERVER = load("v1").resource("server")


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
        shown = seat.terminal.text()
        seat.send("\x1a")
        seat.stop(0)
        assert not seat.left_on()
        seat.terminal.feed("\x1b[2J\x1b[5;5Hsomething else")
        os.kill(seat.pid, signal.SIGCONT)
        seat.opened()
        assert seat.terminal.text() == shown


def test_nothing_is_written_while_nothing_changes(tmp_path: Path) -> None:
    with Seat(tmp_path) as seat:
        seat.opened()
        seat.rest()
        seat.rest()
        before = len(seat.received)
        assert not seat.pump(1.5)
        assert len(seat.received) == before


def test_ssh_gets_the_terminal_and_no_secret(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "ssh").write_text(f'#!/bin/sh\nenv > {tmp_path}/seen\necho "$@" > {tmp_path}/words\necho elsewhere\n')
    (programs / "ssh").chmod(0o755)
    secrets = {"PATH": f"{programs}:{os.environ['PATH']}", "VULTR_API_KEY": "K", "VULTR_OTHER": "O"}
    with Seat(tmp_path, environment=secrets) as seat:
        seat.opened()
        seat.command("go web-1")
        shown = seat.terminal.text()
        seat.send("s")
        while not (tmp_path / "words").exists():
            seat.pump(0.1)
        seat.opened()
        assert "elsewhere" in seat.received
        assert seat.terminal.text() == shown
        assert "1049" in seat.left_on()
    assert (tmp_path / "words").read_text() == "-l root -- 203.0.113.3\n"
    assert "VULTR_" not in (tmp_path / "seen").read_text()


def test_what_ssh_complains_of_can_be_read(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "ssh").write_text("#!/bin/sh\necho no route; exit 255\n")
    (programs / "ssh").chmod(0o755)
    with Seat(tmp_path, environment={"PATH": f"{programs}:{os.environ['PATH']}"}) as seat:
        seat.opened()
        seat.send("s")
        seat.await_screen("Press Enter to go back")
        assert not seat.left_on()
        seat.send(ENTER)
        seat.opened()


@pytest.mark.parametrize("address", ["-oProxyCommand=x", "203.0.113.3 -v", "web-1", ""])
def test_what_is_no_address_is_never_gone_to(address: str) -> None:
    assert leaving.address_of(SERVER, {"main_ip": address, "label": address}) == ""
    with pytest.raises(ValueError, match="address"):
        leaving.command(Profile("x"), address)


def test_the_address_that_a_machine_has() -> None:
    assert (
        leaving.address_of(SERVER, {"main_ip": next(iter(leaving.NOWHERE)), "v6_main_ip": "2001:DB8::1"})
        == "2001:db8::1"
    )
    assert leaving.command(Profile("x", ssh_user="admin"), "2001:db8::1") == ["ssh", "-l", "admin", "--", "2001:db8::1"]


@pytest.mark.parametrize("user", ["-v", "a b", "", "root@other"])
def test_what_is_no_user_is_no_option_either(user: str) -> None:
    with pytest.raises(SettingsError, match="no name of a user"):
        leaving.command(Profile("x", ssh_user=user), "203.0.113.3")


def test_a_profiles_own_variable_is_kept_from_ssh() -> None:
    given = {"MY_KEY": "K", "VULTR_PROFILE": "x", "TERM": "xterm", "LANG": "C"}
    assert leaving.environment_for(Profile("x", key_env="MY_KEY"), given) == {"TERM": "xterm", "LANG": "C"}
