"""Pages of the manual as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pages.book import Book, Chapter
from vultr_tui.command.page import Section

NOTE = "<!-- Written by python -m tests.pages; a test compares. -->"


def write(book: Book) -> str:
    """Write the whole page."""
    lines = [f"# {book.summary[:1].upper()}{book.summary[1:]}", "", NOTE]
    for chapter in book.chapters:
        lines += _chapter(chapter)
    return "\n".join(lines) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield ""
    yield f"{'#' * (chapter.depth + 1)} {chapter.title}"
    for text in chapter.texts:
        yield ""
        yield text
    for section in chapter.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if not section.rows:
        return
    yield ""
    if section.title:
        yield f"{section.title}:"
        yield ""
    for name, meaning in section.rows:
        if name:
            yield f"- {_named(name)}{f': {meaning}' if meaning else ''}"
        else:
            yield f"  {meaning}"


def _named(name: str) -> str:
    """Set a name as code; what stands two spaces behind it is its type."""
    code, _, kind = name.partition("  ")
    return f"`{code}`{f' ({kind.strip()})' if kind.strip() else ''}"
