"""The program as a whole: which face is opened, what is loaded for it, and that it never ends in a traceback."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import vultr_tui
from tests.command.typist import folder_of
from vultr_tui import cli, console
from vultr_tui.command import entry, opening

HEAVY = {"httpx", "jmespath", "textual", "prompt_toolkit", "pygments", "uvicorn", "asyncio", "sqlite3", "yaml", "rich"}


def run(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with nothing of the user's."""
    return subprocess.run(
        [sys.executable, "-m", "vultr_tui", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=folder_of(path),
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def loaded_by(path: Path, *arguments: str) -> set[str]:
    """The modules that the program has loaded by its good end."""
    script = (
        "import json, sys; from vultr_tui.cli import main; code = main(sys.argv[1:]);"
        "print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, env=folder_of(path)
    )
    code, loaded = json.loads(done.stderr)
    assert code == 0
    return set(loaded)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["server", "--help"],
        ["server", "create", "-h"],
        ["-h"],
        ["completion", "bash"],
        ["_complete", "words", "server", ""],
    ],
)
def test_help_and_version_load_little(arguments: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path, *arguments)
    assert not HEAVY & loaded
    assert not {name for name in loaded if name.startswith(("vultr_tui.console", "vultr_tui.simulator"))}


def test_completion_loads_next_to_nothing_once_it_knows_the_commands(tmp_path: Path) -> None:
    loaded_by(tmp_path, "_complete", "words", "--demo", "")
    loaded = loaded_by(tmp_path, "_complete", "words", "--demo", "server", "halt", "w")
    assert not {"dataclasses", "inspect", "vultr_tui.api", "vultr_tui.grammar", "vultr_tui.settings"} & loaded


def test_the_version_is_printed(tmp_path: Path) -> None:
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"vultr-tui {vultr_tui.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [
        ([], "console"),
        (["--demo"], "console"),
        (["-o", "json", "--profile", "x"], "console"),
        ([":servers region:ewr"], "console"),
        (["server", "list"], "command"),
        (["--demo", "server", "list"], "command"),
        (["catalogue"], "command"),
        (["--help"], "command"),
        (["--help", ":servers"], "command"),
    ],
)
def test_the_face_is_chosen(arguments: list[str], opened: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = []

    def face(name: str) -> Callable[..., int]:
        def choose(*_: object, **__: object) -> int:
            chosen.append(name)
            return 0

        return choose

    monkeypatch.setattr(console, "run", face("console"))
    monkeypatch.setattr(entry, "run", face("command"))
    monkeypatch.setattr(opening, "for_console", lambda _: (None, None, None))
    assert cli.main(arguments) == 0
    assert chosen == [opened]


def test_the_console_needs_a_terminal(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr


def test_a_fault_of_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        secret = "hunter2"
        raise ZeroDivisionError(f"{secret}\x1b[31mb") from KeyError(secret)

    monkeypatch.setattr(entry, "run", fail)
    assert cli.main(["server", "list"]) == 1
    err = capsys.readouterr().err
    assert "KeyError" in err
    assert "--debug" in err
    assert "hunter2" not in err
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert cli.main(["server", "list", "--debug"]) == 1
    err = capsys.readouterr().err
    assert "in fail" in err
    assert "ZeroDivisionError" in err
    assert "hunter2" not in err.replace('secret = "hunter2"', "")
    assert cli.main(["server", "list", "-o", "json"]) == 1
    assert json.loads(capsys.readouterr().err)["error"]["kind"] == "program-fault"


def test_an_interruption_is_an_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "run", interrupt)
    assert cli.main(["server", "list"]) == 130


def test_nobody_reading_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "vultr_tui", "catalogue", "-o", "json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env=folder_of(tmp_path),
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("arguments", ["foo", "undo --demo", "server list --profile nobody"])
def test_nobody_reading_what_went_wrong_is_no_error(arguments: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "vultr_tui", *arguments.split()]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=writing, check=False, env=folder_of(tmp_path), timeout=60
    )
    os.close(writing)
    assert (done.returncode, done.stdout) == (141, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["catalogue -o json", "help", "--version"])
def test_what_cannot_be_kept_is_told(arguments: str, unbuffered: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "vultr_tui", *arguments.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=folder_of(tmp_path) | {"PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 1
    assert "cannot be written: No space left on device" in done.stderr.replace('\\"', '"')
    assert "fault" not in done.stderr


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_a_stream_that_is_closed_is_no_fault(closed: str, tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m vultr_tui catalogue -o json {closed}'
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False, env=folder_of(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("variable", ["", "NO_COLOR", "TERM"])
def test_colours_are_for_terminals_that_want_them(variable: str, tmp_path: Path) -> None:
    environment = folder_of(tmp_path) | {"TERM": "dumb" if variable == "TERM" else "xterm"}
    if variable == "NO_COLOR":
        environment["NO_COLOR"] = "1"
    main, other = pty.openpty()
    program = [sys.executable, "-m", "vultr_tui", "catalogue", "--filter", "name=os.list"]
    with subprocess.Popen(program, stdout=other, stdin=other, env=environment) as process:
        os.close(other)
        printed = b""
        try:
            while part := os.read(main, 4096):
                printed += part
        except OSError:
            pass  # how Linux says that the other end of a terminal is closed
        assert process.wait() == 0
    os.close(main)
    assert b"os.list" in printed
    assert (b"\x1b[" in printed) is (variable == "")


def test_a_pipe_gets_no_colours(tmp_path: Path) -> None:
    assert "\x1b" not in run(tmp_path, "catalogue").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["server"], 2, "a verb is missing"),
        (["nothing", "list"], 2, "no group called nothing"),
        (["server", "list", "--bogus"], 2, "no option --bogus"),
        (["--nope"], 2, "Try: vultr-tui help"),
        (["foo"], 2, "Try: vultr-tui help"),
        (["consol"], 2, "Try: vultr-tui help"),
        (["help", "nonsense"], 2, "Try: vultr-tui help"),
        (["journl"], 2, "Try: journal"),
        (["servr", "list"], 2, "Try: server"),
        (["server", "list"], 3, "key"),
        (["server", "list", "--profile", "nobody"], 2, "nobody"),
        (["demo"], 2, "reset"),
        (["demo", "explode"], 2, "reset"),
        (["help", "nothing"], 2, "nothing"),
        (["simulate", "--port", "99999"], 2, "--port"),
        (["simulate", "--port", "x"], 2, "--port"),
        (["server", "list", "--url", "http://192.0.2.1"], 2, "http"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
