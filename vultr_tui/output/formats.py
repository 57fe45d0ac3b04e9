"""Content in the format that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vultr_tui.api.light import frozen, replace
from vultr_tui.api.values import Json
from vultr_tui.output.content import Content, describe
from vultr_tui.output.delimited import END, csv_lines, tsv_lines
from vultr_tui.output.structured import json_lines, json_value, yaml_document
from vultr_tui.output.table import lines
from vultr_tui.output.text import harmless


@frozen(kw_only=True)
class Style:
    """How to print: `room` is a terminal's width, None for a pipe, where nothing is cut or coloured."""

    format: str = "table"
    header: bool = True
    room: int | None = None
    colour: bool = False


_TEXTS: dict[str, Callable[[Content, Style], Iterator[str]]] = {
    "table": lambda content, style: lines(content, header=style.header, room=style.room, colour=style.colour),
    "json": lambda content, _style: json_value(content),
    "jsonl": lambda content, _style: json_lines(content),
    "yaml": lambda content, _style: yaml_document(content),
    "csv": lambda content, style: csv_lines(content, header=style.header),
    "tsv": lambda content, style: tsv_lines(content, header=style.header),
    "id": lambda content, _style: ids(content),
    "raw": lambda content, _style: iter(content.raw.decode(errors="replace").splitlines()),
}
_HARMLESS = {"table", "json", "jsonl", "yaml"}
"""The formats that never hold what a terminal would obey; the others are exact, save on a terminal."""


def render(content: Content, style: Style) -> bytes:
    """Write the content as it goes to standard output; empty where there is nothing to print.

    Values go out as the API sent them, secrets too, in every format but `table`, which is for people. On a
    terminal no format lets one act on it. What the service did not send has no raw form but JSON.
    """
    if style.format == "raw" and not content.raw:
        style = replace(style, format="json")
    if style.format == "raw" and style.room is None:
        return content.raw
    texts = _TEXTS[style.format](describe(content), style)
    if style.room is not None and style.format not in _HARMLESS:
        texts = ("\n".join(map(harmless, text.split("\n"))) for text in texts)
    end = END if style.format == "csv" and style.room is None else "\n"
    return "".join(f"{text}{end}" for text in texts).encode(errors="replace")


def ids(content: Content) -> Iterator[str]:
    """Return the identifier of each row, or its first value where the catalogue names no key."""
    key = content.resource.key
    for row in content.rows:
        value: Json = row.get(key) if key in row else next(iter(row.values()), None)
        yield "" if value is None else str(value)
