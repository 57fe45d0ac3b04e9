"""What was asked of the service, for who looks into a fault: facts alone, and none of them from the wire."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from vultr_tui import __version__
from vultr_tui.account.problems import Problems
from vultr_tui.api.light import define, field
from vultr_tui.api.values import Json
from vultr_tui.client.attempt import Attempt
from vultr_tui.client.clock import Clock


@define
class Log:
    """Lines of JSON at the end of a file that only its owner may read; what cannot be written is a problem, once."""

    path: Path
    clock: Clock
    problems: Problems
    _failed: bool = field(default=False, init=False)

    def opened(self, api: str) -> None:
        """Write that an account was opened."""
        self._write({"event": "opened", "version": __version__, "api": api})

    def attempt(self, attempt: Attempt) -> None:
        """Write how a request ended."""
        facts = asdict(attempt)
        facts |= {name: round(facts[name], 4) for name in ("waited", "took")}
        self._write({"event": "request", **facts})

    def _write(self, facts: dict[str, Json]) -> None:
        if self._failed:
            return
        time = datetime.fromtimestamp(self.clock.now(), UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": time, "process": os.getpid(), **facts}).encode() + b"\n"
        try:
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                if stat.S_ISREG(os.fstat(file).st_mode):
                    os.fchmod(file, 0o600)
                os.write(file, line)
            finally:
                os.close(file)
        except OSError as error:
            self._failed = True
            self.problems.add(f"The log {self.path} cannot be written: {error.strerror}.")
