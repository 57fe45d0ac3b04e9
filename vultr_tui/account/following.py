"""Waiting until an operation has had its effect."""

from __future__ import annotations

from collections.abc import Callable

from vultr_tui.account.actions import Outcome
from vultr_tui.account.calls import calls, parent_of
from vultr_tui.account.errors import Changed
from vultr_tui.account.loading import Loader
from vultr_tui.account.tables import Table
from vultr_tui.account.wording import plain
from vultr_tui.api.light import define, field, frozen
from vultr_tui.api.operation import Finish, Operation, Origin
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Arguments, Row, word
from vultr_tui.client.answer import Answer
from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import ApiError, TimedOut, Unreadable
from vultr_tui.client.pacing import Priority

EVERY = 3.0
"""Seconds between two looks."""
PATIENCE = 60.0
"""Seconds for which a row that was just made may be missing from its list (live: a minute, in API v2)."""


@frozen
class Finished:
    """How the wait ended: with the row as it is then, or with the error that ended it."""

    row: Row = field(default_factory=dict, repr=False)
    """Empty if the row is gone, or was never seen."""
    seconds: float = 0.0
    """How long it took."""
    error: ApiError | None = None

    @property
    def ok(self) -> bool:
        """Whether the operation has had its effect."""
        return self.error is None


@define
class Follower:
    """Looks at an operation's row again and again. Giving up the wait (Ctrl-C) changes nothing."""

    loader: Loader
    clock: Clock

    async def follow(
        self,
        operation: Operation,
        arguments: Arguments,
        result: Answer | Outcome | None,
        *,
        timeout: float,  # noqa: ASYNC109  (by its own clock)
        on_look: Callable[[Row], None] | None = None,
    ) -> Finished:
        """Wait until the operation is finished as its catalogue entry says; at once if it says nothing.

        `on_look` is given the row each time it was looked at, empty while there is none. Errors that may pass are
        borne until the timeout, in seconds; a TimedOut then says what state the row was in.
        """
        finish = operation.finish
        if finish is None:
            return Finished()
        began = self.clock.monotonic()
        id_ = row_id(finish, arguments, result)
        target = result.target if isinstance(result, Outcome) else None
        look = _Look(finish, id_, target.name if target else id_)
        resource = self.loader.tables.api.resource(finish.resource)
        parent = parent_of(resource, arguments)
        while True:
            table = await self.loader.renew(resource.name, parent, Priority.ACTION)
            waited = self.clock.monotonic() - began
            ended = look.at(table, waited)
            if on_look:
                on_look(look.row)
            if ended:
                return ended
            if waited + EVERY > timeout:
                return Finished(look.row, waited, TimedOut(look.state(table, timeout), "Look at it again later."))
            await self.clock.sleep(EVERY)


@define
class _Look:
    """What has been seen of the row so far."""

    finish: Finish
    id: str
    name: str
    row: Row = field(default_factory=dict)

    def at(self, table: Table, waited: float) -> Finished | None:
        """Tell how the wait ends with the table as it is now; None if it goes on."""
        if table.error:
            passing = table.error.passing or isinstance(table.error, Unreadable)  # one bad reply of many
            return None if passing else Finished(self.row, waited, table.error)
        row = table.row(self.id)
        if row is None and table.complete and self.finish.gone:
            return Finished({}, waited)
        if row is None and table.complete and (self.row or waited > PATIENCE):
            became = "is no longer there" if self.row else "has not appeared in the list"
            return Finished({}, waited, Changed(f"{plain(self.name or self.id)} {became}.", "Look at the list again."))
        self.row = row or {}
        return Finished(row, waited) if row and self._has_come(table.resource, row) else None

    def _has_come(self, resource: Resource, row: Row) -> bool:
        """Tell whether the row is as it is waited for."""
        state = resource.state_of(row)
        return (
            not self.finish.gone
            and all(word(row.get(name)) == word(value) for name, value in self.finish.until)
            and (not self.finish.states or bool(state and state.word in self.finish.states))
        )

    def state(self, table: Table, timeout: float) -> str:
        """Say how things stand when the time is up."""
        state = table.resource.state_of(self.row) if self.row else None
        name = plain(table.resource.label_of(self.row) if self.row else self.name)
        stands = f"After {timeout:g} seconds {name} is {state.word if state else 'not finished'}"
        return f"{stands}, as far as could be seen: {table.error.message}" if table.error else f"{stands}."


def row_id(finish: Finish, arguments: Arguments, result: Answer | Outcome | None) -> str:
    """Find the id of the row to look for; empty if it is not known."""
    outcome = result if isinstance(result, Outcome) else None
    answer = outcome.answer if outcome else result if isinstance(result, Answer) else None
    target = outcome.target if outcome else None
    known: dict[Origin, Row] = {
        Origin.GIVEN: {**(next(calls(outcome.intent))[1] if outcome else {}), **arguments},
        Origin.REPLIED: answer.object if answer else {},
        Origin.CREATED: outcome.created.row if outcome and outcome.created else {},
        Origin.BEFORE: target.row if target else {},
        Origin.FIXED: {finish.row.name: finish.row.name},
    }
    return str(known[finish.row.origin].get(finish.row.name, ""))
