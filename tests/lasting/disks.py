"""Disks on which nothing can be kept, as real as this machine allows."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FULL = "mount -t tmpfs -o size=4k none {home}"
LOCKED = "mount -t tmpfs -o size=64k none {home} && mount -o remount,ro {home}"


@dataclass(frozen=True)
class Disk:
    """One way in which nothing can be kept; `said` is what the system calls it.

    `mount` puts it in the place of a folder, in a namespace of the program's own; `limit` needs no permission for it.
    """

    said: str
    mount: str = ""
    limit: Callable[[], None] | None = None
    home: str = "home"

    def program(self, folder: Path, command: Sequence[str]) -> list[str]:
        """The command, run where the home in the folder is on this disk."""
        if not self.mount:
            return list(command)
        mounting = self.mount.format(home=f"{folder}/mounted")
        return [*unshared(), "sh", "-c", f'{mounting} && exec "$@"', "sh", *command]

    def environment(self, folder: Path) -> dict[str, str]:
        """What the program finds itself in."""
        home = f"{folder}/mounted/{self.home}" if self.mount else str(folder / self.home)
        return {"PATH": "/usr/bin:/bin", "HOME": home, "COLUMNS": "150", "TERM": "xterm-256color", "TZ": "UTC"}

    @property
    def possible(self) -> bool:
        """Whether this machine allows it."""
        return not self.mount or mounts()


def no_bytes() -> None:
    """Let no file grow: whoever writes is told that it is too large (Python ignores the signal)."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def unshared() -> tuple[str, ...]:
    return ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-rm")


@cache
def mounts() -> bool:
    """Whether this user may mount something where nobody else sees it."""
    try:
        done = subprocess.run([*unshared(), "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


DISKS = {
    "full": Disk("No space left on device", FULL),
    "read-only": Disk("Read-only file system", LOCKED),
    "absent": Disk("Read-only file system", LOCKED, home="no/such/home"),
    "limited": Disk("File too large", limit=no_bytes),
    "a file in the way": Disk("Not a directory", home="file/home"),
}
