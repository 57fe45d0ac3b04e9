"""The ways of the console: a line behind `:`, the palette, the menu of a row, a form, many rows, and the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from textual.screen import Screen
from textual.widgets import Input

from tests.clocks import FakeClock
from tests.console.desk import pressed
from tests.console.quiet import at_rest
from tests.mirror.service import Mirror
from tests.safety.cases import Case
from vultr_tui.account.account import Account
from vultr_tui.account.entry import Inverse, Result
from vultr_tui.api.intent import Intent
from vultr_tui.console.app import Console
from vultr_tui.console.dialogs.dialog import SETTLE
from vultr_tui.console.dialogs.menu import Menu
from vultr_tui.console.dialogs.question import Question
from vultr_tui.console.dialogs.typed import Typed
from vultr_tui.console.forms.form import Form
from vultr_tui.console.places import Place
from vultr_tui.console.screens.journal import JournalScreen
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.words import entry

PATIENCE = 20.0
"""Seconds that nothing here takes longer than."""


class Seat:
    """Somebody at the keyboard of one console, for many operations one after another."""

    def __init__(self, console: Console, mirror: Mirror, clock: FakeClock) -> None:
        self.console = console
        self.mirror = mirror
        self.clock = clock
        self.doing = ""
        """What is tried, for whoever reads of its failure."""

    @property
    def account(self) -> Account:
        return self.console.account

    @property
    def screen(self) -> Screen[object]:
        return self.console.screen

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the console work until that is so."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not condition():
            assert asyncio.get_running_loop().time() < end, f"{self.doing}: never {what}: {self.screen}: {self.told}"
            await asyncio.sleep(0.001)

    async def rest(self) -> None:
        """Let everything be done that has been begun: the keys, the workers, and what they call for."""
        await at_rest(self.console)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.console.post_message(pressed(key))
        await self.rest()

    async def type(self, text: str) -> None:
        await self.press(*text)

    @property
    def told(self) -> str:
        """What was told last; in a menu, why the entry under the cursor cannot be chosen."""
        chosen = self.screen.choices.get(self.screen.under_cursor) if isinstance(self.screen, Menu) else None
        told = [notification.message for notification in self.console._notifications]
        return "\n".join([*told, *([chosen.against] if chosen and chosen.against else [])])

    async def home(self) -> None:
        """Go back to the panes."""
        await self.rest()
        self.console.clear_notifications()
        while not isinstance(self.screen, MainScreen):
            before = self.screen
            before.dismiss(None)
            await self.until(lambda: self.screen is not before, "left")  # noqa: B023  (awaited at once)

    async def at_row(self, case: Case) -> Intent:
        """Put the cursor on the first row that it can be done to; where it acts on none, anywhere."""
        self.doing = str(case)
        self.mirror.suits = case.operation
        intent = await case.intent(self.account)
        if intent.targets:
            self.console.show(Place(intent.targets[0].resource, case.parent), intent.targets[0].id)
            table = self.console.main.pane.table
            await self.until(lambda: intent.targets[0].id in table.ids, "listed")
            table.move_to(intent.targets[0].id)
        await self.rest()
        return intent

    async def filled(self, case: Case) -> None:
        """Fill a form in, if there is one, and send it off."""
        await self.until(lambda: isinstance(self.screen, Form | Question) or bool(self.told), "answered")
        form = self.screen
        if isinstance(form, Form):
            form.dismiss(replace(form._intent, arguments={**form._intent.arguments, **case.arguments}))
            await self.until(lambda: self.screen is not form, "sent off")
        await self.rest()

    async def asked(self) -> Question:
        """Wait for the question."""
        await self.until(lambda: isinstance(self.screen, Question), "asked")
        question = self.screen
        assert isinstance(question, Question)
        await self.until(lambda: question.prepared, "looked up")
        await self.rest()
        return question

    async def declined(self, question: Question) -> None:
        """Do to it what somebody does who did not mean it."""
        await self.press("y", "enter")  # typed ahead
        self.clock.advance(2 * SETTLE)
        if self.screen is question and isinstance(question, Typed):
            question.query_one(Input).value = f"{question.expected}x"
            await self.press("enter")
        elif self.screen is question:
            await self.press("enter")
        if self.screen is question:
            await self.press("escape")
        await self.until(lambda: self.screen is not question, "declined")

    async def confirmed(self, question: Question) -> None:
        """Confirm it as it wants to be."""
        self.clock.advance(2 * SETTLE)
        if isinstance(question, Typed):
            question.query_one(Input).value = question.expected
            await self.press("enter")
        else:
            await self.press("y")
        await self.until(lambda: self.screen is not question, "confirmed")

    def remember(self, intent: Intent, *, inverse: bool, undoes: str = "") -> str:
        """Have it in the journal: as what was done, or as what takes back what was done, which may have taken back."""
        (target, *_) = (*intent.targets, None)
        done = self.account.journal.begin(intent, target, undoes)
        undo = Inverse(intent.operation.name, intent.arguments, target and replace(target, row={}))
        return self.account.journal.end(done, Result.OK, undo=undo if inverse else None).id


Way = Callable[[Seat, Case], Awaitable[None]]


async def _line(seat: Seat, case: Case) -> None:
    await seat.press("colon")
    await seat.type(case.line)
    await seat.press("enter")
    await seat.filled(case)


async def _palette(seat: Seat, case: Case) -> None:
    await seat.press("ctrl+p")
    await seat.until(lambda: isinstance(seat.screen, Menu), "opened")
    await _choose(seat, entry(case.api, case.operation), f"operation {case.operation.name}")
    await seat.filled(case)


async def _menu(seat: Seat, case: Case) -> None:
    if not case.operation.target:
        await _palette(seat, case)
        return
    await seat.press("a")
    await seat.until(lambda: isinstance(seat.screen, Menu), "opened")
    await _choose(seat, case.operation.verb.replace("_", " "), case.operation.name)
    await seat.filled(case)


async def _choose(seat: Seat, text: str, choice: str) -> None:
    menu = seat.screen
    assert isinstance(menu, Menu)
    await seat.type(text)
    for _ in range(len(menu.choices)):
        if menu.under_cursor in {choice, choice.removeprefix("operation ")}:
            break
        await seat.press("down")
    await seat.press("enter")


async def _form(seat: Seat, case: Case) -> None:
    """A form that is filled in already, and sent off by its key."""
    intent = await case.intent(seat.account)
    seat.console.run_worker(seat.console.acting.start(replace(intent, arguments={}), case.arguments))
    await seat.rest()
    await seat.filled(case)


async def _bulk(seat: Seat, case: Case) -> None:
    if case.operation.target:
        await seat.press("asterisk")
    await _menu(seat, case)


async def _again(seat: Seat, case: Case) -> None:
    seat.remember(await case.intent(seat.account), inverse=False)
    await seat.press("J")
    await seat.until(lambda: isinstance(seat.screen, JournalScreen), "opened")
    await seat.press("R")
    await seat.filled(case)


async def _undo(seat: Seat, case: Case) -> None:
    seat.remember(await case.intent(seat.account), inverse=True)
    await seat.press("u")


async def _redo(seat: Seat, case: Case) -> None:
    intent = await case.intent(seat.account)
    seat.remember(intent, inverse=True, undoes=seat.remember(intent, inverse=True))
    await seat.press("U")


WAYS: dict[str, Way] = {
    "line": _line,
    "palette": _palette,
    "menu": _menu,
    "form": _form,
    "many": _bulk,
    "again": _again,
    "undo": _undo,
    "redo": _redo,
}


def keyboard(mirror: Mirror, folder: Path) -> tuple[Console, FakeClock]:
    """A console on the mirror, and its clock."""
    clock = FakeClock()
    return Console(mirror.account(folder, clock=clock)), clock
