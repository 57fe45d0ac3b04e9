"""The program against `vultr-tui simulate`, over real HTTP, as a script uses it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.screen import Screen
from tests.command.typist import PROGRAM


def run(service: dict[str, str], line: str, **options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *line.split()], env=service | options, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_script_deploys_waits_and_destroys(service: dict[str, str]) -> None:
    made = run(service, "server create DCID=1 VPSPLANID=201 OSID=127 label=x --yes --wait -o json")
    assert (made.returncode, made.stderr) == (0, "")
    server = json.loads(made.stdout)
    assert (server["label"], server["power_status"], server["DCID"]) == ("x", "running", "1")
    listed = run(service, "server list --filter label=x -o id")
    assert listed.stdout.split() == [server["SUBID"]]
    gone = run(service, "server destroy x --confirm x --wait")
    assert gone.returncode == 0, gone.stderr


def test_a_wrong_key_is_told(service: dict[str, str]) -> None:
    done = run(service, "server list -o json", VULTR_API_KEY="WRONGKEY")
    assert (done.returncode, done.stdout) == (3, "")
    assert json.loads(done.stderr)["error"]["status"] == 403
    assert "WRONGKEY" not in done.stderr


def test_nobody_to_ask_is_a_refusal(service: dict[str, str]) -> None:
    done = run(service, "server halt web-1")
    assert done.returncode == 6
    assert "--yes" in done.stderr


@pytest.fixture
def asked(service: dict[str, str]) -> Iterator[Screen]:
    """The program at a terminal where `y` was typed too early, once it has asked."""
    with Screen([*PROGRAM, "server", "halt", "web-2"], service, typed="y\n") as screen:
        screen.until("[y/N] ")
        yield screen


def test_what_is_typed_before_the_question_is_no_answer(asked: Screen) -> None:
    asked.type("\n")
    assert asked.end() == 6


def test_the_question_can_be_interrupted(asked: Screen) -> None:
    asked.interrupt()
    assert asked.end() == 130


def test_the_port_may_be_taken(service: dict[str, str]) -> None:
    port = service["VULTR_API_URL"].rpartition(":")[2]
    done = run(service, f"simulate --port {port}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot listen" in done.stderr


def test_a_file_that_is_no_state_is_told(service: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a database" * 100)
    done = run(service, f"simulate --port 0 --state {tmp_path / 'state'}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
