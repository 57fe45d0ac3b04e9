"""What the shell keeps from one time to the next: aliases, and how it was set."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vultr_tui.account.private import write


@dataclass
class Kept:
    """Aliases by name, and settings by name, in a file that only its owner may read."""

    path: Path
    aliases: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Kept:
        """Read the file; what is not there or makes no sense is as if nothing had been kept."""
        try:
            said = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            said = {}
        said = said if isinstance(said, dict) else {}
        return cls(path, _texts(said.get("aliases")), _texts(said.get("settings")))

    def save(self) -> None:
        """Keep it. Raises OSError."""
        write(self.path, json.dumps({"aliases": self.aliases, "settings": self.settings}, indent=1).encode())


def _texts(said: Any) -> dict[str, str]:  # noqa: ANN401  (whatever the file holds)
    return {str(k): v for k, v in said.items() if isinstance(v, str)} if isinstance(said, dict) else {}
