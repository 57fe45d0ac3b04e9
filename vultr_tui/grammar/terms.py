"""The conditions of a filter, as they are asked of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from vultr_tui.api.columns import STATE, value_of
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Row
from vultr_tui.grammar.comparisons import Check
from vultr_tui.grammar.fields import texts_of

Shown = Callable[[Field, Row], Iterable[str]]
"""What is shown for a row's field besides its value: the name of the region an id stands for, a rounded size."""


def nothing_else(_field: Field, _row: Row) -> Iterable[str]:
    """Show nothing besides a row's own values."""
    return ()


class Term(Protocol):
    """One condition."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields it looks at."""

    def holds(self, row: Row, resource: Resource, shown: Shown) -> bool:
        """Whether the row meets the condition."""


@frozen
class FieldTerm:
    """Some check holds for its field, or none does if `negated`."""

    checks: tuple[tuple[Field, tuple[Check, ...]], ...]
    negated: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields it looks at."""
        return tuple(field for field, _ in self.checks)

    def holds(self, row: Row, resource: Resource, shown: Shown) -> bool:
        """Whether the row meets the condition."""
        return self._found(row, resource, shown) != self.negated

    def _found(self, row: Row, resource: Resource, shown: Shown) -> bool:
        for field, checks in self.checks:
            value = value_of(resource, row, field)
            texts = [text.casefold() for text in (*texts_of(value), *shown(field, row))]
            if any(check(value, texts) for check in checks):
                return True
        return False


@frozen
class TextTerm:
    """Some test holds for what the fields show, a line for each text, or none does if `negated`.

    A row is looked at as a whole: ten thousand of them are filtered between two key presses.
    """

    fields: tuple[Field, ...]
    tests: tuple[Callable[[str], object], ...]
    negated: bool = False

    def holds(self, row: Row, resource: Resource, shown: Shown) -> bool:
        """Whether the row meets the condition."""
        return self.found_in(self.text(row, resource, shown))

    def text(self, row: Row, resource: Resource, shown: Shown) -> str:
        """The text of a row that is searched."""
        return "\n".join(self._texts(row, resource, shown)).casefold()

    def found_in(self, text: str) -> bool:
        """Whether a row of that text meets the condition."""
        for test in self.tests:  # written out, for `any` takes three times as long
            if test(text):
                return not self.negated
        return self.negated

    def _texts(self, row: Row, resource: Resource, shown: Shown) -> Iterator[str]:
        for field in self.fields:
            value = row.get(field.name) if field is not STATE else value_of(resource, row, field)
            if isinstance(value, str):
                yield value
            else:
                yield from texts_of(value)
            if shown is not nothing_else:
                yield from shown(field, row)
