"""Lines typed at a shell, and what comes of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.account.ground import Ground
from vultr_tui.settings import Paths, Profile
from vultr_tui.shell.kept import Kept
from vultr_tui.shell.shell import Shell


@dataclass(frozen=True)
class Ended:
    """How a line ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


@dataclass
class Typist:
    """Types lines at one shell."""

    ground: Ground
    capfd: pytest.CaptureFixture[str]
    shell: Shell

    @classmethod
    def at(cls, ground: Ground, capfd: pytest.CaptureFixture[str]) -> Typist:
        return cls(ground, capfd, shell_on(ground))

    async def __call__(self, text: str, **options: Any) -> Ended:
        self.capfd.readouterr()
        code = await self.shell.run(text, **options)
        out, err = self.capfd.readouterr()
        return Ended(code, out, err)


def shell_on(ground: Ground, *, terminal: bool = False) -> Shell:
    folder = ground.folder
    paths = Paths(folder / "config", folder / "state", folder / "cache")
    return Shell(
        Profile("test"),
        paths,
        Kept(paths.shell),
        terminal=terminal,
        open=lambda profile, _: ground.account(profile.name, read_only=profile.read_only),
    )


def labels(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [str(row["label"]) for row in rows]


def written(path: Path) -> str:
    return path.read_text(encoding="utf-8")
