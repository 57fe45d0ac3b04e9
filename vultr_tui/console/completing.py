"""Completes filters: the names of fields, and what they hold in the rows that are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from textual.suggester import Suggester

from vultr_tui.api.columns import STATE, heading, visible
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Row
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.fields import named, texts_of
from vultr_tui.grammar.terms import Shown

MOST = 1000
"""Of how many rows at most the values are looked at."""


def examples(resource: Resource) -> str:
    """How rows of the resource may be filtered, for somebody who has typed nothing yet."""
    first = min(visible(resource), key=lambda field: field.priority)
    others = [field for field in visible(resource) if field is not first and field.name != resource.key]
    stated = [f"state:{state.word}" for state in resource.states if state.word.isalpha()][-1:]
    plain = [heading(field).casefold() for field in others if field is not STATE and field.format is Format.PLAIN]
    money = [f"{field.name}<20" for field in others if field.format is Format.MONEY][:1]
    fields = [f"{called}:word" for called in plain if called.isalpha()][:1]
    return "   ".join(["word", *stated, *fields, "!word", *money, f"sort:-{first.name}"])


class FilterSuggester(Suggester):
    """Completes the last word of a filter on a resource; `names` are those of what a field refers to."""

    def __init__(self, resource: Resource, rows: Sequence[Row], names: Shown) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._resource = resource
        self._rows = rows[:MOST]
        self._of_reference = names

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word completed, if that can be."""
        before, blank, word = value.rpartition(" ")
        sign = "!" if word.startswith("!") else ""
        found = self._completed(word.removeprefix(sign))
        return f"{before}{blank}{sign}{found}" if found else None

    def _completed(self, word: str) -> str:
        name, colon, typed = word.rpartition(":")
        if not colon:
            return next(self._starting(word, (f"{called}:" for called in ("sort", *self._names()))), "")
        typed, sign = typed.removeprefix("-"), "-" if name == "sort" and typed.startswith("-") else ""
        *others, last = typed.split("|")
        found = next(self._starting(last, self._names() if name == "sort" else self._values(name)), "")
        return f"{name}:{sign}{'|'.join([*others, found])}" if found else ""

    @staticmethod
    def _starting(typed: str, words: Iterator[str]) -> Iterator[str]:
        """Those of the words, without a blank in them, that begin with what was typed and go on."""
        if typed:
            yield from (
                word
                for word in words
                if word.casefold().startswith(typed.casefold()) and len(word) > len(typed) and " " not in word
            )

    def _names(self) -> Iterator[str]:
        fields = (*((STATE,) if self._resource.states else ()), *self._resource.fields)
        called = ((heading(field).casefold(), field.name, field.refers_to) for field in fields)
        yield from filter(None, dict.fromkeys(chain.from_iterable(called)))

    def _values(self, name: str) -> Iterator[str]:
        try:
            fields = named(self._resource, name)
        except GrammarError:
            return
        yield from dict.fromkeys(text for row in self._rows for field in fields for text in self._texts(field, row))

    def _texts(self, field: Field, row: Row) -> Iterator[str]:
        state = self._resource.state_of(row) if field is STATE else None
        yield from (state.word,) if state else texts_of(row.get(field.name))
        yield from self._of_reference(field, row)
