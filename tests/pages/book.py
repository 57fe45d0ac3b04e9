"""A page of the manual before it is known how it is written down: headings, texts and rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vultr_tui.command.page import Page, Section


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the given depth, paragraphs, and parts with a heading of their own."""

    title: str
    depth: int = 1
    texts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole page: its name and section as `man` knows them, what it is about, and its chapters."""

    name: str
    number: int
    summary: str
    chapters: tuple[Chapter, ...]


def chapter(title: str, depth: int, page: Page) -> Chapter:
    """Take over a page of help."""
    return Chapter(title, depth, tuple(filter(None, (f"`{page.usage}`", page.text))), page.sections)


def book(name: str, number: int, summary: str, chapters: Iterable[Chapter]) -> Book:
    """Bind chapters."""
    return Book(name, number, summary, tuple(chapters))
