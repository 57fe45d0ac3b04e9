"""What the prompt would like to know, asked of the service behind it. Nothing here prints, and nothing waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from vultr_tui.account.account import Account
from vultr_tui.account.tables import Table
from vultr_tui.api.light import define, field
from vultr_tui.api.operation import Operation
from vultr_tui.api.values import Argument, Arguments
from vultr_tui.client.errors import ApiError
from vultr_tui.client.pacing import Priority

PAUSE = 20.0
"""Seconds before what could not be had is asked for again."""
VALID_FOR = 60.0
"""Seconds for which a list of valid values holds."""

Question = tuple[str, tuple[tuple[str, Argument], ...]]


@define
class Background:
    """Tables, and lists of valid values, of one account; `news` is called when something came that was wanted."""

    account: Account
    news: Callable[[], None] = lambda: None
    wanted: Table | None = None
    """The table that was asked about last."""
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _asked: dict[object, float] = field(default_factory=dict)
    _valid: dict[Question, tuple[float, frozenset[str]]] = field(default_factory=dict)

    def table(self, resource: str, parent: str = "") -> Table:
        """Give what is known of a table, and have it refreshed if that is not live."""
        self.wanted = table = self.account.table(resource, parent)
        if not table.live(self.account.clock.now()) and self._may_ask((resource, parent)):
            self._start(self._refresh(resource, parent))
        return table

    def valid(self, operation: Operation, arguments: Arguments) -> frozenset[str] | None:
        """Give the ids that the operation answers with, and have it asked; None while they are not known."""
        question = (operation.name, tuple(sorted((name, value) for name, value in arguments.items())))
        at, found = self._valid.get(question, (float("-inf"), None))
        if self.account.clock.monotonic() - at > VALID_FOR and self._may_ask(question):
            self._start(self._question(operation, arguments, question))
        return found

    async def aclose(self) -> None:
        """Give up what is under way."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _may_ask(self, what: object) -> bool:
        now = self.account.clock.monotonic()
        if now - self._asked.get(what, float("-inf")) < PAUSE:
            return False
        self._asked[what] = now
        return True

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _refresh(self, resource: str, parent: str) -> None:
        await self.account.refresh(resource, parent, Priority.VISIBLE)
        self.news()

    async def _question(self, operation: Operation, arguments: Arguments, question: Question) -> None:
        try:
            answer = await self.account.ask(operation, arguments)
        except ApiError:
            return
        listed = self.account.api.resources_by_name.get(operation.reply.resource)
        ids = [listed.id_of(row) for row in answer.rows] if listed else []
        found = frozenset([*ids, *map(str, answer.values)])
        self._valid[question] = (self.account.clock.monotonic(), found)
        self.news()
