"""The program against `vultr-tui simulate`, over real HTTP, as a script uses it."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command.typist import folder_of

PROGRAM = [sys.executable, "-m", "vultr_tui"]
KEY = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLE"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An embedded account served on a free port, and the environment in which the program finds it."""
    folder = tmp_path_factory.mktemp("service")
    state = folder_of(folder)
    serving = [*PROGRAM, "simulate", "--port", "0", "--key", KEY, "--no-rate-limit", "--clock-rate", "600"]
    with subprocess.Popen(serving, env=state, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        line = server.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:")
        yield state | {"VULTR_API_URL": line.split()[-1], "VULTR_API_KEY": KEY}
        server.terminate()
        try:
            assert server.wait(timeout=10) == 0
        finally:
            server.kill()


def run(environment: dict[str, str], line: str, **options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *line.split()], env=environment | options, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_script_deploys_waits_and_destroys(environment: dict[str, str]) -> None:
    made = run(environment, "server create DCID=1 VPSPLANID=201 OSID=127 label=x --yes --wait -o json")
    assert (made.returncode, made.stderr) == (0, "")
    server = json.loads(made.stdout)
    assert (server["label"], server["power_status"], server["DCID"]) == ("x", "running", "1")
    listed = run(environment, "server list --filter label=x -o id")
    assert listed.stdout.split() == [server["SUBID"]]
    gone = run(environment, "server destroy x --confirm x --wait")
    assert gone.returncode == 0, gone.stderr


def test_a_wrong_key_is_told(environment: dict[str, str]) -> None:
    done = run(environment, "server list -o json", VULTR_API_KEY="WRONGKEY")
    assert (done.returncode, done.stdout) == (3, "")
    assert json.loads(done.stderr)["error"]["status"] == 403
    assert "WRONGKEY" not in done.stderr


def test_nobody_to_ask_is_a_refusal(environment: dict[str, str]) -> None:
    done = run(environment, "server halt web-1")
    assert done.returncode == 6
    assert "--yes" in done.stderr


@pytest.fixture
def asked(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The program at a terminal where `y` was typed too early, once it has asked; and the keyboard."""
    main, other = pty.openpty()
    os.write(main, b"y\n")
    command = [*PROGRAM, "server", "halt", "web-2"]
    process = subprocess.Popen(command, env=environment, stdin=other, stderr=other, stdout=subprocess.DEVNULL)
    os.close(other)
    try:
        shown = b""
        while b"[y/N] " not in shown:
            assert select.select([main], [], [], 30)[0], shown
            shown += os.read(main, 4096)
        yield process, main
    finally:
        process.kill()
        process.wait()
        os.close(main)


def test_what_is_typed_before_the_question_is_no_answer(asked: tuple[subprocess.Popen[bytes], int]) -> None:
    process, keyboard = asked
    os.write(keyboard, b"\n")
    assert process.wait(timeout=30) == 6


def test_the_question_can_be_interrupted(asked: tuple[subprocess.Popen[bytes], int]) -> None:
    process, _ = asked
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130


def test_the_port_may_be_taken(environment: dict[str, str]) -> None:
    port = environment["VULTR_API_URL"].rpartition(":")[2]
    done = run(environment, f"simulate --port {port}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot listen" in done.stderr


def test_a_file_that_is_no_state_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a database" * 100)
    done = run(environment, f"simulate --port 0 --state {tmp_path / 'state'}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
