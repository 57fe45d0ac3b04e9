"""What is wrong with an account is said before there is a prompt, though the account is opened behind it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.account.ground import Ground
from tests.clocks import HastyClock
from tests.shell.terminal import Terminal
from vultr_tui.account.account import Account
from vultr_tui.account.problems import Problems
from vultr_tui.client.errors import Misconfigured
from vultr_tui.command.exits import Exit
from vultr_tui.settings import Paths, Profile
from vultr_tui.shell.kept import Kept
from vultr_tui.shell.prompt import Prompt
from vultr_tui.shell.shell import Shell

BEGUN = (
    '{"version":1,"begun":"0badcafe","time":1500000000.0,"by":{"host":"elsewhere","number":1},"profile":"mine",'
    '"operation":"server.reboot","arguments":{"SUBID":"1"},'
    '"targets":[{"resource":"server","id":"1","name":"web-1","value":"1"}],"api":"v1","undoes":""}\n'
)


def settings(folder: Path, profile: str) -> None:
    """Write a settings file that has this in the profile `mine`."""
    path = folder / "config" / "vultr-tui" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f'[profile.mine]\napi = "v1"\nurl = "http://localhost:9"\n{profile}\n', encoding="utf-8")


def journal(folder: Path, content: bytes) -> None:
    """Let the profile `mine` have this journal."""
    path = folder / "state" / "vultr-tui" / "journal" / "mine.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("profile", "arguments", "said"),
    [
        ('key_file = "~/nowhere"', (), "The key file cannot be read"),
        ('key_command = "false"', (), "failed with status 1"),
        ('key_env = "NOT_SET"', (), "has no key: NOT_SET is empty"),
        ("", ("--url", "http://192.0.2.1"), "would send the API key unencrypted"),
        ("", ("--url", "nonsense"), "not a plain http or https URL"),
        ("", ("--api", "auto", "--url", "nonsense"), "not a plain http or https URL"),
        ('budget = "redis://localhost:0x1/"', (), "budget of profile 'mine'"),
    ],
)
def test_what_keeps_it_from_being_opened_leaves_no_prompt(
    tmp_path: Path, profile: str, arguments: Sequence[str], said: str
) -> None:
    settings(tmp_path, profile)
    with Terminal.opened(tmp_path, "shell", "-p", "mine", *arguments) as terminal:
        assert "mine>" not in terminal.until(said)
        assert terminal.ended() == Exit.USAGE
        assert b"mine>" not in terminal.raw


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BEGUN.encode(), "server reboot web-1 was begun, and vultr-tui ended before the answer came"),
        (b'{"version":1,"begun":0}\n', "mine.jsonl is damaged"),
        (b'{"version":99}\n', "has entries of a later vultr-tui"),
    ],
)
def test_what_the_journal_tells_is_said_before_the_prompt(tmp_path: Path, content: bytes, said: str) -> None:
    settings(tmp_path, "")
    journal(tmp_path, content)
    with Terminal.opened(tmp_path, "shell", "-p", "mine") as terminal:
        before = re.sub(r"\s+", " ", terminal.until("mine>"))
        assert said in before


def test_a_log_that_cannot_be_written_is_told_before_the_prompt(tmp_path: Path) -> None:
    settings(tmp_path, "")
    with Terminal.opened(tmp_path, "shell", "-p", "mine", "--log", str(tmp_path)) as terminal:
        assert "cannot be written" in terminal.until("mine>")


def test_a_command_that_gives_the_key_runs_once(tmp_path: Path) -> None:
    settings(tmp_path, f"key_command = \"sh -c 'echo run >> {tmp_path}/runs; echo KEY'\"")
    with Terminal.opened(tmp_path, "shell", "-p", "mine") as terminal:
        terminal.until("mine>")
        terminal.enter("journal -o json")
        terminal.until("[]")
        terminal.until("mine>")
    assert (tmp_path / "runs").read_text() == "run\n"


def test_a_sign_says_before_that_nothing_may_be_changed(tmp_path: Path) -> None:
    settings(tmp_path, "read_only = true")
    with Terminal.opened(tmp_path, "shell", "-p", "mine") as terminal:
        terminal.until("mine#")
        terminal.until("read-only")


def later(folder: Path, opened: Callable[[Problems], Account]) -> Shell:
    paths = Paths(folder / "config", folder / "state", folder / "cache")
    return Shell(Profile("test", read_only=True), paths, Kept(paths.shell), later=opened)


async def test_an_account_is_opened_when_it_is_asked_and_told_of(tmp_path: Path) -> None:
    ground = Ground(tmp_path, HastyClock())
    opened: list[Account] = []

    def open_(_: Problems) -> Account:
        opened.append(ground.account("test", read_only=True))
        return opened[0]

    shell = later(tmp_path, open_)
    assert shell.read_only
    assert not opened
    assert shell.account is shell.account
    assert len(opened) == 1
    assert shell.problems is shell.account.problems
    await shell.aclose()
    await ground.close()


async def test_an_account_that_cannot_be_opened_after_all_is_told_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def open_(_: Problems) -> Account:
        raise Misconfigured("There is no such place.")

    shell = later(tmp_path, open_)
    assert await shell.run("server list") is Exit.USAGE
    assert "There is no such place." in capsys.readouterr().err
    await shell.aclose()


async def test_at_a_prompt_it_is_told_without_a_command(tmp_path: Path) -> None:
    def open_(_: Problems) -> Account:
        raise Misconfigured("There is no such place.")

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        prompt = Prompt(later(tmp_path, open_), pipe, DummyOutput())
        with pytest.raises(Misconfigured):
            await asyncio.wait_for(prompt.run(), 20)


async def test_who_leaves_before_all_is_loaded_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vultr_tui.shell.prompt._load", lambda *_: None)

    def open_(_: Problems) -> Account:
        raise AssertionError

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        prompt = Prompt(later(tmp_path, open_), pipe, DummyOutput())
        pipe.send_text("\x04")
        await asyncio.wait_for(prompt.run(), 20)
        prompt._loaded()


async def test_a_shell_that_never_asked_has_nothing_to_close(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def open_(_: Problems) -> Account:
        raise AssertionError

    shell = later(tmp_path, open_)
    shell.problems.add("The disk is full.")
    await shell.aclose()
    assert "The disk is full." in capsys.readouterr().err
