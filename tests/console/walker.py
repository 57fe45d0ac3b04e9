"""Somebody who performs the steps of the walk in the console, by keyboard alone, and counts the keys."""

from __future__ import annotations

import shlex
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from textual.widget import Widget

from tests.console.desk import Desk, Hands, pressed
from tests.walk.matching import filled, matching
from tests.walk.step import Expected, Step
from vultr_tui.account.account import Account
from vultr_tui.api.operation import Operation
from vultr_tui.api.values import Format
from vultr_tui.console.actions import operations
from vultr_tui.console.actions.resolving import intent_of
from vultr_tui.console.dialogs.confirm import Confirm
from vultr_tui.console.dialogs.menu import Menu
from vultr_tui.console.dialogs.typed import Typed
from vultr_tui.console.forms.choice import Choice
from vultr_tui.console.forms.form import Form
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.words import entry
from vultr_tui.grammar.commands import Command, parse

HARMLESS = {"backspace"}
"""Keys that can be pressed again before anything has come of them."""


class Fingers(Hands):
    """Hands that do not wait longer than they must."""

    async def press(self, *keys: str) -> None:
        for index, key in enumerate(keys, 1):
            self.console.post_message(pressed(key))
            if key not in HARMLESS or index == len(keys):
                await self.wait()


class Walker:
    """Performs a step, the shortest way that a user has: on the row, by the key that creates, or by a command."""

    def __init__(self, hands: Hands, desk: Desk, behind: Account) -> None:
        self.hands = hands
        self.desk = desk
        self.behind = behind
        self.known: dict[str, str] = {}
        self.keys = 0
        """The keys that were pressed, besides what was typed and what ends each thing typed into a form."""

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.hands.press(*keys)

    async def command(self, line: str) -> None:
        """Two keys, and what is typed."""
        await self.press("colon")
        await self.hands.type(line)
        await self.press("enter")

    async def take(self, step: Step) -> None:
        """Perform the step; it must succeed, in no more keys than anybody wants to press."""
        line = step.line.format_map(self.known)
        command = parse(self.behind.api, line)
        self.keys = 0
        seen = len(self.hands.console.acting.runs.all)
        await self._begin(line, command)
        await self._confirm()
        runs = self.hands.console.acting.runs.all
        failures = [(f.what, f.error.message, f.error.text) for f in self.hands.console.failures.all]
        assert len(runs) == seen + 1, f"{line}: {failures}\n{self.hands.text}"
        (outcome,) = runs[-1].outcomes.values()
        assert outcome.ok, f"{line}: {outcome.error!r} {failures}"
        assert self.keys <= 6, f"{line}: {self.keys} keys"
        self._keep(step, outcome.answer.data if outcome.answer else None)
        while not isinstance(self.hands.console.screen, MainScreen):
            await self.hands.press("escape")

    async def _begin(self, line: str, command: Command) -> None:
        api, operation = self.behind.api, command.operation
        acted = api.resources_by_name.get(operation.target_resource)
        made = api.resources_by_name.get(operation.stale[0]) if operation.stale else None
        if acted and acted.section and len(command.targets) == 1:
            await self.command(f"go {command.targets[0]}")
            if self._lost(acted.name):  # it has come about by itself, and nobody has looked
                self.keys = 0
                await self.command(acted.name)
            if isinstance(self.hands.console.screen, Menu):  # other things are called so, too
                await self.hands.type(acted.name)
                await self.hands.press("enter")
            await self.press("ctrl+p")
            await self.hands.type(entry(api, operation))
            await self.press("enter")
        elif made and made.section and operation in operations.creating(api, made) and not acted:
            await self.command(made.name)
            await self.press("c")
            if isinstance(self.hands.console.screen, Menu):
                await self.hands.type(operation.verb.replace("_", " "))
                await self._move_to(operation.name)
                await self.press("enter")
        else:
            await self.command(line)
            return
        if isinstance(self.hands.console.screen, Form):
            await self._fill(operation, dict(word.split("=", 1) for word in shlex.split(line)[2:] if "=" in word))
            await self.press("ctrl+s")

    def _lost(self, resource: str) -> bool:
        """Whether no row was gone to, and none is to be chosen."""
        screen = self.hands.console.screen
        return isinstance(screen, MainScreen) and self.hands.pane.place.resource != resource

    async def _move_to(self, item: str) -> None:
        """Move to a choice of the menu, among those that what was typed has left."""
        menu = self.hands.console.screen
        assert isinstance(menu, Menu), self.hands.text
        for _ in range(len(menu.choices)):
            if menu.under_cursor == item:
                break
            await self.hands.press("down")

    async def _fill(self, operation: Operation, values: Mapping[str, str]) -> None:
        """Give each value to the control of its parameter, going from one to the next."""
        form = self.hands.console.screen
        assert isinstance(form, Form)
        for name in (p.name for p in operation.parameters if p.name in values and p.name != operation.target):
            await self._reach(form.controls[name])
            await self._give(form, operation, name, values[name])

    async def _reach(self, control: Widget) -> None:
        for _ in range(40):
            if self.hands.console.focused is control:
                return
            await self.hands.press("tab")
        raise AssertionError(f"{control} cannot be reached\n{self.hands.text}")

    async def _give(self, form: Form, operation: Operation, name: str, value: str) -> None:
        control = form.controls[name]
        parameter = operation.by_name[name.lower()]
        if isinstance(control, Choice):
            for item in value.split(","):
                await self.hands.press("enter")
                menu = self.hands.console.screen
                assert isinstance(menu, Menu), self.hands.text
                assert item in menu.choices, f"{name}={item} is not offered: {list(menu.choices)}"
                await self.hands.type(menu.choices[item].title)
                await self._move_to(item)
                await self.hands.press("enter")
            return
        typed = b64decode(value).decode() if parameter.format is Format.BASE64 else value
        await self.hands.press(*["backspace"] * len(control.text))
        for index, text in enumerate(typed.split("\n")):
            if index:
                await self.hands.press("enter")
            await self.hands.type(text)

    async def _confirm(self) -> None:
        screen = self.hands.console.screen
        if not isinstance(screen, Confirm | Typed):
            return
        await self.hands.read_it()
        if isinstance(screen, Confirm):
            await self.press("y")
        else:
            await self.hands.type(screen.expected)
            await self.press("enter")

    def _keep(self, step: Step, reply: Any) -> None:
        row = next(iter(matching(reply, step.pick)), {})
        self.known |= {kept: str(row[name]) for kept, name in step.keep.items()}

    async def check(self, step: Step) -> None:
        """Look behind the console's back whether the step had its effect."""
        if step.then:
            expected = filled(step.then[1], self.known)
            assert await self._found(step.then[0], expected), f"{step.line}: no {expected}"
        if step.gone:
            expected = filled(step.gone[1], self.known)
            assert not await self._found(step.gone[0], expected), f"{step.line}: {expected} is still there"

    async def _found(self, line: str, expected: Expected) -> bool:
        intent = await intent_of(self.behind, parse(self.behind.api, line.format_map(self.known)))
        (outcome,) = await self.behind.perform(intent)
        return bool(outcome.answer and matching(outcome.answer.data, expected))
