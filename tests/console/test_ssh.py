"""Leaving for ssh into a server, and coming back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.console.seat import ENTER, Seat
from vultr_tui.api.catalogue import load
from vultr_tui.console.actions import ssh
from vultr_tui.settings import Profile, SettingsError
from vultr_tui.settings.children import environment_for

SERVER = load("v1").resource("server")


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


def test_ctrl_c_ends_ssh_and_not_the_console(tmp_path: Path) -> None:
    """The terminal sends it to every program on it; here ssh does so in its place."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "ssh").write_text("#!/bin/sh\necho dialling\nkill -INT 0\nsleep 60\n")
    (programs / "ssh").chmod(0o755)
    with Seat(tmp_path, environment={"PATH": f"{programs}:{os.environ['PATH']}"}) as seat:
        seat.opened()
        seat.send("s")
        seat.await_received("dialling", 0)
        seat.opened()
        assert "1049" in seat.left_on()


@pytest.mark.parametrize("address", ["-oProxyCommand=x", "203.0.113.3 -v", "web-1", ""])
def test_what_is_no_address_is_never_gone_to(address: str) -> None:
    assert ssh.address_of(SERVER, {"main_ip": address, "label": address}) == ""
    with pytest.raises(ValueError, match="address"):
        ssh.command(Profile("x"), address)


def test_the_address_that_a_machine_has() -> None:
    assert ssh.address_of(SERVER, {"main_ip": next(iter(ssh.NOWHERE)), "v6_main_ip": "2001:DB8::1"}) == "2001:db8::1"
    assert ssh.command(Profile("x", ssh_user="admin"), "2001:db8::1") == ["ssh", "-l", "admin", "--", "2001:db8::1"]


@pytest.mark.parametrize("user", ["-v", "a b", "", "root@other"])
def test_what_is_no_user_is_no_option_either(user: str) -> None:
    with pytest.raises(SettingsError, match="no name of a user"):
        ssh.command(Profile("x", ssh_user=user), "203.0.113.3")


def test_a_profiles_own_variable_is_kept_from_ssh() -> None:
    given = {"MY_KEY": "K", "VULTR_PROFILE": "x", "TERM": "xterm", "LANG": "C"}
    assert environment_for(Profile("x", key_env="MY_KEY"), given) == {"TERM": "xterm", "LANG": "C"}
