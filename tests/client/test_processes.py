"""Real processes with one key, against an account served over HTTP that counts as the service does."""

from __future__ import annotations

import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
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
ATTEMPTS = 3
BEAT = 0.02
STALL = 0.5
"""Seconds for which the machine may stand still; requests that waited so long arrive all at once."""
FULL = 0.8
"""The part of the budget that is used at least; the rest is the machine's slowness."""


class Call(NamedTuple):
    """When it began and how long it took, in seconds; whether the service had refused one; whether it went alone."""

    began: float
    took: float
    throttled: float
    alone: float


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


@dataclass(frozen=True)
class Seen:
    """What the processes did before one of them was killed, and after; and for how long the machine stood still."""

    actions: list[Call]
    polls: list[Call]
    killed: list[Call]
    at: float
    stalled: float

    @property
    def before(self) -> int:
        """How many calls there were before the kill."""
        return sum(call.began + call.took <= self.at for call in chain(self.actions, self.polls, self.killed))

    @property
    def after(self) -> int:
        """How many calls there were after it."""
        return sum(call.began + call.took > self.at for call in chain(self.actions, self.polls))


def rest(seconds: float) -> float:
    """Let the time pass; the longest time for which the machine had no time for anybody."""
    last = began = time.monotonic()
    stalled = 0.0
    while last - began < seconds:
        time.sleep(BEAT)
        now = time.monotonic()
        stalled, last = max(stalled, now - last - BEAT), now
    return stalled


def served(workers: list[Worker]) -> Worker:
    """Find one that has had a turn, which is luck among those that are equally urgent; the last if none has."""
    said = {worker.process.stdout.fileno(): worker for worker in workers if worker.process.stdout}
    readable, _, _ = select.select(said, [], [], 0)
    return said[readable[0]] if readable else workers[-1]


def share(url: str, ledger: Path) -> Seen:
    """Have the processes share the budget, and kill one of them midway."""
    with ExitStack() as stack:
        kinds = ["actions", *["polls"] * (PROCESSES - 1)]
        workers = [Worker(stack, url, ledger, kind) for kind in kinds]
        assert [worker.line() for worker in workers] == ["ready"] * PROCESSES
        for worker in workers:
            worker.begin()
        stalled = rest(SECONDS)
        victim = served(workers[1:])
        workers.remove(victim)
        killed = victim.end()
        at = time.monotonic()
        stalled = max(stalled, rest(SECONDS))
        actions, *others = [worker.end() for worker in workers]
    return Seen(actions, [*chain(*others)], killed, at, stalled)


def test_processes_share_the_rate_and_who_is_killed_gives_its_share_back(url: str, tmp_path: Path) -> None:
    attempts = (share(url, tmp_path / f"budget {number}") for number in range(ATTEMPTS))
    seen = next((seen for seen in attempts if seen.stalled < STALL), None)
    if seen is None:
        pytest.skip("this machine has no time to keep a rate")
    calls = [*seen.actions, *seen.polls, *seen.killed]
    assert not any(call.alone for call in calls)
    assert not any(call.throttled for call in calls)
    assert len(calls) <= PER_SECOND * (2 * SECONDS + 1)
    assert seen.before >= FULL * PER_SECOND * SECONDS
    assert len(seen.killed) >= 1
    assert seen.after >= FULL * PER_SECOND * SECONDS, "what the killed one used is used by the others"
    assert len(seen.actions) >= SECONDS
    assert max(call.took for call in seen.actions) <= 2 * SLOT + LOAD
    assert max(call.took for call in seen.polls) > 2 * SLOT + LOAD, "polls did queue"
