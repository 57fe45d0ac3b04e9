"""Where the program is measured: embedded accounts that are served on loopback, and a home with their last rows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self, TypeVar, overload
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.benchmarks.program import Program
from tests.command.typist import PROGRAM
from tests.console.writer.session import ROOT

P = TypeVar("P", bound=Program)

KEY = "BENCHMARKBENCHMARKBENCHMARKBENCHMARK"
SMALL, LARGE, GROWING = "small", "large", "growing"
LOGIN = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
"""What an SSH login adds to the environment."""
SEEDS = {SMALL: "typical", LARGE: "large", GROWING: "typical"}
"""What each account begins with; to the growing one servers are added, which the others must not have."""
ROWS = r"running[\s\S]*enter open"
"""What the first useful picture has: rows, and below them the keys."""
NOTHING_UNDER_WAY = r"Servers +25 +live +23 running"
"""What is shown once the one server of the typical account that is being installed is ready, which is written too."""
LOOK_AROUND = 14.0
"""Seconds in which the console has asked for every list once, so that all of them are kept."""


class Service:
    """An embedded account, served by a process of its own."""

    def __init__(self, seed: str) -> None:
        words = (*PROGRAM, "simulate", "--port", "0", "--seed-account", seed, "--no-rate-limit")
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, text=True)
        line = self._process.stdout.readline() if self._process.stdout else ""
        found = re.search(r"http://\S+", line)
        if found is None:
            raise RuntimeError(f"the embedded account did not start: {line}")
        self.url = found[0]

    def call(self, path: str, **form: str) -> Any:
        """Ask for something, or with a form, change something."""
        request = Request(f"{self.url}/v1/{path}", urlencode(form).encode() if form else None, {"API-Key": KEY})  # noqa: S310
        with urlopen(request) as reply:  # noqa: S310  (our own server)
            body = reply.read()
        return json.loads(body) if body.strip() else None

    def end(self) -> None:
        """Serve no more."""
        self._process.terminate()
        self._process.wait()


class Home:
    """A home of its own, whose settings have a profile for each account, by its name and address."""

    def __init__(self, folder: Path, accounts: Mapping[str, str], theme: str = "dark") -> None:
        config = folder / "config" / "vultr-tui"
        config.mkdir(parents=True)
        profiles = (
            f'[profile.{name}]\napi = "v1"\nurl = "{url}"\nkey_env = "BENCHMARK_KEY"\n'
            for name, url in accounts.items()
        )
        (config / "settings.toml").write_text(f'theme = "{theme}"\n{"".join(profiles)}', encoding="utf-8")
        places = {f"XDG_{kind.upper()}_HOME": str(folder / kind) for kind in ("config", "state", "cache", "data")}
        self.environment = {"HOME": str(folder), "BENCHMARK_KEY": KEY, **LOGIN, **places}
        self._kept: set[str] = set()

    @overload
    def console(self, account: str) -> Program: ...
    @overload
    def console(self, account: str, kind: type[P], **options: Any) -> P: ...
    def console(self, account: str, kind: type[Program] = Program, **options: Any) -> Program:
        """Open the console on an account whose rows an earlier run has kept; `kind` says where."""
        if account not in self._kept:
            self._kept.add(account)
            with self.program("-p", account) as program:
                program.ready(ROWS)
                program.watch(LOOK_AROUND)
                program.exit()
        return kind(*PROGRAM, "-p", account, environment=self.environment, **options)

    def program(self, *arguments: str) -> Program:
        """Run the program with these arguments."""
        return Program(*PROGRAM, *arguments, environment=self.environment)

    def process(self, *words: str) -> float:
        """Run a process to its end, and return the ms it took."""
        environment = {"PATH": os.environ.get("PATH", ""), **self.environment}
        began = time.perf_counter()
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
        return (time.perf_counter() - began) * 1000


class Ground:
    """Accounts of 25 servers and of ten thousand, and homes where all of them are profiles, by their themes."""

    def __init__(self, folder: Path) -> None:
        self.services = {name: Service(seed) for name, seed in SEEDS.items()}
        urls = {name: service.url for name, service in self.services.items()}
        self.homes = {theme: Home(folder / theme, urls, theme) for theme in ("dark", "terminal")}
        self.home = self.homes["dark"]

    @classmethod
    @contextmanager
    def prepared(cls) -> Iterator[Self]:
        """Serve the accounts for as long as this lasts."""
        with TemporaryDirectory() as folder:
            ground = cls(Path(folder))
            try:
                yield ground
            finally:
                for service in ground.services.values():
                    service.end()


def yardstick(name: str, *arguments: str) -> Program:
    """Run one of the programs that others are measured by."""
    return Program(sys.executable, "-m", f"tests.benchmarks.yardsticks.{name}", *arguments)
