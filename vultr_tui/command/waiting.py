"""`--wait`: until a change has had its effect, or until its row is in the state that was named."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from typing import Self

from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.following import Finished, row_id
from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import define, field, replace
from vultr_tui.api.operation import Finish, Operation, before
from vultr_tui.api.resource import Resource, Tone
from vultr_tui.api.values import Arguments, Row
from vultr_tui.client.errors import ApiError
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.report import PROGRAM, Report
from vultr_tui.command.terminal import columns
from vultr_tui.grammar.commands import Command, render
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import CONNECTING, WAITS, Options
from vultr_tui.output.fitting import clip
from vultr_tui.output.text import harmless

GONE = "gone"
READY = "ready"
_USABLE = {Tone.GOOD, Tone.NEUTRAL}


class WaitEnded(ApiError):
    """The wait was interrupted, not the change."""

    saying = "The wait was interrupted; the change itself goes on."


def awaited(api: Api, operation: Operation, state: str) -> Finish | None:
    """Say what `--wait=STATE` waits for; without a state, what the operation is to bring about, if anything.

    Raises GrammarError if no row of the operation's can be in that state.
    """
    if not state:
        return operation.finish
    finish = operation.finish
    if finish is None and operation.target_resource:
        finish = Finish(operation.target_resource, before(api.resource(operation.target_resource).key))
    if finish is None:
        raise GrammarError(f"--wait={state}: {operation.typed} makes or changes no row that could be waited for")
    if state == GONE:
        return replace(finish, until=(), gone=True)
    resource = api.resource(finish.resource)
    words = tuple(_words(resource, state))
    if state != READY and not words:
        known = [name for name in WAITS if name in {GONE, READY} or any(_words(resource, name))]
        raise GrammarError(f"--wait={state}: {resource.title} are never {state}", suggestions=known)
    return replace(finish, until=(), gone=False, states=words)


def _words(resource: Resource, state: str) -> Sequence[str]:
    """List the words for the states that are meant; none if any row will do."""
    if state != READY:
        return [found.word for found in resource.states if found.word == state]
    passing = any(found.transient for found in resource.states)
    return [found.word for found in resource.states if passing and not found.transient and found.tone in _USABLE]


def follow_line(api: Api, finish: Finish, id_: str, arguments: Arguments, options: Options) -> str:
    """Write the command line that shows how the row is."""
    resource = api.resource(finish.resource)
    listing = api.operation(resource.lists[0].operation)
    kept = {option.name: options[option.name] for option in CONNECTING if option.name in options}
    names = {resource.parent_parameter: str(arguments.get(resource.parent_parameter, ""))} if resource.parent else {}
    if listing.parameter(resource.key):
        names[resource.key] = id_
    else:
        kept["filter"] = f"{resource.key}={id_}"
    return f"{PROGRAM} {render(Command(listing, (), names, kept))}"


@define
class Waiting:
    """The wait for what a command changed."""

    account: Account
    finish: Finish
    report: Report
    patience: float
    """Seconds to wait at most, for all of it."""
    rows: list[Row] = field(default_factory=list)
    """The rows as they were when they were as they should be."""

    async def wait(self, outcomes: Sequence[Outcome], options: Options) -> Exit:
        """Wait for each; the worst exit code. If that is interrupted, say how to follow what goes on."""
        code = Exit.OK
        deadline = self.account.clock.monotonic() + self.patience
        for index, outcome in enumerate(outcomes):
            remaining = max(deadline - self.account.clock.monotonic(), 0.0)
            try:
                finished = await self._follow(outcome, remaining)
            except asyncio.CancelledError:
                self._tell_how_to_follow(outcomes[index:], options)
                raise
            code = max(code, self._conclude(outcome, finished))
        return code

    async def _follow(self, outcome: Outcome, seconds: float) -> Finished:
        operation = replace(outcome.intent.operation, finish=self.finish)
        name = outcome.target.name if outcome.target else self._id(outcome)
        with Progress(self.report) as progress:
            progress.say(f"waiting for {name}, {seconds:.0f} seconds at most")
            return await self.account.follow(
                operation,
                outcome.intent.arguments,
                outcome,
                timeout=seconds,
                on_look=lambda row: progress.say(f"{name} is {self._state(row)}"),
            )

    def _conclude(self, outcome: Outcome, finished: Finished) -> Exit:
        name = outcome.target.name if outcome.target else self._id(outcome)
        if finished.error:
            self.report.error(finished.error, outcome.target.name if outcome.target else "")
            return exit_of(finished.error)
        if finished.row:
            self.rows.append(finished.row)
        state = GONE if self.finish.gone else self._state(finished.row)
        self.report.note(f"{name} is {state}, after {finished.seconds:.0f} s")
        return Exit.OK

    def _state(self, row: Row) -> str:
        state = self._resource.state_of(row) if row else None
        return state.word if state else "there" if row else "not there yet"

    def _tell_how_to_follow(self, outcomes: Sequence[Outcome], options: Options) -> None:
        for outcome in outcomes:
            arguments = outcome.intent.arguments
            line = follow_line(self.account.api, self.finish, self._id(outcome), arguments, options)
            self.report.error(WaitEnded(hint=f"Follow it: {line}"), outcome.target.name if outcome.target else "")

    @property
    def _resource(self) -> Resource:
        return self.account.api.resource(self.finish.resource)

    def _id(self, outcome: Outcome) -> str:
        return row_id(self.finish, outcome.intent.arguments, outcome)


@define
class Progress:
    """One line at the foot of a terminal that changes when there is news, and is gone in the end."""

    report: Report
    _said: str = ""

    def say(self, text: str) -> None:
        """Put the text in the place of what was said before; in a pipe nothing is said."""
        if text == self._said or self.report.as_json or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return
        self._said = text
        self._write(clip(harmless(text), columns() - 1))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._said:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
