"""The account as every face sees it: what is known of it, and what can be done to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from vultr_tui.account.cache import LONG, Cache
from vultr_tui.account.entry import Entry
from vultr_tui.account.errors import NotFound
from vultr_tui.account.guard import Guard, Verdict
from vultr_tui.account.journal import Journal
from vultr_tui.account.loading import Loader
from vultr_tui.account.money import price_of
from vultr_tui.account.names import find, names_of, target_of
from vultr_tui.account.problems import ALONE, LOOK, Problems
from vultr_tui.account.relations import Dependent, dependents
from vultr_tui.account.tables import Change, Freshness, Front, Key, Table, Tables
from vultr_tui.account.wording import plain
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.ports import service
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Arguments, Format, Row
from vultr_tui.client.answer import Answer
from vultr_tui.client.clock import Clock
from vultr_tui.client.pacing import Priority
from vultr_tui.client.session import Session
from vultr_tui.grammar.fields import texts_of

if TYPE_CHECKING:
    from vultr_tui.account.actions import Actions, Outcome
    from vultr_tui.account.following import Finished
    from vultr_tui.account.polling import Poller
    from vultr_tui.account.undoing import Undoer


class Account:
    """One profile's account. Whatever changes it goes through `perform`."""

    def __init__(
        self,
        session: Session,
        *,
        name: str,
        journal: Journal,
        cache: Cache,
        clock: Clock,
        problems: Problems | None = None,
        protect: tuple[str, ...] = (),
        read_only: bool = False,
        on_close: Callable[[], None] | None = None,
        options: str = "",
        served: bool = True,
    ) -> None:
        self.session = session
        self.api = session.api
        self.name = name
        self.options = options
        """What a command line says to mean this account, where it would mean another without."""
        self.served = served
        """Whether other programs reach this account too: the demo is answered within the program."""
        self.journal = journal
        self.cache = cache
        self.problems = problems or Problems()
        """What is wrong with what is kept on this machine; `journal` and `cache` add to the same."""
        self.clock = clock
        self.read_only = read_only
        self._tables = Tables(self.api, clock.now, partial(cache.load, self.api), partial(cache.glimpse, self.api))
        self._loader = Loader(session, self._tables, clock)
        self._guard = Guard(self._loader, protect, read_only)
        self._on_close = on_close
        self._unsaved: set[Key] = set()
        self._fronts: dict[Key, Front] = {}
        session.on_budget(lambda: self.problems.add(session.budget.trouble, ALONE))
        self._tables.subscribe(lambda change: self._unsaved.add((change.resource, change.parent)))

    @property
    def address(self) -> str:
        """Where another program would send the same requests: for what nobody serves, to the service itself."""
        return self.session.url if self.served else self.api.url

    # What is known

    def table(self, resource: str, parent: str = "") -> Table:
        """Give what is known now of a resource; never blocks. `parent` is the id of the row whose parts are meant.

        Raises KeyError if the API has no such resource.
        """
        return self._tables.get(resource, parent)

    def glance(self, resource: str, parent: str = "") -> Table:
        """Give the table, or of a long one that was not read yet the first rows: for what is drawn first."""
        return self._tables.glance(resource, parent)

    async def read(self, resource: str, parent: str = "") -> None:
        """Have all rows read that an earlier run knew, while others go on; `table` reads them at once."""
        await self._tables.read(resource, parent)

    def show(self, resource: str, parent: str, front: Front) -> None:
        """Note how the table is shown now, so that the next run can begin with that where it is long."""
        key = (resource, parent)
        if len(front.ids) > LONG and (key not in self._fronts or self._fronts[key].order != front.order):
            self._unsaved.add(key)
        self._fronts[key] = front

    def tables(self) -> tuple[Table, ...]:
        """List every table that has been asked for so far."""
        return tuple(self._tables)

    def state(self, resource: str, parent: str = "") -> Freshness:
        """Say what may be said of the table now."""
        return self.table(resource, parent).state(self.clock.now())

    async def refresh(self, resource: str, parent: str = "", priority: Priority = Priority.VISIBLE) -> Table:
        """Ask the service. A failure is kept in the table's `error`, and good rows stay; no ApiError is raised."""
        return await self._loader.refresh(resource, parent, priority)

    async def ensure(self, resource: str, parent: str = "", priority: Priority = Priority.ACTION) -> Table:
        """Ask the service only if what is known is not live."""
        return await self._loader.ensure(resource, parent, priority)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call the listener at every change of a table; call what is returned to end that."""
        return self._tables.subscribe(listener)

    async def ask(self, operation: Operation, arguments: Arguments, priority: Priority = Priority.VISIBLE) -> Answer:
        """Ask what no table holds. Raises ApiError, and ValueError for an operation that changes something."""
        if operation.risk_of(arguments) is not Risk.READ:
            raise ValueError(f"{operation.name} changes the account: it is performed, not asked")
        return await self.session.call(operation, arguments, priority)

    def poller(self) -> Poller:
        """Make what keeps the tables on screen fresh while its `run()` is awaited."""
        from vultr_tui.account.polling import Poller  # noqa: PLC0415  (for the console alone)

        return Poller(self._loader, self.clock, self.save)

    def price_of(self, resource: Resource, row: Row) -> float | None:
        """Count the dollars a month that a row costs, as far as that is known."""
        return price_of(self._tables, resource, row)

    async def resolve(self, resource: str, word: str, parent: str = "", parameter: Parameter | None = None) -> Target:
        """Find the one row that the word names, by id, label, another name, or how its id begins.

        The target's value is what `parameter` is given, or else the id. Raises NotFound or Ambiguous; any other
        ApiError is why the list could not be had.
        """
        known = self.table(resource, parent)
        table = await self._loader.ensure(resource, parent)
        try:
            return find(table.resource, table.rows, word, parameter)
        except NotFound:
            if table is known:
                table = await self._loader.renew(resource, parent)
            elif table.error is None:
                raise
        if table.error:
            raise table.error
        return find(table.resource, table.rows, word, parameter)

    def names(self, field: Field, row: Row) -> Iterator[str]:
        """Name the rows that a field of this row refers to, as far as they are known now, or what a port is for."""
        if field.format is Format.PORT:
            yield service(str(row.get(field.name)))
        if not field.refers_to or field.refers_to not in self.api.resources_by_name:
            return
        table = self.table(field.refers_to)
        for id_ in texts_of(row.get(field.name)):
            if referred := table.row(id_):
                yield from sorted(names_of(table.resource, referred))

    def target(self, operation: Operation, row: Row) -> Target:
        """Make the row a target of an operation on its resource."""
        return target_of(self.api.resource(operation.target_resource), row, operation.target_parameter)

    def dependents(self, target: Target) -> tuple[Dependent, ...]:
        """Find the known rows that refer to the target or are parts of it; never blocks."""
        return tuple(dependents(target, self._tables))

    # What can be done

    @cached_property
    def _actions(self) -> Actions:
        from vultr_tui.account.actions import Actions  # noqa: PLC0415  (who looks does nothing)

        return Actions(self._loader, self._guard, self.journal, self.clock)

    @cached_property
    def _undoer(self) -> Undoer:
        from vultr_tui.account.undoing import Undoer  # noqa: PLC0415  (who looks takes nothing back)

        return Undoer(self._loader, self._actions, self.journal, self.options)

    def restrict(self, *, read_only: bool) -> None:
        """Allow no change from now on, or allow them again."""
        self.read_only = self._guard.read_only = self.session.read_only = read_only

    def guard(self, intent: Intent) -> Verdict:
        """Judge what the intent would do and owes, by what is known now; never blocks."""
        return self._guard.judge(intent)

    def refusal(self, intent: Intent, *, brief: bool = False) -> str:
        """Say why the intent may not be performed, by what is known now; empty if it may.

        In `brief` where the verb and the target stand beside it.
        """
        return self._guard.refusal(intent, brief=brief)

    async def prepare(self, intent: Intent) -> Verdict:
        """Judge the intent once the prices, dependents and protections that it depends on are loaded."""
        return await self._guard.prepare(intent)

    async def perform(
        self,
        intent: Intent,
        on_progress: Callable[[Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
    ) -> tuple[Outcome, ...]:
        """Perform a confirmed intent, one target after another, and say what became of each; no ApiError is raised.

        Whatever it changed is out of date afterwards; a poller refreshes of that what it watches.
        """
        return await self._actions.perform(intent, on_progress, stop)

    async def follow(
        self,
        operation: Operation,
        arguments: Arguments,
        result: Answer | Outcome | None,
        *,
        timeout: float,  # noqa: ASYNC109  (by the clock it was given)
        on_look: Callable[[Row], None] | None = None,
    ) -> Finished:
        """Wait at most `timeout` seconds until what was done has had its effect; `on_look` sees the row on the way."""
        from vultr_tui.account.following import Follower  # noqa: PLC0415  (most changes are done at once)

        follower = Follower(self._loader, self.clock)
        return await follower.follow(operation, arguments, result, timeout=timeout, on_look=on_look)

    def undoable(self) -> Entry | None:
        """Find what `undo` would take back: the last change that stands and has an inverse."""
        return self._undoer.last()

    def redoable(self) -> Entry | None:
        """Find the last entry that took a change back; `undo` of it makes the change again."""
        return self._undoer.last(taken_back=True)

    def inverse(self, entry: Entry) -> Intent:
        """Make the intent that takes an entry back, to be shown and guarded before `undo`. Raises CannotUndo."""
        return self._undoer.intent(entry)

    async def undo(self, entry: Entry | None = None) -> Outcome:
        """Take back the entry, or else the last change that has an inverse; after a restart as well.

        Raises CannotUndo if there is nothing to take back, or if the row has been changed since; another ApiError if
        the row cannot be read. An undo is an entry itself, and can be undone.
        """
        return await self._undoer.undo(entry)

    def look_back(self, *, told: bool) -> None:
        """Add to the problems what earlier programs began and did not end; `told` says that somebody will read it."""
        abandoned = self.journal.abandoned()
        for entry in abandoned:
            ended = "and vultr-tui ended before the answer came: whether it was done is unknown"
            self.problems.add(f"{plain(entry.words)} was begun, {ended}.", LOOK)
        if told and abandoned:
            self.journal.tell(abandoned)

    # Its end

    def save(self) -> None:
        """Keep the rows that came since the last time, for the next run."""
        unsaved, self._unsaved = self._unsaved, set()
        for key in unsaved:
            table = self._tables.get(*key)
            if table.fetched_at is not None:
                self.cache.save(self.api, table, self._fronts.get(key))

    async def aclose(self) -> None:
        """Give up what is under way, keep the rows on disk, and close the session."""
        await self._loader.aclose()
        self.save()
        self.journal.close()
        await self.session.aclose()
        if self._on_close:
            self._on_close()
