"""What shells offer, by the scripts they are given, from what is known without asking anybody."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.screen import Screen, plain
from tests.command.typist import Program
from vultr_tui.api.catalogue import load
from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.completion import answer
from vultr_tui.command.completion.scripts import SCRIPTS

API = load("v1")


@pytest.fixture(autouse=True)
def settings(tmp_path: Path) -> None:
    """The profile speaks v1."""
    folder = tmp_path / "config" / "vultr-tui"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('[profile.default]\napi = "v1"\n')


@pytest.fixture
def known(program: Program) -> Program:
    """The program, after it has seen the servers, locations and volumes of the demo."""
    for listing in (("server", "list", "web-1"), ("regions", "availability", "ewr"), ("block", "list", "scratch")):
        program("--demo", *listing)
    return program


def offered(program: Program, *words: str) -> list[str]:
    code, out, err = program("_complete", "words", *words)
    assert (code, err) == (0, "")
    return [line.partition("\t")[0] for line in out.splitlines()]


def meaning(program: Program, *words: str) -> dict[str, str]:
    out = program("_complete", "words", *words)[1]
    return dict(line.split("\t") for line in out.splitlines())


def test_groups_commands_and_verbs(program: Program) -> None:
    assert set(offered(program, "")) == {*API.groups, *BUILTINS}
    assert offered(program, "se") == ["server"]
    assert set(offered(program, "server", "")) == {operation.verb for operation in API.groups["server"]}
    assert offered(program, "ser", "hal") == ["halt"]
    assert meaning(program, "server", "halt") == {"halt": "Switch a server off"}
    assert offered(program, "help", "server", "hal") == ["halt"]
    assert offered(program, "completion", "") == ["bash", "zsh", "fish"]
    assert offered(program, "demo", "") == ["reset"]
    assert offered(program, "nothing", "") == offered(program, "server", "nothing", "") == []


def test_parameters_that_are_missing_needed_ones_first(program: Program) -> None:
    names = offered(program, "server", "create", "")
    assert names[:3] == ["DCID=", "VPSPLANID=", "OSID="]
    assert set(names) == {f"{parameter.name}=" for parameter in API.operation("server.create").parameters}
    assert "DCID=" not in offered(program, "server", "create", "DCID=1", "")
    assert offered(program, "server", "create", "dc") == ["DCID="]


def test_values(program: Program) -> None:
    assert offered(program, "server", "backup_set_schedule", "x", "cron_type=w") == ["cron_type=weekly"]
    assert offered(program, "user", "create", "acls=dns,up") == ["acls=dns,upgrade"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["-o", "js"], ["json", "jsonl"]),
        (["--output=cs"], ["--output=csv"]),
        (["server", "halt", "--wait=st"], ["--wait=stopped"]),
        (["server", "halt", "--wa"], ["--wait"]),
        (["simulate", "--seed-account", "ty"], ["typical"]),
        (["--profile", "x", "server", "hal"], ["halt"]),
    ],
)
def test_options(program: Program, words: list[str], expected: list[str]) -> None:
    assert offered(program, *words) == expected


def test_what_earlier_runs_saw(known: Program) -> None:
    found = meaning(known, "--demo", "server", "halt", "web-")
    assert {"web-1", "web-2", "web-fra"} <= found.keys()
    assert found["web-1"].startswith("140")
    assert offered(known, "--demo", "server", "halt", "web-1", "vp") == ["vpn"]
    number = found["web-1"].partition(",")[0]
    assert offered(known, "--demo", "server", "halt", number) == [number]
    assert offered(known, "--demo", "block", "attach", "scratch", "attach_to_SUBID=lb") == ["attach_to_SUBID=lb-1"]
    assert "DCID=1" in offered(known, "--demo", "server", "create", "DCID=")
    assert offered(known, "--demo", "server", "create", "DCID=new") == ["DCID=New Jersey"]
    assert offered(known, "server", "halt", "web-") == []


def test_hostile_names_are_not_offered(known: Program) -> None:
    known("--demo", "server", "label_set", "web-1", "label=web-\x1b[31mred\tx")
    known("--demo", "server", "list", "vpn")
    assert not [word for word in offered(known, "--demo", "server", "halt", "") if "\x1b" in word or "red" in word]


def test_profiles_come_from_the_settings(program: Program, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "vultr-tui" / "settings.toml"
    settings.write_text("[profile.prod]\n[profile.staging]\n")
    assert offered(program, "--profile", "") == ["prod", "staging"]
    settings.write_text("nonsense")
    assert offered(program, "-p", "") == []


def test_a_board_that_is_old_or_torn_is_made_anew(program: Program, tmp_path: Path) -> None:
    assert offered(program, "ser") == ["server"]
    (board,) = (tmp_path / "cache" / "vultr-tui").glob("board.*")
    board.write_text("{")
    assert offered(program, "ser") == ["server"]
    board.write_text("{}")
    os.utime(board, (1, 1))
    assert offered(program, "ser") == ["server"]
    assert board.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_keeps_nobody_from_completing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    assert offered(program, "ser") == ["server"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("vultr-tui server ha", ["server", "ha"]),
        ("vultr-tui server ", ["server", ""]),
        ("vultr-tui x 'a b", ["x", "a b"]),
        ('vultr-tui x "a b', ["x", "a b"]),
        ("vultr-tui x a\\ b", ["x", "a b"]),
        ("vultr-tui", []),
    ],
)
def test_a_line_is_cut_as_far_as_it_goes(line: str, words: list[str]) -> None:
    assert answer.words_of(line) == words


def test_completion_is_for_shells_that_are_known(program: Program) -> None:
    for words in (("completion",), ("completion", "tcsh"), ("completion", "bash", "zsh")):
        code, out, err = program(*words)
        assert (code, out, "zsh" in err) == (2, "", True)


@pytest.fixture
def shells(known: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which shells find the program and the scripts."""
    assert known("_complete", "words", "")[0] == 0
    program = tmp_path / "bin" / "vultr-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m vultr_tui "$@"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/local/bin:/usr/bin:/bin")
    for shell in SCRIPTS:
        (tmp_path / f"completion.{shell}").write_text(known("completion", shell)[1])
    return tmp_path


