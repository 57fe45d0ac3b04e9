"""What the shell keeps from one time to the next: aliases, and how it was set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vultr_tui.account.document import Document
from vultr_tui.api.light import define, field

VERSION = 1


@define
class Kept:
    """Aliases by name, and settings by name, in a file that only its owner may read."""

    path: Path
    aliases: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document = Document(self.path, VERSION, ("aliases", "settings"))

    @classmethod
    def read(cls, path: Path) -> Kept:
        """Read the file; what could not be understood is the document's problem."""
        kept = cls(path)
        said = kept.document.read()
        kept.aliases, kept.settings = _texts(said["aliases"]), _texts(said["settings"])
        return kept

    def save(self) -> str:
        """Keep it; say why that is impossible, or nothing."""
        return self.document.save({"aliases": dict(self.aliases), "settings": dict(self.settings)})


def _texts(said: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in said.items() if isinstance(value, str)}
