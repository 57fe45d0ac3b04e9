"""The program: its commands, options, exit codes and environment."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pages.book import Book, Chapter, book, chapter
from vultr_tui.api.catalogue import load
from vultr_tui.command import explaining
from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.page import Section
from vultr_tui.settings.profile import LIVE


def program() -> Book:
    """Bind what `--help` says, and then each command that is no operation."""
    return book("vultr-tui", 1, "a console, a shell and a command for a Vultr account", _chapters())


def _chapters() -> Iterator[Chapter]:
    for section in explaining.program(load(LIVE)).sections:
        yield Chapter(section.title, sections=(Section("", section.rows),))
    yield Chapter("Commands that are no operations")
    for name, builtin in BUILTINS.items():
        yield chapter(name, 2, explaining.builtin(builtin))