CASES = [
    ("server ha", ["halt"]),
    ("--demo server halt web-l", ["web-lhr"]),
    ("--demo server halt vpn web-l", ["web-lhr"]),
    ("server create DC", ["DCID="]),
    ("--demo block attach scratch attach_to_SUBID=lb", ["attach_to_SUBID=lb-1"]),
    ("server halt --wait=st", ["--wait=stopped"]),
    ("-o y", ["yaml"]),
    ("completion z", ["zsh"]),
]


def replies(shell: str, script: str, folder: Path) -> list[str]:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    arguments = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [shell, *arguments, "-c", script], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_bash(shells: Path, typed: str, expected: list[str]) -> None:
    script = f"""
    source completion.bash
    compopt() {{ :; }}
    COMP_LINE='vultr-tui {typed}' COMP_POINT=${{#COMP_LINE}}
    read -ra COMP_WORDS <<< "${{COMP_LINE//=/ = }}"
    COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
    _vultr_tui; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    behind = typed.rpartition(" ")[2].rpartition("=")
    assert replies("bash", script, shells) == [word.removeprefix(behind[0] + behind[1]) for word in expected]


def test_bash_quotes_what_it_inserts(shells: Path) -> None:
    script = """
    source completion.bash
    COMP_LINE='vultr-tui --demo server create DCID=new' COMP_POINT=${#COMP_LINE}
    COMP_WORDS=(vultr-tui --demo server create DCID = new) COMP_CWORD=6
    _vultr_tui; printf '%s\\n' "${COMPREPLY[@]}"
    """
    assert replies("bash", script, shells) == ["New\\ Jersey"]


@pytest.mark.parametrize("label", ["x;touch made;=", "x$(touch made)", "x`touch made`", "x'y\"z"])
def test_bash_never_inserts_what_it_would_run(shells: Path, known: Program, label: str) -> None:
    assert known("--demo", "server", "label_set", "vpn", f"label={label}")[0] == 0
    known("--demo", "server", "list", "web-1")
    script = """
    source completion.bash
    compopt() { :; }
    for typed in x "'x"; do
        COMP_LINE="vultr-tui --demo server halt $typed" COMP_POINT=${#COMP_LINE}
        COMP_WORDS=(vultr-tui --demo server halt "$typed") COMP_CWORD=4
        _vultr_tui; echo "${#COMPREPLY[@]}"
        [[ ${#COMPREPLY[@]} -eq 0 ]] || eval "printf '%s\\n' ${COMPREPLY[0]}"
    done
    """
    assert replies("bash", script, shells) == ["1", label, "0"]
    assert not (shells / "made").exists()


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_zsh(shells: Path, typed: str, expected: list[str]) -> None:
    script = f"""
    compdef() {{ :; }}; _files() {{ :; }}
    compadd() {{ local name=${{@[-1]}}; print -rl -- ${{(P)name}}; }}
    source ./completion.zsh
    words=(vultr-tui {typed}) CURRENT=$#words PREFIX=$words[-1]
    _vultr_tui
    """
    assert replies("zsh", script, shells) == expected


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_fish(shells: Path, typed: str, expected: list[str]) -> None:
    script = f"source completion.fish; complete -C 'vultr-tui {typed}'"
    assert [line.partition("\t")[0] for line in replies("fish", script, shells)] == expected


@pytest.mark.parametrize(
    ("shell", "options", "begin"),
    [
        ("bash", ["--norc", "--noprofile", "-i"], "source ./completion.bash; PS1=rea''dy:"),
        ("zsh", ["-f", "-i"], "autoload -U compinit; compinit -u; source ./completion.zsh; PS1=rea''dy:"),
    ],
)
def test_the_key_completes(shells: Path, shell: str, options: list[str], begin: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    environment = {**os.environ, "TERM": "xterm", "HISTFILE": ""}
    with Screen([shell, *options], environment, folder=shells, columns=120) as screen:
        screen.type(f"{begin}\n")
        screen.until("ready:")
        screen.type("vultr-tui --demo block attach scratch attach_to_SUBID=lb\t")
        screen.until("attach_to_SUBID=lb-1")
        screen.type("\x15exit\n")
        screen.end()
    assert "attach_to_SUBID=lb-1" in plain(screen.shown)
