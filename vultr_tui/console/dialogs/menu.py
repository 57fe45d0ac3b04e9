"""Choose one of a list; typing narrows it, the likeliest first. What is under the cursor may be shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from textwrap import wrap
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from vultr_tui.api.light import frozen
from vultr_tui.client.clock import Clock
from vultr_tui.console.dialogs.listing import Listing
from vultr_tui.console.dialogs.matching import resemblance
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import ELLIPSIS, Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.field import Field
from vultr_tui.console.widgets.lines import Lines
from vultr_tui.console.widgets.table import Table
from vultr_tui.output.text import harmless

FAR = 3.0
"""What resembles the query this many times less than the best is left out."""
HINT_COUNTS = 2.0
"""How many times less a match in the hint counts than one in the title."""
LINE = 70
"""Cells of a line in the frame where the screen has 80."""
LINES = 17
"""Lines for the entries and what is said of one, where the screen has 24."""


@frozen
class Choice:
    """One entry: what it is called, what it does, and why not where it cannot be chosen."""

    value: str
    title: str
    hint: str = ""
    against: str = ""
    note: str = ""
    """A third column: a key, a price."""
    more: str = ""
    """What is said of it below while it is under the cursor, if not the same as beside it."""

    @property
    def said(self) -> str:
        """What stands beside it."""
        return self.against or self.hint

    @property
    def explained(self) -> str:
        """What stands below."""
        return self.against or self.more or self.hint


class Menu(Listing[str]):
    """Answers the value of the entry that was chosen."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False, id="menu.down"),
        Binding("up,ctrl+p", "move(-1)", show=False, id="menu.up"),
        Binding("pagedown", "page(1)", show=False, id="menu.page_down"),
        Binding("pageup", "page(-1)", show=False, id="menu.page_up"),
        Binding("enter", "choose", "choose", id="menu.choose"),
    ]

    def __init__(
        self,
        title: str,
        clock: Clock,
        choices: Iterable[Choice],
        *,
        chosen: str = "",
        free: bool = False,
        query: str = "",
        preview: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(title, clock)
        self.choices = {choice.value: choice for choice in choices}
        self._chosen = chosen
        self._free = free
        self._query = query
        self._preview = preview

    def content(self) -> ComposeResult:
        """The text that narrows, the entries, and the hint or reason of the one under the cursor."""
        yield Field(self._query, placeholder="type to find", classes="field")
        headings = [
            Column(name="title", title="", solid=True),
            Column(name="hint", title="", priority=3, stretch=True, arrow=False),
        ]
        if any(choice.note for choice in self.choices.values()):
            headings.append(Column(name="note", title="", priority=2, right=True, solid=True, arrow=False))
        table = Table(headings, head=False, markable=False)
        explained = Lines()
        table.can_focus = explained.can_focus = False
        yield table
        yield explained

    def on_mount(self) -> None:
        """Show everything, or what resembles the letters it was opened by."""
        self._find(self._query)
        explained = max((len(_wrapped(choice.explained)) for choice in self.choices.values()), default=1)
        self.query_one(Lines).styles.height = explained
        self.query_one(Table).styles.height = min(max(len(self.choices), 1), LINES - explained)
        self.query_one(Table).move_to(self._chosen)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value.strip())

    def _find(self, query: str) -> None:
        self._show(tuple(self.choices) if not query else found(query, tuple(self.choices.values())))
        self.query_one(Table).action_go(0)

    def _show(self, values: Sequence[str]) -> None:
        self.query_one(Table).show(values, partial(_line, self.choices))
        self._explain()

    @on(Table.Moved)
    def _moved(self) -> None:
        self._explain()
        if self.under_cursor:
            self._preview(self.under_cursor)

    def _explain(self) -> None:
        choice = self.choices.get(self.query_one(Table).cursor_id)
        if choice is None:
            words, tone = "Enter takes what is typed" if self._free else "nothing like that", "muted"
        else:
            words, tone = choice.explained, "bad" if choice.against else "muted"
        self.query_one(Lines).show([(Part(line, tone),) for line in _wrapped(words)])

    @property
    def under_cursor(self) -> str:
        """The value of the entry under the cursor; empty if nothing is shown."""
        return self.query_one(Table).cursor_id

    @on(Input.Submitted)
    @on(Table.Chosen)
    def action_choose(self) -> None:
        """Answer the entry under the cursor, if it can be chosen."""
        choice = self.choices.get(self.query_one(Table).cursor_id)
        if choice and not choice.against:
            self.dismiss(choice.value)
        elif choice is None and self._free and self.query_one(Input).value:
            self.dismiss(self.query_one(Input).value)


def _wrapped(words: str) -> list[str]:
    """In one line or two, with a sign where that is not all."""
    safe = harmless(words)
    return wrap(safe, LINE, max_lines=2, placeholder=ELLIPSIS) if len(safe) > LINE else [safe]


def found(query: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """The values of the entries that resemble the query, the likeliest first; entries that cannot be chosen last."""
    scores = {choice.value: _score(query, choice) for choice in choices}
    least = max(scores.values(), default=0.0) / FAR
    near = [choice for choice in choices if scores[choice.value] > 0 and scores[choice.value] >= least]
    near.sort(key=lambda choice: (bool(choice.against), -scores[choice.value]))
    return tuple(choice.value for choice in near)


def _score(query: str, choice: Choice) -> float:
    return max(resemblance(query, choice.title), resemblance(query, choice.hint) / HINT_COUNTS)


def _line(choices: dict[str, Choice], value: str) -> tuple[Cell, ...]:
    choice = choices[value]
    tone = "muted" if choice.against else ""
    return Cell(choice.title, tone), Cell(choice.said, "muted"), Cell(choice.note, "muted")
