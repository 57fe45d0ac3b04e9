"""Killed at any instant, the program leaves what says what was done and what is unknown, and the next one goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.screen import Screen
from tests.command.typist import PROGRAM, folder_of
from tests.effort import tries

EACH = ("server", "label_set", "web-1", "web-2", "blog", "label=renamed", "--confirm", "3")


@pytest.mark.timeout(tries(120, 900))
def test_a_bulk_action_killed_at_many_instants(tmp_path: Path) -> None:
    wanted = tries(30, 1000)
    program = [sys.executable, "-m", "tests.lasting.dying", str(tmp_path), str(wanted)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    count, tried = map(int, done.stdout.split())
    assert count >= 60
    assert tried == min(wanted, count)


@pytest.mark.parametrize("after", range(tries(2, 4)))
def test_a_command_killed_between_two_targets(tmp_path: Path, after: int) -> None:
    environment = folder_of(tmp_path)
    with Screen([*PROGRAM, "--demo", *EACH], environment, columns=200) as screen:
        for target in EACH[2 : 2 + after]:
            screen.until(f"{target}: done")
        while not (tmp_path / "state/vultr-tui/journal/demo.jsonl").exists():
            os.sched_yield()
        screen.process.send_signal(signal.SIGKILL)
        screen.process.wait()
    entries = json.loads(_run(environment, "journal", "--demo", "-o", "json").stdout)
    labels = [row["label"] for row in json.loads(_run(environment, "--demo", "server", "list", "-o", "json").stdout)]
    outcomes = [entry["outcome"] for entry in entries]
    assert outcomes[:after] == ["ok"] * after
    assert outcomes.count("ok") <= labels.count("renamed") <= len(outcomes) <= after + 2
    told = _run(environment, "--demo", "os", "list").stderr
    assert told.count("whether it was done is unknown") == outcomes.count("unknown") <= 1


def _run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done
