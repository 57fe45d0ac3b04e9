"""What detail tabs hold, as lines of words: fields, series, values, text and the raw row."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from textwrap import wrap

from vultr_tui.account.redaction import tells
from vultr_tui.account.traffic import Traffic, last_day
from vultr_tui.account.wording import listed
from vultr_tui.api.columns import STATE, heading
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Json, Row, number
from vultr_tui.console.panes.display import Display
from vultr_tui.console.panes.painting import JSON, language_of, painted
from vultr_tui.console.relating import Found
from vultr_tui.console.widgets import cells
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.chart import bars, gauge
from vultr_tui.console.widgets.lines import Words
from vultr_tui.output.cells import HIDDEN, NOTHING, masked
from vultr_tui.output.text import size

TITLES = 16
"""Cells for the titles of fields."""
WIDEST = 30
"""Cells for the titles of what a row has to do with, at most."""
NAMED = 8
"""How many names of a kind are said where they are said in short."""
NARROWEST = 20
"""A column of fields has at least as many cells for its values."""
BAR_HEIGHT = 4
MARGIN = 9
"""Cells at the left of a chart."""
GAUGE = 40
"""Cells for the whole allowance."""
TONES = {"over": "bad", "close": "busy", "fine": "good"}
"""How the verdict on an allowance is drawn."""
GIGABYTES = 3


def fields(display: Display, resource: Resource, row: Row, width: int, *, revealed: bool) -> list[Words]:
    """The fields of a row that have a value, in one column or two; secrets are dots until `revealed`."""
    shown = ((STATE,) if resource.states else ()) + resource.fields
    said: dict[str, Part] = {}
    for field in shown:
        value = _value(display, resource, field, row, revealed=revealed)
        if value.text != NOTHING and not (_long(row.get(field.name)) or _repeats(field, value, said)):
            said[heading(field)] = value
    return _arranged(tuple(said.items()), width)


def _long(value: Json) -> bool:
    """Whether it takes several lines, or is a list of objects: a tab has it, and the raw row."""
    if isinstance(value, str):
        return "\n" in value
    return isinstance(value, (list, tuple)) and any(isinstance(item, Mapping) for item in value)


def _repeats(field: Field, value: Part, said: Mapping[str, Part]) -> bool:
    """Whether it is the id of what was called by its name before: `Location ID` after `Location`."""
    named = (part.text for title, part in said.items() if heading(field).startswith(title))
    return bool(field.refers_to) and value.text in named


def _value(display: Display, resource: Resource, field: Field, row: Row, *, revealed: bool) -> Part:
    cell = display.cell(resource, field, row)
    if cell.text == HIDDEN:
        return Part(str(row.get(field.name)), "accent") if revealed else Part(f"{HIDDEN}  . shows it", "muted")
    return Part(cell.text, cell.tone)


def _arranged(pairs: Sequence[tuple[str, Part]], width: int) -> list[Words]:
    """In two columns where there is room for them; what is too long for that has a line of its own, after them."""
    room = (width - 1) // 2 - (TITLES + 2)
    if room < NARROWEST:
        return [_titled(title, value) for title, value in pairs]
    short = [pair for pair in pairs if cells.width(pair[1].text) + 1 <= room]
    half = (len(short) + 1) // 2
    lines: list[Words] = []
    for first, second in zip_longest(short[:half], short[half:]):
        line = _titled(first[0], Part(cells.fit(first[1].text, room), first[1].tone))
        lines.append([*line, *(_titled(*second) if second else ())])
    return [*lines, *(_titled(title, value) for title, value in pairs if (title, value) not in short)]


def relations(display: Display, found: Found) -> list[Words]:
    """What a row has to do with: one name a line, under what it is listed as."""
    lines: list[Words] = []
    named = _named(display, found)
    room = max(TITLES, min(WIDEST, max(map(cells.width, named), default=0)))
    for title, names in named.items():
        lines += (_titled("" if index else title, Part(name), room) for index, name in enumerate(names))
    return lines


def relations_in_short(display: Display, found: Found) -> list[Words]:
    """What a row has to do with: one line for what is listed together, with the first names."""
    lines: list[Words] = []
    for title, names in _named(display, found).items():
        lines.append(_titled(title, Part(listed(names, NAMED))))
    return lines


def _named(display: Display, found: Found) -> dict[str, list[str]]:
    """The names of rows by what they are listed as."""
    names: dict[str, list[str]] = {}
    for place, id_ in found:
        names.setdefault(display.listed_as(place), []).append(display.name(place.resource, id_, place.parent))
    return names


def _titled(title: str, value: Part, room: int = TITLES) -> Words:
    return (Part(cells.fit(title, room) + "  ", "muted"), value)


def raw(row: Json, secret: frozenset[str], *, revealed: bool) -> list[Words]:
    """What the API gave exactly so, as JSON; secrets are dots until `revealed`, by their names if by nothing else."""
    shown = row if revealed else masked(row, lambda name: name in secret or tells(name))
    return painted(json.dumps(shown, indent=2, ensure_ascii=False), JSON)


def text(words: str) -> list[Words]:
    """Text line by line, coloured by the language that it is in."""
    return painted(words, language_of(words))


def texts(found: Row, formats: Mapping[str, Format], secret: frozenset[str], *, revealed: bool) -> list[Words]:
    """The texts of an object one after another, decoded where they came encoded; secrets are dots until `revealed`."""
    lines: list[Words] = []
    for name, value in found.items():
        if isinstance(value, str) and value:
            plain = _decoded(value) if formats.get(name) is Format.BASE64 else value
            lines += text(plain) if revealed or name not in secret else [_hidden()]
    return lines


def _decoded(value: str) -> str:
    try:
        return b64decode(value, validate=True).decode(errors="replace")
    except ValueError:
        return value


def _hidden() -> Words:
    return (Part(f"{HIDDEN}  . shows it", "muted"),)


def values(found: Iterable[Json], name: Mapping[str, str], width: int) -> list[Words]:
    """One value after another, with what it is called where that is known; a long one goes on in the next line."""
    lines: list[Words] = []
    for value in found:
        word = value if isinstance(value, str) else json.dumps(value)
        if word in name:
            lines.append((Part(cells.fit(word, TITLES) + "  "), Part(name[word], "muted")))
        else:
            lines += [(Part(line),) for line in wrap(word, max(TITLES, width - 2), subsequent_indent="    ")]
    return lines


def series(found: Row, width: int, now: float, told: Traffic | None = None) -> list[Words]:
    """Each series of days and quantities as a bar chart up to today: the most recent days that have room.

    `told` is what is known of the allowance.
    """
    today = datetime.fromtimestamp(now, UTC).date()
    lines: list[Words] = []
    for name, pairs in found.items():
        points = _points(pairs)
        days = _days(points, today, max(1, width - MARGIN - 4)) if points else []
        if days:
            lines += [*_chart(name.replace("_", " "), days, today), ()]
    return [*_allowance(told, last_day(now)), *lines] if lines and told else lines


def _allowance(told: Traffic, until: str) -> list[Words]:
    """The part of the allowance that is used, and will be."""
    if told.allowed is None or told.share is None or told.outlook is None:
        return []
    ahead = f"   about {told.share_at_end:.0%} by the end of {until}" if told.share_at_end is not None else ""
    used = f"{size(told.used, GIGABYTES)} of {size(told.allowed, GIGABYTES)} used, {told.share:.0%}"
    return [
        (
            Part(f"{'this month':>{MARGIN + 1}} "),
            Part(used, "strong"),
            Part(ahead, "muted"),
        ),
        (Part(" " * (MARGIN + 2)), Part(gauge(told.share, told.outlook, GAUGE), TONES[told.verdict])),
        (),
    ]


def _points(pairs: Json) -> dict[date, float]:
    """The quantities by day; what is no pair of these is passed over."""
    points: dict[date, float] = {}
    for pair in pairs if isinstance(pairs, Sequence) and not isinstance(pairs, str) else ():
        if isinstance(pair, Sequence) and not isinstance(pair, str) and len(pair) == 2:  # noqa: PLR2004  (a pair)
            quantity = number(pair[1])
            with suppress(ValueError):
                if quantity is not None:
                    points[date.fromisoformat(str(pair[0]))] = quantity
    return points


def _days(points: Mapping[date, float], today: date, room: int) -> list[tuple[date, float]]:
    """The last days up to today, from the first one that is told, with nothing on those that are not."""
    first = max(min(points), today - timedelta(days=room - 1))
    days = (first + timedelta(days=number) for number in range((today - first).days + 1))
    return [(day, points.get(day, 0.0)) for day in days]


def _chart(name: str, points: Sequence[tuple[date, float]], today: date) -> list[Words]:
    quantities = [quantity for _, quantity in points]
    top = [cells.fit(size(max(quantities)), MARGIN, right=True), *(" " * MARGIN for _ in range(BAR_HEIGHT - 1))]
    drawn = zip(top, bars(quantities, BAR_HEIGHT), strict=True)
    span = f"{len(points)} days" if len(points) > 1 else "1 day"
    days = f"{points[0][0]} to {points[-1][0]}" if len(points) > 1 else f"{points[0][0]}"
    this_month = sum(quantity for day, quantity in points if (day.year, day.month) == (today.year, today.month))
    axis = "".join("┴" if day.day == 1 else "─" for day, _ in points)
    return [
        (
            Part(name, "strong"),
            Part(f"   {size(sum(quantities))} in {span}, {size(this_month)} this month", "muted"),
        ),
        *((Part(f"{label} ┤", "muted"), Part(line, "key")) for label, line in drawn),
        (Part(f"{' ' * MARGIN} └{axis}", "muted"),),
        (Part(f"{' ' * MARGIN}  {days}", "muted"),),
    ]
