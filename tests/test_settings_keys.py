"""Where keys come from: a command, and the system's keyring."""

from __future__ import annotations

import stat
import sys
import time
from pathlib import Path

import pytest

from tests.rings import Ring
from vultr_tui.settings import Key, Profile, Settings, SettingsError, read_key, system_keyring


def script(folder: Path, text: str) -> Profile:
    path = folder / "give key"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Profile("x", key_command=f"'{path}' --now")


def test_a_key_from_a_command(tmp_path: Path) -> None:
    assert read_key(script(tmp_path, "echo ABC123; echo more"), {}).value == "ABC123"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("echo ABC123; exit 3", "status 3"),
        ("echo ABC123; echo key ABC123 is old >&2; exit 3", "status 3."),
        ("true", "is empty"),
        ("echo 'two words ABC123'", "is no key"),
        ("printf 'ABC123\\033'", "is no key"),
    ],
)
def test_what_a_command_prints_is_never_shown(tmp_path: Path, text: str, about: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_key(script(tmp_path, text), {})
    assert about in caught.value.message
    assert "ABC123" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("command", ["/no/such/program", "unclosed 'quote", " "])
def test_a_command_that_cannot_be_run_is_told(command: str) -> None:
    with pytest.raises(SettingsError, match="cannot be run"):
        read_key(Profile("x", key_command=command), {})


def test_a_command_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vultr_tui.settings.keys.SECONDS", 0.05)
    with pytest.raises(SettingsError, match=r"within 0\.05 seconds"):
        read_key(script(tmp_path, "exec sleep 60"), {})


def test_what_a_command_complains_of_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_key(script(tmp_path, "echo touch the token >&2; echo ABC123"), {}).value == "ABC123"
    assert capsys.readouterr() == ("", "touch the token\n")
    with pytest.raises(SettingsError, match=r"failed with status 1: no such secret\."):
        read_key(script(tmp_path, "echo ABC123; echo locked >&2; echo no such secret >&2; exit 1"), {})


def test_what_a_command_leaves_running_is_not_waited_for(tmp_path: Path) -> None:
    began = time.monotonic()
    assert read_key(script(tmp_path, "sleep 45 & echo ABC123"), {}).value == "ABC123"
    assert time.monotonic() - began < 30


def test_a_command_that_prints_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vultr_tui.settings.keys.SECONDS", 0.3)
    with pytest.raises(SettingsError, match=r"within 0\.3 seconds"):
        read_key(script(tmp_path, "exec yes ABC123"), {})


def test_a_command_sees_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "vultr-tui" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('[profile.other]\nkey_env = "OTHER_KEY"\n')
    environment = {"VULTR_API_KEY": "canary", "OTHER_KEY": "canary", "PATH": "/usr/bin:/bin", "KEPT": "yes"}
    read_key(script(tmp_path, f"env > {tmp_path}/seen; echo ABC123"), environment)
    seen = (tmp_path / "seen").read_text()
    assert "KEPT=yes" in seen
    assert "canary" not in seen


RINGED = Profile("prod", keyring=True)


def test_a_key_from_the_keyring(ring: Ring) -> None:
    assert system_keyring.available()
    system_keyring.keep("prod", "ABC123")
    assert ring.held == {("vultr-tui", "prod"): "ABC123"}
    assert read_key(RINGED, {}) == Key("ABC123", "the system's keyring")


def test_a_keyring_without_the_key_says_how_to_put_it_there(ring: Ring) -> None:
    assert not ring.held
    with pytest.raises(SettingsError, match="keyring is empty") as caught:
        read_key(RINGED, {})
    assert caught.value.hint == "Put it there: keyring set vultr-tui prod"


def test_what_a_keyring_says_when_it_fails_is_not_repeated(ring: Ring) -> None:
    ring.fault = RuntimeError("the key is ABC123")
    with pytest.raises(SettingsError, match=r"cannot be used: RuntimeError\.") as caught:
        read_key(RINGED, {})
    assert "ABC123" not in caught.value.message + caught.value.hint


def test_a_keyring_that_does_not_answer_is_not_waited_for(ring: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_keyring, "SECONDS", 0.05)
    monkeypatch.setattr(ring, "get_password", lambda *_: time.sleep(1))
    with pytest.raises(SettingsError, match=r"no answer within 0\.05 seconds"):
        read_key(RINGED, {})


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setattr(system_keyring, "find_spec", lambda _: None)
    assert not system_keyring.available()
    with pytest.raises(SettingsError, match="not installed") as caught:
        read_key(RINGED, {})
    assert "vultr-tui[keyring]" in caught.value.hint


def test_the_keyring_is_a_source_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[profile.prod]\nkeyring = true\n")
    said = Settings.load(path, {"VULTR_API_KEY": "K"})
    assert said.profile("prod") == RINGED
    assert said.profile() == Profile("default", key_env="VULTR_API_KEY")
    path.write_text('[profile.prod]\nkeyring = true\nkey_file = "x"\n')
    with pytest.raises(SettingsError, match="there is key_file already"):
        Settings.load(path, {})
