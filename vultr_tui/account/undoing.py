"""Taking back what the journal says was done, in this run or an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vultr_tui.account.actions import Actions, Outcome
from vultr_tui.account.entry import Entry, Inverse, Result
from vultr_tui.account.errors import CannotUndo
from vultr_tui.account.journal import Journal
from vultr_tui.account.loading import Loader
from vultr_tui.account.undo import changed_since, intent_of, row_at
from vultr_tui.account.wording import plain
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import define

_API = re.compile(r"(?:^| )--api \S+")


@define
class Undoer:
    """Finds, checks and performs what takes a change back. Undoing an undo does the change again."""

    loader: Loader
    actions: Actions
    journal: Journal
    options: str = ""
    """What a command line says to mean this account."""

    def last(self, *, taken_back: bool = False) -> Entry | None:
        """Find the last change that stands and can be taken back; or the last taking back of one, to do it again."""
        entries = {entry.id: entry for entry in self.journal.entries()}
        for entry in reversed(entries.values()):
            if _takes_back(entry, entries) is taken_back and _stands(entry):
                return entry
        return None

    def intent(self, entry: Entry) -> Intent:
        """Make the intent that takes the entry back, to be shown and guarded. Raises CannotUndo if there is none."""
        return intent_of(self.loader.tables, self._inverse(entry))

    def _inverse(self, entry: Entry) -> Inverse:
        """Find what takes the entry back, through this version of the API. Raises CannotUndo."""
        if entry.undo is None:
            raise CannotUndo(
                f"{entry.operation} cannot be taken back.", "Its catalogue entry or its secrets forbid it."
            )
        here = self.loader.tables.api.name
        if entry.api not in {"", here}:
            raise CannotUndo(
                f"{plain(entry.words)} was done through {entry.api} of the API, which has other ids than {here}.",
                f"Take it back through {entry.api}: {' '.join(self._elsewhere(entry))}",
            )
        return entry.undo

    def _elsewhere(self, entry: Entry) -> Iterator[str]:
        """Spell the command that takes the entry back through the version it was done through."""
        yield "vultr-tui"
        if others := _API.sub("", self.options).strip():
            yield others
        yield f"undo {entry.id} --api {entry.api}"

    async def undo(self, entry: Entry | None = None) -> Outcome:
        """Take back the entry, or else the last change that can be.

        Raises CannotUndo if there is nothing to take back, or if the row has been changed since; another ApiError
        if the row cannot be read.
        """
        entry = self._current(entry) if entry else self.last()
        if entry is None:
            raise CannotUndo("There is nothing to take back.", "Only changes that have an inverse can be.")
        if entry.undone_by:
            raise CannotUndo(f"{entry.operation} has been taken back already.", "Undo that to do it again.")
        if not _stands(entry):
            raise CannotUndo(f"{entry.operation} cannot be taken back.", "See the journal for what became of it.")
        undo = self._inverse(entry)  # says why not, before anything is read
        await self._check(undo)
        return (await self.actions.perform(intent_of(self.loader.tables, undo), undoes=entry.id))[0]

    def _current(self, entry: Entry) -> Entry:
        return next((known for known in self.journal.entries() if known.id == entry.id), entry)

    async def _check(self, undo: Inverse) -> None:
        if undo.place is None:
            return
        table = await self.loader.renew(undo.place.resource, undo.place.parent)
        if table.error:
            raise table.error
        reason = changed_since(table.resource, row_at(table, undo.place), undo)
        if reason:
            raise CannotUndo(reason, "Set it by hand if the later change may be overwritten.")


def _stands(entry: Entry) -> bool:
    return entry.outcome is Result.OK and entry.undo is not None and not entry.undone_by


def _takes_back(entry: Entry, entries: dict[str, Entry]) -> bool:
    """Whether the entry takes a change back, rather than makes one or makes it again."""
    depth = 0
    while entry.undoes in entries:
        entry = entries[entry.undoes]
        depth += 1
    return depth % 2 == 1
