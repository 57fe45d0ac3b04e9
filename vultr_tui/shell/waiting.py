"""`wait`: until a row is in a state."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.account.actions import Outcome
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Operation
from vultr_tui.command.exits import Exit
from vultr_tui.command.performing import PATIENCE
from vultr_tui.command.waiting import GONE, READY, Waiting, awaited
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.naming import choose
from vultr_tui.grammar.options import OPTIONS, number, separate
from vultr_tui.grammar.script import Step
from vultr_tui.grammar.words import Word
from vultr_tui.shell.shell import Shell

_TAKEN = tuple(option for option in OPTIONS if option.name in {"timeout", "output"})


def awaitable(api: Api) -> dict[str, Operation]:
    """Name the resources that can be waited for, each with an operation on its rows."""
    return {
        resource.name: replace(operations[0], finish=None)
        for resource in api.resources
        if not resource.parent and (operations := api.acting_on(resource.name))
    }


def states(api: Api, resource: str) -> tuple[str, ...]:
    """Name the states that a row of the resource can be waited for to be in."""
    return tuple(dict.fromkeys((READY, *(state.word for state in api.resource(resource).states), GONE)))


async def wait(shell: Shell, words: Sequence[Word], _step: Step) -> Exit:
    """Wait for one row. Raises GrammarError, NotFound, Ambiguous, or why the list could not be had."""
    bare, given = separate(words, _TAKEN)
    options = shell.completed(given)
    api = shell.account.api
    if len(bare) not in {3, 4}:
        raise bare[-1].error("wait needs a resource, a target, and perhaps a state", ("wait server web-1 ready",))
    known = awaitable(api)
    resource = choose(bare[1], known, f"there is nothing called {bare[1].text} to wait for")
    state = choose(bare[3], states(api, resource), f"it is never {bare[3].text}") if len(bare) > 3 else READY  # noqa: PLR2004
    target = await shell.account.resolve(resource, bare[2].text)
    operation = known[resource]
    finish = awaited(api, operation, state)
    if finish is None:
        raise GrammarError(f"{resource} has no states to wait for")
    patience = number(options, "timeout", PATIENCE)
    if "dry-run" in options:
        return Exit.OK
    waiting = Waiting(shell.account, finish, shell.report(options), patience)
    return await waiting.wait([Outcome(Intent(operation, {}, (target,)), target)], {})
