"""Every key of the console, place by place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import format_key

from tests.pages.book import Book, Chapter, book
from vultr_tui.command.page import section
from vultr_tui.console.keymap import nodes
from vultr_tui.console.screens.help import SECTIONS

TEXTS = (
    'An id is what the settings give another key by: `"table.down" = "n,down"` under `[keys]`.',
    "`?` shows the keys of the place you are in.",
)


def keys() -> Book:
    """Bind the keys of the main screen, and those of every other screen, dialog and widget that has some."""
    return book("vultr-tui-keys", 7, "the keys of the console", _chapters())


def _chapters() -> Iterator[Chapter]:
    shown: set[str] = set()
    yield Chapter("Ids", texts=TEXTS)
    for title, bindings in SECTIONS:
        yield _chapter(title, bindings, shown)
    for node in sorted(nodes(), key=lambda node: node.__module__):
        own = [each for each in vars(node).get("BINDINGS", ()) if isinstance(each, Binding) and each.id not in shown]
        if any(each.description for each in own):
            yield _chapter(_named(node), own, shown)


def _chapter(title: str, bindings: Iterable[BindingType], shown: set[str]) -> Chapter:
    rows = []
    for each in bindings:
        if isinstance(each, Binding) and each.description:
            shown.add(each.id or "")
            said = each.tooltip or each.description
            rows.append((_spelled(each), f"{said} (`{each.id}`)" if each.id else said))
    return Chapter(title, sections=(section("", rows),))


def _spelled(binding: Binding) -> str:
    names = [binding.key_display] if binding.key_display else map(format_key, binding.key.split(","))
    return " ".join(filter(None, names))


def _named(node: type[DOMNode]) -> str:
    """Call a place by what its module says of it."""
    said = (sys.modules[node.__module__].__doc__ or node.__name__).partition("\n")[0]
    return re.split(r"[:;]|\.$", said)[0]
