"""Rows as a table for people: aligned columns, or the fields of one object below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vultr_tui.api.columns import heading
from vultr_tui.api.resource import Field, Tone
from vultr_tui.output.cells import Cell, cell, numeric, solid
from vultr_tui.output.content import VALUE, Content, shown
from vultr_tui.output.fitting import GAP, Wanted, clip, fit, pad, width
from vultr_tui.output.text import harmless

COLOURS = {Tone.GOOD: "32", Tone.BUSY: "33", Tone.OFF: "2", Tone.BAD: "31", Tone.NEUTRAL: ""}
"""The terminal's own colours by tone, as SGR numbers."""
_HEADING = "1"


def lines(content: Content, *, header: bool, room: int | None, colour: bool) -> Iterator[str]:
    """Draw the table's lines; cut to `room` cells if that is given, never otherwise."""
    if content.single:
        yield from _fields(content, room, colour=colour)
        return
    fields = shown(content)
    named = bool(content.columns)
    titles = [Cell(harmless(heading(field)).upper()) for field in fields]
    table = [
        [cell(content.resource, field, row, secrets=named, times=content.times) for field in fields]
        for row in content.rows
    ]
    header = header and any(field.name != VALUE.name for field in fields)
    measured = [titles, *table] if header else table
    cells = [max((width(row[index].text) for row in measured), default=0) for index in range(len(fields))]
    widths = dict(enumerate(cells))
    if room is not None:
        pairs = zip(cells, fields, strict=True)
        widths = fit([Wanted(wide, field.priority, solid(content.resource, field)) for wide, field in pairs], room)
    right = {index for index in widths if numeric(content.resource, fields[index])}
    if header:
        yield _painted(_line(titles, widths, right), _HEADING if colour else "")
    for row in table:
        yield _line(row, widths, right, colour=colour)


def _line(row: Sequence[Cell], widths: dict[int, int], right: set[int], *, colour: bool = False) -> str:
    """One line; nothing is filled behind its last column."""
    parts = []
    last = max(widths, default=0)
    for index, cells in widths.items():
        text = pad(row[index].text, cells, right=index in right)
        if index == last:
            text = text.rstrip(" ")
        tone = row[index].tone
        parts.append(_painted(text, COLOURS[tone] if tone and colour else ""))
    return GAP.join(parts).rstrip(" ")


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _fields(content: Content, room: int | None, *, colour: bool) -> Iterator[str]:
    """Draw an object's fields, one a line: the catalogue's order, those it does not know last."""
    row = content.rows[0] if content.rows else {}
    fields: Sequence[Field] = content.columns or [field for field in content.resource.fields if field.name in row]
    titles = [harmless(heading(field)) for field in fields]
    indent = max(map(width, titles), default=0)
    asked = content.secrets or bool(content.columns)
    for field, title in zip(fields, titles, strict=True):
        value = cell(content.resource, field, row, reveal=content.reveal, secrets=asked, times=content.times)
        code = COLOURS[value.tone] if value.tone and colour else ""
        for number, line in enumerate(value.text.split("\n")):
            text = line if room is None or content.reveal else clip(line, max(room - indent - len(GAP), 1))
            yield f"{pad('' if number else title, indent)}{GAP}{_painted(text, code)}".rstrip(" ")
