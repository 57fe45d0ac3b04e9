"""Where things are kept."""

from __future__ import annotations

from pathlib import Path

from vultr_tui.api.light import frozen
from vultr_tui.folders import folder


@frozen
class Paths:
    """Where things are kept: in the XDG directories, or what stands for them on this system."""

    config: Path
    state: Path
    cache: Path
    log: Path | None = None
    """Where to write what is asked of the service, if that is wanted."""

    @classmethod
    def find(cls) -> Paths:
        """Find the directories of this user; none is made."""
        return cls(folder("config"), folder("state"), folder("cache"))

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    def history(self, profile: str) -> Path:
        """Name the file of a profile's history in the shell."""
        return self.state / "history" / profile

    @property
    def shell(self) -> Path:
        """What the shell keeps of its own: aliases, and how it was set."""
        return self.state / "shell.json"

    def console(self, profile: str) -> Path:
        """Name the file of what the console keeps of a profile: columns, orders, views, lines that were typed."""
        return self.state / "console" / f"{profile}.json"

    @property
    def crashes(self) -> Path:
        """The folder of what was written down when the console failed."""
        return self.state / "crashes"

    def key(self, profile: str) -> Path:
        """Name the file of a profile's key, where it was entered in the console and is to be kept."""
        return self.config / "keys" / profile

    @property
    def demo(self) -> Path:
        """The state of the embedded account."""
        return self.state / "demo.sqlite"

    def journal(self, profile: str) -> Path:
        """Name the file of a profile's journal."""
        return self.state / "journal" / f"{profile}.jsonl"

    def budget(self, name: str) -> Path:
        """Name the file in which all processes of this machine count their requests."""
        return self.state / "budget" / name

    def rows(self, profile: str) -> Path:
        """Name the folder of the rows last known in a profile."""
        return self.cache / "rows" / profile


def meant(text: str) -> Path:
    """Name the path a user means, who may begin it with `~`; where there is no such home it stays, as in a shell."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def shown(path: Path) -> str:
    """Write the path as a user reads it: from `~` on where it is in his home."""
    home = meant("~")
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
