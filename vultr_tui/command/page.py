"""A page of help: what it says, and how it is drawn at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from vultr_tui.api.light import frozen
from vultr_tui.command.terminal import columns

WIDEST = 100
"""Lines get no longer than this, however wide the terminal is."""
WIDEST_NAME = 32
NARROWEST = 20


@frozen
class Section:
    """A heading and its rows: what, and what it is; a row without the first goes on with the one before."""

    title: str
    rows: tuple[tuple[str, str], ...]


@frozen
class Page:
    """What there is to say of one thing: its command line, a text, sections, and where to read on."""

    usage: str
    text: str = ""
    sections: tuple[Section, ...] = ()
    more: str = ""


def section(title: str, rows: Iterable[tuple[str, str]]) -> Section:
    """Make a section of its rows."""
    return Section(title, tuple(rows))


def draw(page: Page) -> Iterator[str]:
    """Draw the page in lines for the terminal."""
    yield page.usage
    if page.text:
        yield ""
        yield from textwrap.wrap(page.text, _room())
    for each in page.sections:
        yield from draw_section(each)
    if page.more:
        yield ""
        yield page.more


def draw_section(part: Section) -> Iterator[str]:
    """Draw a section under an empty line; nothing if it has no rows."""
    if not part.rows:
        return
    yield ""
    yield part.title
    indent = min(max(len(name) for name, _ in part.rows), WIDEST_NAME) + 4
    for name, meaning in part.rows:
        wrapped = textwrap.wrap(meaning, max(_room() - indent, NARROWEST), break_on_hyphens=False)
        if len(name) + 4 > indent or not wrapped:
            yield f"  {name}"
        else:
            yield f"  {name:<{indent - 2}}{wrapped.pop(0)}"
        yield from (" " * indent + line for line in wrapped)


def _room() -> int:
    return min(columns(), WIDEST)
