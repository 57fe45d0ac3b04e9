"""The shell without a terminal: commands from standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.typist import folder_of
from tests.shell.typist import Typist
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.command.example import example
from vultr_tui.command.exits import Exit

API = load("v1")
HEAVY = {"prompt_toolkit", "pygments", "textual", "rich", "uvicorn", "yaml"}


def shell(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vultr_tui", "--demo", "shell", *options],
        input=text,
        env=folder_of(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_script_goes_on_after_an_error_and_tells_the_first(tmp_path: Path) -> None:
    done = shell(
        tmp_path, "# a remark\nos list -o id\nserver reboot nosuch\n\nserver lst\naccount info \\\n  -o json\n"
    )
    assert done.returncode == Exit.NOT_FOUND
    assert "127" in done.stdout.split()
    assert "balance" in done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "state" / "vultr-tui" / "history").exists()


def test_it_stops_if_asked_to(tmp_path: Path) -> None:
    done = shell(tmp_path, "server lst\naccount info -o json\n", "--stop-on-error")
    assert (done.returncode, done.stdout) == (Exit.USAGE, "")


def test_an_open_quotation_spoils_one_line(tmp_path: Path) -> None:
    done = shell(tmp_path, "server label_set web-1 label=don't\naccount info -o json\nexit\nos list\n")
    assert done.returncode == Exit.USAGE
    assert list(json.loads(done.stdout)) == ["balance", "pending_charges", "last_payment_date", "last_payment_amount"]


def test_nothing_is_confirmed_by_the_next_line(tmp_path: Path) -> None:
    done = shell(tmp_path, "server halt web-1\ny\nserver destroy vpn\nvpn\njournal -o json\n")
    assert done.returncode == Exit.GUARDED
    assert json.loads(done.stdout) == []


def test_words_and_options_that_mean_nothing(tmp_path: Path) -> None:
    assert shell(tmp_path, "", "nonsense").returncode == Exit.USAGE
    assert shell(tmp_path, "", "--yes").returncode == Exit.USAGE
    assert shell(tmp_path, "os list --profile x\n").returncode == Exit.USAGE
    assert shell(tmp_path, "").returncode == Exit.OK


def test_little_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys; from vultr_tui.cli import main; main(['--demo', 'shell']);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input="", env=folder_of(tmp_path), capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(done.stdout.split())


def test_another_program_can_talk_with_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "vultr_tui", "--demo", "shell", "-o", "jsonl", "--dry-run"],
        env=folder_of(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        for line, operation in (("server list", "server.list"), ("server halt web-1 web-2", "server.halt")):
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["operation"] == operation
        process.stdin.close()
        assert process.wait(timeout=30) == 0


@pytest.fixture
def dry(typed: Typist, tmp_path: Path) -> Typist:
    """At a shell that only shows what it would send."""
    typed.shell.options.update({"dry-run": "", "output": "jsonl"})
    for name in ("init.yaml", "script.sh", "password.txt"):
        (tmp_path / name).write_text("x")
    return typed


@pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)
async def test_a_dry_run_answers_each_curl_line_with_one_object(dry: Typist, operation: Operation) -> None:
    given = {p.name: p.allowed[0] if p.allowed else "7" for p in operation.parameters}
    data = " ".join(f"--data '{name}={value}'" for name, value in given.items())
    get = "-G" if operation.method == "GET" else "-X POST"
    ended = await dry(f"curl -H 'API-Key: EXAMPLEKEY' {get} {data} https://api.vultr.com{operation.path}")
    (line,) = ended.out.splitlines()
    said = json.loads(line)
    assert {"operation", "method", "url", "arguments"} <= said.keys()
    assert (said["operation"], said["method"]) == (operation.name, operation.method)
    assert operation.path in said["url"]
    for parameter in operation.parameters:
        expected: object = [given[parameter.name]] if parameter.many else given[parameter.name]
        shown = said["arguments"][parameter.name]
        assert shown in (expected, "(secret)"), parameter.name
    assert ended.err == ""
    if not operation.reads:
        assert dry.ground.line.requests[operation.path.removeprefix("/v1/")] == 0


async def test_a_dry_run_of_every_example_changes_nothing(dry: Typist) -> None:
    for operation in API.operations:
        line = example(API, operation)
        ended = await dry(line)
        assert len(ended.out.splitlines()) == (ended.code in {Exit.OK, Exit.GUARDED} and not ended.err), line
        if ended.out:
            assert ended.data["operation"] == operation.name
    changing = {o.path.removeprefix("/v1/") for o in API.operations if not o.reads}
    assert not changing & {path for path, count in dry.ground.line.requests.items() if count}


async def test_several_targets_are_one_object(dry: Typist) -> None:
    ended = await dry("server halt web-1 web-2")
    assert len(ended.data["arguments"]["SUBID"]) == 2
    assert ended.data["target"] == "web-1, web-2"
    assert (await dry("undo")).code == Exit.GUARDED
