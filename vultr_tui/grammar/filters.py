"""Filters: `region:ewr status:stopped !test a|b re:^web price<40 sort:-created`.

Terms are ANDed; `|` inside a term is OR, `!` before it negates. `field:text` looks for the text in a field,
`tag:` for an empty one, a bare word in every column that is shown; `= != < <= > >=` compare by the field's kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vultr_tui.api.columns import STATE, visible
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Row
from vultr_tui.grammar.comparisons import Check, check, containing, expression, shows
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.fields import named
from vultr_tui.grammar.ordering import Order
from vultr_tui.grammar.terms import FieldTerm, Shown, Term, TextTerm, nothing_else

_NAME = re.compile(r"(?!re:)([A-Za-z_]\w*)(:|>=|<=|!=|=|>|<)(?!//)", re.ASCII)
_COLONS = re.compile(r"(?:[0-9A-Fa-f]{0,4}:){2,}[0-9A-Fa-f:.]*(?:/\d+)?(?=[\s|]|$)", re.ASCII)


@frozen
class Filter:
    """Conditions that rows of the resource may meet, and the order they asked for."""

    resource: Resource
    terms: tuple[Term, ...] = ()
    orders: tuple[Order, ...] = ()

    def matches(self, row: Row, shown: Shown = nothing_else) -> bool:
        """Whether the row meets every condition."""
        return all(term.holds(row, self.resource, shown) for term in self.terms)


def parse(text: str, resource: Resource, columns: tuple[Field, ...] | None = None) -> Filter:
    """Read the filter the text describes; bare words look in `columns`, or in those a table shows by itself.

    Raises GrammarError at the character that is wrong.
    """
    if columns is None:
        columns = visible(resource)
    anywhere = tuple(field for field in columns if not field.secret)
    if resource.states and STATE not in anywhere:
        anywhere = (*anywhere, STATE)
    terms: list[Term] = []
    orders: list[Order] = []
    position = _blank(text, 0)
    while position < len(text):
        if text.startswith("sort:", position):
            start = position + len("sort:")
            position = _end(text, start)
            orders.extend(parse_orders(text[start:position], resource, start))
        else:
            term, position = _term(text, position, resource, anywhere)
            terms.append(term)
        position = _blank(text, position)
    return Filter(resource, tuple(terms), tuple(orders))


def parse_orders(text: str, resource: Resource, position: int = 0) -> Iterator[Order]:
    """Read the sort order that `-created,label` asks for; GrammarError for an unknown field."""
    for part in text.split(","):
        name = part.removeprefix("-")
        if not name:
            raise GrammarError("a field to sort by is missing", position, max(len(part), 1))
        yield Order(named(resource, name, position + len(part) - len(name))[0], part != name)
        position += len(part) + 1


def usual_orders(resource: Resource) -> tuple[Order, ...]:
    """Give the sort order of a resource's rows until somebody wants another; none where it is the service's."""
    return tuple(parse_orders(resource.order, resource)) if resource.order else ()


def _blank(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _end(text: str, position: int, stops: str = "") -> int:
    """Where the word that begins at `position` ends: at a blank, or at one of the stops."""
    while position < len(text) and not text[position].isspace() and text[position] not in stops:
        position += 1
    return position


def _term(text: str, position: int, resource: Resource, anywhere: tuple[Field, ...]) -> tuple[Term, int]:
    """Read the condition that begins at `position`, and where it ends."""
    negated = text.startswith("!", position)
    position += negated
    name = None if _COLONS.match(text, position) else _NAME.match(text, position)
    if not name:
        if position == len(text) or text[position].isspace():
            raise GrammarError("a word is missing after !", position - 1, 1)
        values, position = _values(text, position)
        return TextTerm(anywhere, tuple(test for value in values for test in _tests(value)), negated), position
    fields = named(resource, name[1], position)
    checks: dict[Field, tuple[Check, ...]] = dict.fromkeys(fields, ())
    values, position = _values(text, name.end())
    for value in values:
        for field, found in _checks(fields, name[2], value):
            checks[field] += (found,)
    return FieldTerm(tuple(checks.items()), negated), position


@frozen
class _Value:
    """One alternative of a term, and where it stands."""

    text: str
    position: int
    is_expression: bool

    def search(self) -> Callable[[str], object]:
        """Return what looks for the regular expression in a text; GrammarError if it is none."""
        try:
            return expression(self.text)
        except re.error as error:
            start = self.position + (error.pos or 0)
            raise GrammarError(f"no regular expression: {error.msg}", start, 1) from None
        except (OverflowError, RecursionError):
            message = "no regular expression: it repeats too often, or is nested too deeply"
            raise GrammarError(message, self.position, len(self.text)) from None


def _values(text: str, position: int) -> tuple[list[_Value], int]:
    """Read the alternatives that begin at `position`, and where they end."""
    values = []
    while True:
        value, position = _value(text, position)
        values.append(value)
        if not text.startswith("|", position):
            return values, position
        position += 1


def _value(text: str, position: int) -> tuple[_Value, int]:
    """Read the value that begins at `position`, and where it ends."""
    is_expression = text.startswith("re:", position)
    start = position + len("re:") * is_expression
    quote = text[start : start + 1]
    if quote not in {"'", '"'}:
        end = _end(text, start, "" if is_expression else "|")
        return _Value(text[start:end], start, is_expression), end
    close = text.find(quote, start + 1)
    if close < 0:
        raise GrammarError("the quotation is not closed", start, len(text) - start)
    end = close + 1
    if end < len(text) and not text[end].isspace() and text[end] != "|":
        raise GrammarError("a blank is missing after the quotation", end, 1)
    return _Value(text[start + 1 : close], start + 1, is_expression), end


def _tests(value: _Value) -> Iterator[Callable[[str], object]]:
    """Return what looks for the value in a row's text; an alternative that is not typed yet looks for nothing."""
    if value.is_expression:
        yield value.search()
    elif value.text:
        yield containing(value.text)


def _checks(fields: tuple[Field, ...], comparison: str, value: _Value) -> Iterator[tuple[Field, Check]]:
    """Find the check of each field that can be compared so; GrammarError if there is none."""
    if value.is_expression:
        found = shows(value.search())
        yield from ((field, found) for field in fields)
        return
    wrong: list[str] = []
    for field in fields:
        try:
            yield field, check(field, comparison, value.text)
        except ValueError as error:
            wrong.append(str(error))
    if len(wrong) == len(fields):
        raise GrammarError(wrong[0], value.position, max(len(value.text), 1))
