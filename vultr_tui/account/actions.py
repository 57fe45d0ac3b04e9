"""Performing an intent: each target re-read, judged, written down, sent, and written down again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from vultr_tui.account.calls import calls, of_target, parent_of
from vultr_tui.account.creation import made, made_in
from vultr_tui.account.entry import Entry, Result
from vultr_tui.account.errors import Changed, NotAllowed, NotSent
from vultr_tui.account.guard import Guard
from vultr_tui.account.journal import Journal
from vultr_tui.account.loading import Loader
from vultr_tui.account.lost import looked_for
from vultr_tui.account.names import target_of
from vultr_tui.account.tables import Key
from vultr_tui.account.undo import Done, inverse, part_of, row_at
from vultr_tui.account.wording import plain
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import define, frozen, replace
from vultr_tui.api.operation import Operation, Origin, Risk
from vultr_tui.api.values import Arguments, Row
from vultr_tui.client.answer import Answer
from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import ApiError, Discontinued, Forbidden
from vultr_tui.client.pacing import Priority

RECENT = 5.0
"""Seconds for which a list that was read for one target of many serves the next ones too."""

NO_JOURNAL = "Make room on the disk, mend the permissions, or set XDG_STATE_HOME to a folder that can be written."
"""What to do where nothing can be written down."""


@frozen
class Outcome:
    """What became of an intent on one target."""

    intent: Intent
    target: Target | None = None
    answer: Answer | None = None
    error: ApiError | None = None
    entry: Entry | None = None
    """The journal's line; None for a read, and for what was not sent."""
    created: Target | None = None
    """The row that appeared in the list, where it was looked for."""

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return self.error is None

    @property
    def retriable(self) -> bool:
        """Whether it was not done, or does no more if it is done once more."""
        return self.error is not None and (self.intent.operation.repeatable or not self.error.maybe_done)


@frozen
class _Before:
    """What was known before a change: what its undo needs, and what tells a row that it makes from the others."""

    row: Row | None = None
    """The row whose values the change overwrites, empty if there is none; None if that is not known."""
    made: Key | None = None
    """The table in which a new row appears, or None if the operation makes none."""
    ids: frozenset[str] | None = None
    """The ids in that table, or None if they are not known."""


