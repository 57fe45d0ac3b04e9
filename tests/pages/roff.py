"""Pages of the manual as `man` reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.pages.book import Book, Chapter
from vultr_tui import __version__
from vultr_tui.command.page import Section

NOTE = r".\" Written by python -m tests.pages; a test compares."


def write(book: Book) -> str:
    """Write the whole page."""
    title = f'.TH {book.name.upper()} {book.number} "" "vultr-tui {__version__}"'
    lines = [NOTE, title, ".nh", ".ad l", ".SH NAME", f"{_text(book.name)} \\- {_text(book.summary)}"]
    for chapter in book.chapters:
        lines += _chapter(chapter)
    return "\n".join(lines) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f".SH {_text(chapter.title.upper())}" if chapter.depth == 1 else f".SS {_text(chapter.title)}"
    for text in chapter.texts:
        yield ".PP"
        yield _text(text)
    for section in chapter.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if not section.rows:
        return
    if section.title:
        yield ".PP"
        yield f"{_text(section.title)}:"
    for name, meaning in section.rows:
        yield ".TP" if name else ".br"
        yield from ((f"\\fB{_text(name)}\\fR",) if name else ())
        yield from ((_text(meaning),) if meaning else ())


def _text(text: str) -> str:
    """Write a text so that nothing in it is a request, and what stands between backticks is bold."""
    safe = text.replace("\\", r"\e").replace("-", r"\-")
    marked = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", safe)
    return rf"\&{marked}" if marked.startswith((".", "'")) else marked
