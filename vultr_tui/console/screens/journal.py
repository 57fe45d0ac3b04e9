"""What was done to the account, the latest first: to be read, taken back, done again, or copied as a command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from vultr_tui.account.entry import Entry, Result
from vultr_tui.api.intent import Intent
from vultr_tui.console.actions.repeating import lacking, meant, written
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.field import Field
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.prose import Prose
from vultr_tui.console.widgets.table import Table
from vultr_tui.console.words import lasted
from vultr_tui.output.times import Times

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

LOOKS = {
    Result.OK: ("● done", "good"),
    Result.FAILED: ("✖ failed", "bad"),
    Result.UNKNOWN: ("◐ unknown", "busy"),
    Result.PENDING: ("◐ under way", "busy"),
}
HEADINGS = (
    Column(name="when", title="WHEN", priority=2, solid=True),
    Column(name="outcome", title="OUTCOME", priority=1, solid=True),
    Column(name="what", title="WHAT", priority=1, stretch=True),
)


class JournalScreen(Screen[None]):
    """A table of the entries, and the whole of the one under the cursor below."""

    app: Console
    AUTO_FOCUS = "Table"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "back", id="journal.leave"),
        Binding("slash", "filter", "filter", key_display="/", id="journal.filter"),
        Binding("u", "undo", "take back", id="journal.undo"),
        Binding("R", "repeat", "repeat", id="journal.repeat"),
        Binding("y", "copy", "copy as command", id="journal.copy"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        """The title, what to look for, the entries, the whole of one, and the keys."""
        yield Bar(id="header", classes="title")
        field = Field(placeholder="only entries with these words")
        field.display = False
        yield field
        yield Table(HEADINGS, markable=False)
        yield Prose(classes="entry")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the journal as it is, and as it grows."""
        self._end = self.app.acting.runs.subscribe(self.reload)
        self.reload()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._end()

    # What is shown

    def reload(self) -> None:
        """Read the journal again, and show what is looked for."""
        everything, times = self.app.account.journal.entries(), self.app.shows.times
        words = self.query_one(Input).value.casefold().split()
        lines = {entry.id: entry for entry in reversed(everything) if all(w in _text(entry, times) for w in words)}
        self.entries = lines
        found = f"{len(lines)} of {len(everything)}" if words else str(len(everything))
        self.query_one(".title", Bar).say((Part("Journal", "strong"), Part(found, "muted")))
        self.query_one(KeyBar).offer("filter", useful=bool(everything))
        self.query_one(Table).show(tuple(lines), lambda row: _line(lines[row], times))
        self._explain()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries.get(self.query_one(Table).cursor_id)

    @on(Table.Moved)
    def _explain(self) -> None:
        entry = self.entry
        if entry is None:
            nothing = (
                "Nothing matches." if self.query_one(Input).value else "Nothing was changed through this profile yet."
            )
            self.query_one(".entry", Prose).say(nothing)
        else:
            self.query_one(".entry", Prose).say("\n".join(_whole(entry, written(self.app.account, entry))))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the entry under the cursor can be taken back, repeated or copied."""
        if action == "undo":
            return self.entry is not None and self.entry.undo is not None and not self.entry.undone_by
        if action in {"repeat", "copy"}:
            return self.entry is not None and self._meant is not None
        return super().check_action(action, parameters)

    @property
    def _meant(self) -> Intent | None:
        return meant(self.app.account, self.entry) if self.entry else None

    # Keys

    @on(Table.Chosen)
    def _open(self, event: Table.Chosen) -> None:
        """Go to what was changed, where that is known."""
        event.stop()
        found = next(self._places(), None)
        if found is None:
            self.app.acting.tell("What this was done to is not known any more.")
            return
        self.dismiss(None)
        self.app.show(*found)

    def _places(self) -> Iterator[tuple[Place, str]]:
        for target in self.entry.targets if self.entry else ():
            for table in self.app.account.tables():
                if table.resource.name == target.resource and table.row(target.id) is not None:
                    yield Place(table.resource.name, table.parent), target.id

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one(Input).display = True
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.reload()

    @on(Input.Submitted)
    def _to_rows(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.query_one(Table))

    def action_leave(self) -> None:
        """Clear what is looked for; then go back."""
        field = self.query_one(Input)
        if field.display:
            field.value = ""
            field.display = False
            self.set_focus(self.query_one(Table))
        else:
            self.dismiss(None)

    def action_undo(self) -> None:
        """Take the entry back."""
        if self.entry:
            self.app.run_worker(self._taken_back(self.entry))

    async def _taken_back(self, entry: Entry) -> None:
        await self.app.acting.take_back(entry)
        if self.is_attached:
            self.reload()

    def action_repeat(self) -> None:
        """Do the same again; a secret is asked for."""
        entry, intent = self.entry, self._meant
        if entry and intent:
            acting = self.app.acting
            self.app.run_worker(acting.start(intent) if lacking(entry) else acting.act(intent))

    def action_copy(self) -> None:
        """Copy the command that does the same."""
        if self.entry and (command := written(self.app.account, self.entry)):
            self.app.copy_to_clipboard(command)
            self.app.acting.tell("Copied: the command.")


def _what(entry: Entry) -> str:
    names = ", ".join(target.name for target in entry.targets)
    given = " ".join(f"{name}={value}" for name, value in entry.arguments.items())
    return "  ".join(filter(None, (f"{entry.operation.replace('.', ' ').replace('_', ' ')} {names}".strip(), given)))


def _notes(entry: Entry) -> Iterator[str]:
    if entry.undone_by:
        yield "taken back"
    if entry.undoes:
        yield "takes another entry back"


def _text(entry: Entry, times: Times) -> str:
    """Everything that can be looked for."""
    return " ".join(
        (times.date(entry.time), entry.outcome.value, _what(entry), entry.message, *_notes(entry))
    ).casefold()


def _line(entry: Entry, times: Times) -> tuple[Cell, ...]:
    word, tone = LOOKS[entry.outcome]
    if entry.undone_by:
        word, tone = "○ taken back", "off"
    return Cell(times.date(entry.time), "muted"), Cell(word, tone), Cell(_what(entry))


def _whole(entry: Entry, command: str) -> Iterator[str]:
    """The entry in full, line by line."""
    yield _what(entry)
    took = f"took {lasted(entry.duration)}" if entry.duration and round(entry.duration) else ""
    yield ", ".join(filter(None, (LOOKS[entry.outcome][0][2:], entry.message, took, *_notes(entry))))
    if command:
        yield command