@define
class Actions:
    """Performs intents. Nothing that changes the account is sent any other way."""

    loader: Loader
    guard: Guard
    journal: Journal
    clock: Clock

    async def perform(
        self,
        intent: Intent,
        on_progress: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
        undoes: str = "",
    ) -> tuple[Outcome, ...]:
        """Send one request for each target, one after another; each has its outcome.

        Once `stop` is set, or an error says that the others would fail likewise, the rest is not sent.
        `undoes` is the id of the journal's entry that this takes back.
        """
        outcomes: list[Outcome] = []
        read_at: dict[Key, float] = {}
        hopeless: ApiError | None = None
        for target, _ in calls(intent):
            single = of_target(intent, target)
            if hopeless:
                outcome = Outcome(single, target, error=NotSent(cause=hopeless))
            elif stop and stop.is_set():
                outcome = Outcome(single, target, error=NotSent("Stopped before this was sent."))
            else:
                outcome = await self._one(single, target, read_at, undoes)
            hopeless = outcome.error if isinstance(outcome.error, Forbidden | Discontinued) else hopeless
            outcomes.append(outcome)
            if on_progress:
                on_progress(outcome)
        return tuple(outcomes)

    async def _one(self, intent: Intent, target: Target | None, read_at: dict[Key, float], undoes: str) -> Outcome:
        try:
            if intent.operation.reads:
                return Outcome(intent, target, await self._send(intent))
            intent = await self._checked(intent, read_at)
            before = await self._before(intent)
            entry = self.journal.begin(intent, target, undoes)
        except ApiError as error:
            return Outcome(intent, target, error=error)
        except OSError as error:
            message = (
                f"Not sent, because it could not be written to the journal: {error.strerror}: {self.journal.path}."
            )
            return Outcome(intent, target, error=NotSent(message, NO_JOURNAL))
        return await self._sent(intent, before, entry)

    async def _send(self, intent: Intent) -> Answer:
        return await self.loader.session.call(intent.operation, next(calls(intent))[1], Priority.ACTION)

    async def _checked(self, intent: Intent, read_at: dict[Key, float]) -> Intent:
        """Bring the intent's target up to date. Raises Changed, NotAllowed, or what kept it from being read."""
        await self.guard.inform(intent)
        if intent.targets and self._may_be_read(intent, intent.targets[0]):
            intent = replace(intent, targets=(await self._current(intent, intent.targets[0], read_at),))
        refusal = self.guard.refusal(intent)
        if refusal:
            raise NotAllowed(refusal)
        return intent

    def _may_be_read(self, intent: Intent, target: Target) -> bool:
        """Whether there is a list to look for the target in; what can be taken back need not be looked for anew."""
        listed = target.resource in self.loader.tables.api.resources_by_name
        return listed and (bool(target.row) or intent.risk > Risk.REVERSIBLE)

    async def _current(self, intent: Intent, target: Target, read_at: dict[Key, float]) -> Target:
        resource = self.loader.tables.api.resource(target.resource)
        key = resource.name, parent_of(resource, intent.arguments)
        careful = intent.risk > Risk.REVERSIBLE
        now = self.clock.monotonic()
        if now - read_at.get(key, float("-inf")) > RECENT:
            table = await (self.loader.renew if careful else self.loader.ensure)(*key)
            read_at[key] = self.clock.monotonic()
        else:
            table = self.loader.tables.get(*key)
        if careful and table.error:
            raise table.error
        row = table.row(target.id)
        if row is None and table.complete and not table.error:
            raise Changed(f"{plain(target.name)} is no longer there.", "Look at the list again.")
        if row is None:
            return target
        fresh = target_of(resource, row, intent.operation.target_parameter)
        named = target.row or target.name != target.id
        if careful and named and fresh.name != target.name:
            raise Changed(f"{plain(target.name)} is now called {plain(fresh.name)}.", "Choose it again if it is meant.")
        if fresh.value != target.value:
            raise Changed(f"{plain(target.name)} is now {plain(fresh.value)}.", "Choose it again if it is meant.")
        return fresh

    async def _before(self, intent: Intent) -> _Before:
        tables, operation = self.loader.tables, intent.operation
        target, arguments = next(calls(intent))
        row = target.row if target else None
        place = part_of(tables.api, operation, arguments, target)
        if place:
            table = await self.loader.ensure(place.resource, place.parent)
            row = None if table.error else row_at(table, place) or {}
        key = made_in(tables.api, operation, arguments)
        if key is None:
            return _Before(row)
        worth_knowing = _found_by_list(operation) or intent.risk > Risk.REVERSIBLE  # in case the answer is lost
        table = await self.loader.ensure(*key) if worth_knowing else tables.get(*key)
        known = table.fetched_at is not None and not table.outdated
        return _Before(row, key, frozenset(table.by_id) if known else None)

    async def _sent(self, intent: Intent, before: _Before, entry: Entry) -> Outcome:
        """Send what has been written down, and write down what became of it."""
        try:
            answer = await self._send(intent)
        except ApiError as error:
            return await self._failed(intent, before, entry, error)
        except BaseException:
            self.journal.end(entry, Result.UNKNOWN, "It was interrupted before the answer came.")
            raise
        return await self._succeeded(intent, before, entry, answer)

    async def _succeeded(self, intent: Intent, before: _Before, entry: Entry, answer: Answer) -> Outcome:
        target, arguments = next(calls(intent))
        self._mark(intent.operation)
        created, undo = None, None
        try:
            if _found_by_list(intent.operation):
                created = await self._created(intent.operation, arguments, before)
            row = created.row if created else {}
            undo = inverse(
                self.loader.tables, Done(intent.operation, arguments, target, before.row, answer.object, row)
            )
        finally:
            entry = self.journal.end(entry, Result.OK, undo=undo)
        return Outcome(intent, target, answer, entry=entry, created=created)

    async def _failed(self, intent: Intent, before: _Before, entry: Entry, error: ApiError) -> Outcome:
        target, _ = next(calls(intent))
        self._mark(intent.operation)  # a refusal too may mean that things are not as they seemed
        try:
            if error.maybe_done:
                error = await looked_for(self.loader, intent, error, before.made, before.ids)
        finally:
            entry = self.journal.end(entry, Result.UNKNOWN if error.maybe_done else Result.FAILED, error.message)
        return Outcome(intent, target, error=error, entry=entry)

    def _mark(self, operation: Operation) -> None:
        """Call out of date what the operation changes."""
        for table in self.loader.tables:
            if table.resource.name in operation.stale:
                self.loader.mark(table)

    async def _created(self, operation: Operation, arguments: Arguments, before: _Before) -> Target | None:
        """Find the one new row that is as the arguments asked for; None if there is none, or several."""
        if before.made is None or before.ids is None:
            return None
        table = await self.loader.renew(*before.made)
        found = made(table, before.ids, operation, arguments)
        return target_of(table.resource, found[0]) if len(found) == 1 and not table.error else None


def _found_by_list(operation: Operation) -> bool:
    """Whether its undo needs a row that only the list can show."""
    return any(source.origin is Origin.CREATED for _, source in (operation.undo.arguments if operation.undo else ()))
