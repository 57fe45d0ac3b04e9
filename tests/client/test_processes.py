"""Real processes with one key, against an account served over HTTP that counts as the service does."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.client.worker import KEY
from tests.effort import tries

PROCESSES = tries(4, 10)
SECONDS = tries(4, 30)
PER_SECOND = 2
SLOT = 1 / PER_SECOND
LOAD = 1.5
"""Seconds that the machine may add to a call, because it has other things to do."""
FULL = 0.8
"""The part of the budget that is used at least; the rest is the machine's slowness."""


class Call(NamedTuple):
    """When it began and how long it took, in seconds, and whether the service had refused one by then."""

    began: float
    took: float
    throttled: float


class Worker:
    """One of the processes."""

    def __init__(self, stack: ExitStack, url: str, ledger: Path, what: str) -> None:
        command = [sys.executable, "-m", "tests.client.worker", url, str(ledger), what]
        pipe = subprocess.PIPE
        self.process = stack.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True))
        stack.callback(self.process.kill)

    def line(self) -> str:
        """Wait for its next line."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def begin(self) -> None:
        """Let it begin."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> list[Call]:
        """Kill it, as nobody can prevent; its calls."""
        self.process.kill()
        out, err = self.process.communicate()
        assert err == ""
        return [Call(*map(float, line.split())) for line in out.splitlines()]


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """Where an account is served with its limit."""
    command = [sys.executable, "-m", "vultr_tui", "simulate", "--port", "0", "--key", KEY]
    environment = {"HOME": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield server.stdout.readline().removeprefix("listening on ").strip()
        server.terminate()


def test_processes_share_the_rate_and_who_is_killed_gives_its_share_back(url: str, tmp_path: Path) -> None:
    ledger = tmp_path / "budget"
    with ExitStack() as stack:
        kinds = ["actions", *["polls"] * (PROCESSES - 1)]
        workers = [Worker(stack, url, ledger, kind) for kind in kinds]
        assert [worker.line() for worker in workers] == ["ready"] * PROCESSES
        for worker in workers:
            worker.begin()
        time.sleep(SECONDS)
        killed = workers.pop().end()
        at = time.monotonic()
        time.sleep(SECONDS)
        actions, *others = [worker.end() for worker in workers]
    calls = [*actions, *killed, *chain(*others)]
    assert not any(call.throttled for call in calls)
    assert len(calls) <= PER_SECOND * (2 * SECONDS + 1)
    after = [call for call in calls if call.began + call.took > at]
    assert len(killed) >= 1
    assert len(calls) - len(after) >= FULL * PER_SECOND * SECONDS
    assert len(after) >= FULL * PER_SECOND * SECONDS, "what the killed one used is used by the others"
    assert len(actions) >= SECONDS
    assert max(call.took for call in actions) <= 2 * SLOT + LOAD
    assert max(call.took for call in chain(*others)) > 2 * SLOT + LOAD, "polls did queue"
