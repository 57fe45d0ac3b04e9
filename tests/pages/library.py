"""Where each written page of the manual lies, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.pages import markdown, roff
from tests.pages.book import Book
from tests.pages.keys import keys
from tests.pages.operations import reference
from tests.pages.program import program
from tests.pages.settings import settings
from vultr_tui import manual
from vultr_tui.command.completion.scripts import SCRIPTS

FOLDER = Path(manual.__file__).parent
REFERENCE = "reference"
"""The folder of what is only read in the repository."""


def _read(script: str) -> str:
    return SCRIPTS[script]


def _markdown(make: Callable[[], Book]) -> str:
    return markdown.write(make())


def _roff(make: Callable[[], Book]) -> str:
    return roff.write(make())


LIBRARY: dict[str, Callable[[], str]] = {
    "command.md": partial(_markdown, program),
    "keys.md": partial(_markdown, keys),
    "settings.md": partial(_markdown, settings),
    **{
        f"{REFERENCE}/{version}/{name}.md": partial(_markdown, make)
        for version in ("v1", "v2")
        for name, make in reference(version).items()
    },
    "man/vultr-tui.1": partial(_roff, program),
    "man/vultr-tui-settings.5": partial(_roff, settings),
    "man/vultr-tui-keys.7": partial(_roff, keys),
    "completions/vultr-tui": partial(_read, "bash"),
    "completions/_vultr_tui": partial(_read, "zsh"),
    "completions/vultr-tui.fish": partial(_read, "fish"),
}
