"""Fields of a row set where they stand in the table: which of them can be, and the line they are typed into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import define, field, replace
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Argument, Row
from vultr_tui.console.actions.aiming import aimed
from vultr_tui.console.actions.operations import overwritten, setting
from vultr_tui.console.actions.prefilling import argument, present
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.field import Field

LEAST = 12
"""Cells to type into."""


@define
class CellValue:
    """One field that can be set in its cell: by which intent and parameter, what it was, and what was typed."""

    column: str
    intent: Intent
    parameter: Parameter
    before: str
    kind: str
    """The word that decides what kind of value it is: a record's type."""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.before

    @property
    def argument(self) -> Argument:
        """What was typed, as it is sent."""
        return argument(self.parameter, self.text, self.kind)

    @property
    def wrong(self) -> str:
        """What is wrong with it, in a sentence; empty if nothing is."""
        from vultr_tui.api.validation import check_value  # noqa: PLC0415  (nothing is written at the start)

        return check_value(self.parameter, self.argument, {self.parameter.decided_by: self.kind})


def settable(account: Account, resource: Resource, place: Place, row: Row) -> dict[str, CellValue]:
    """The fields of the row that reversible operations set to what is typed, by name."""
    found: dict[str, CellValue] = {}
    for operation in setting(account.api, resource):
        if operation.undo and not operation.undo.part:
            intent = aimed(account, operation, place, (row,))
            now = present(account, intent)
            for parameter, name in _typed(operation, resource, row):
                kind = str(row.get(parameter.decided_by) or "")
                found.setdefault(name, CellValue(name, intent, parameter, now.get(parameter.name, ""), kind))
    return found


def _typed(operation: Operation, resource: Resource, row: Row) -> Sequence[tuple[Parameter, str]]:
    """The parameters that take what people type, and the field that each sets."""
    pairs = ((operation.parameter(name), name_of_field) for name, name_of_field in overwritten(operation))
    return [
        (parameter, name)
        for parameter, name in pairs
        if parameter
        and not (parameter.allowed or parameter.refers_to or parameter.secret)
        and (known := resource.by_name.get(name))
        and known.applies(row)
    ]


def changes(values: Sequence[CellValue]) -> tuple[Intent, ...]:
    """One intent for each operation that sets what is now different."""
    intents: dict[str, Intent] = {}
    for value in values:
        if value.text != value.before:
            name = value.intent.operation.name
            intent = intents.get(name, value.intent)
            intents[name] = replace(intent, arguments={**intent.arguments, value.parameter.name: value.argument})
    return tuple(intents.values())


class CellEntry(Field):
    """A line over a cell. Tab goes to the next cell of the row that can be set, Enter sends, Escape leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "set", id="cell.send"),
        Binding("tab", "turn(1)", "next cell", id="cell.next"),
        Binding("shift+tab", "turn(-1)", "cell before", show=False, id="cell.before"),
        Binding("escape", "leave", "leave it", id="cell.leave"),
    ]

    @define
    class Moved(Message):
        """Another cell is to be typed into, or what is wrong with this one is different."""

        entry: CellEntry

    @define
    class Left(Message):
        """It is over; the intents say what is to be set."""

        entry: CellEntry
        intents: tuple[Intent, ...] = ()

    def __init__(self, row: str, values: dict[str, CellValue]) -> None:
        first = next(iter(values.values()))
        super().__init__(first.text, classes="cell")
        self.row = row
        self._values = values
        self.column = first.column

    @property
    def wrong(self) -> str:
        """What is wrong with what was typed."""
        value = self._values[self.column]
        return value.wrong if value.text != value.before else ""

    def cover(self, region: Region | None, room: int) -> None:
        """Lie over a cell; hide while that is out of sight."""
        self.display = region is not None
        if region is not None:
            width = max(region.width, LEAST)
            self.styles.width = width
            self.styles.offset = (max(0, min(region.x, room - width)), region.y)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._values[self.column].text = event.value
        self.post_message(self.Moved(self))

    def action_turn(self, step: int) -> None:
        """Go to another cell of the row."""
        names = tuple(self._values)
        self.column = names[(names.index(self.column) + step) % len(names)]
        self.value = self._values[self.column].text
        self.cursor_position = len(self.value)
        self.post_message(self.Moved(self))

    def action_send(self) -> None:
        """Set what was typed; go to the first cell in which something is wrong."""
        wrong = next((v for v in self._values.values() if v.text != v.before and v.wrong), None)
        if wrong is None:
            self.post_message(self.Left(self, changes(tuple(self._values.values()))))
        elif wrong.column != self.column:
            self.column = wrong.column
            self.action_turn(0)

    def action_leave(self) -> None:
        """Set nothing."""
        self.post_message(self.Left(self))

    def on_blur(self) -> None:
        """Leave when the keyboard goes elsewhere, but not for another window: people copy from there."""
        if self.app.app_focus:
            self.action_leave()
