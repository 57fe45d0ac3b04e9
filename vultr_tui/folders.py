"""Where this system keeps a program's files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "vultr-tui"
XDG = {"config": ".config", "state": ".local/state", "cache": ".cache"}
"""Where the directories are, from home, where the environment does not say (XDG Base Directory Specification)."""


def folder(kind: str) -> Path:
    """Find the program's folder of that kind, one of `XDG`; none is made."""
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415  (takes longer than all else that a completion loads)

        return Path(getattr(platformdirs, f"user_{kind}_dir")(NAME))
    said = Path(os.environ.get(f"XDG_{kind.upper()}_HOME", ""))
    return (said if said.is_absolute() else Path.home() / XDG[kind]) / NAME
