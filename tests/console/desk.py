"""A console on an embedded account, whose time a test holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from tests.account.ground import KEY, Line
from tests.clocks import FakeClock
from tests.console.quiet import at_rest, quiet
from tests.console.styles import read_once
from vultr_tui.account.account import Account
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.account.problems import Problems
from vultr_tui.api.catalogue import Api, Rate, Scope, load
from vultr_tui.client.ledger import Ledger
from vultr_tui.client.session import Session
from vultr_tui.console.app import Console
from vultr_tui.console.dialogs.dialog import SETTLE
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.widgets.table import Table
from vultr_tui.simulator import create_app
from vultr_tui.simulator.wire import Request

read_once()


def unhurried(version: str) -> Api:
    """The API without the wait between two requests: time stands still here, and would never be over."""
    return replace(load(version), rate=Rate(1000, Scope.KEY))


NAMES = {
    " ": "space",
    ".": "full_stop",
    ":": "colon",
    "/": "slash",
    "-": "minus",
    "=": "equals_sign",
    "!": "exclamation_mark",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "*": "asterisk",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "?": "question_mark",
    "@": "at",
    "_": "underscore",
}
CHARACTERS = {name: character for character, name in NAMES.items()}


def pressed(key: str) -> Key:
    """The event of a key, by its name or the character on it."""
    name = NAMES.get(key, key)
    return Key(name, CHARACTERS.get(name, name if len(name) == 1 else None))


class Desk:
    """One embedded account, and a console to open on it."""

    def __init__(self, folder: Path, *, seed: str = "typical", version: str = "v1") -> None:
        self.folder = folder
        self.clock = FakeClock(rest=quiet)
        self.service = create_app(key=KEY, seed=seed, rate_limit=False, time=self.clock.now)
        self.line = Line(self.service)
        self.api = unhurried(version)

    def do(self, path: str, key: str = KEY, **form: str | tuple[str, ...]) -> object:
        """Change the account behind the console's back."""
        reply = self.service.answer(Request("POST", f"/v1/{path}", {}, form, key))
        assert reply.status == 200, reply.body
        return json.loads(reply.body) if reply.body else None

    def read(self, path: str, **query: str) -> object:
        """Ask the service what is so."""
        reply = self.service.answer(Request("GET", f"/v1/{path}", query, {}, KEY))
        assert reply.status == 200, reply.body
        return json.loads(reply.body)

    def sent(self, path: str) -> int:
        """How often the console has asked for that."""
        return self.line.requests[path]

    def key_of_a_user(self, *acls: str) -> str:
        """A key that may do only that."""
        made = self.do("user/create", email="ops@example.com", name="Ops", password="correct-Horse-9", acls=acls)
        assert isinstance(made, dict)
        return str(made["api_key"])

    def account(
        self, *, key: str = KEY, protect: tuple[str, ...] = (), read_only: bool = False, ledger: Ledger | None = None
    ) -> Account:
        """The account as the console has it."""
        session = Session(
            self.api,
            "http://localhost",
            key,
            clock=self.clock,
            transport=self.line,
            read_only=read_only,
            ledger=ledger,
        )
        problems = Problems()
        return Account(
            session,
            name="demo",
            options="--demo",
            journal=Journal(self.folder / "journal.jsonl", "demo", self.clock, problems),
            cache=Cache(self.folder / "rows", problems),
            clock=self.clock,
            problems=problems,
            protect=protect,
            read_only=read_only,
        )

    def console(self, *, key: str = KEY, protect: tuple[str, ...] = (), read_only: bool = False) -> Console:
        """The console on it."""
        return Console(self.account(key=key, protect=protect, read_only=read_only))


class Hands:
    """What a user does: presses keys, and waits until nothing happens any more."""

    def __init__(self, pilot: Pilot[int], clock: FakeClock) -> None:
        self.pilot = pilot
        self.clock = clock

    @property
    def console(self) -> Console:
        app = self.pilot.app
        assert isinstance(app, Console)
        return app

    @property
    def pane(self) -> Pane:
        return self.console.main.pane

    @property
    def table(self) -> Table:
        return self.pane.table

    async def wait(self) -> None:
        await at_rest(self.console)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.console.post_message(pressed(key))
            await self.wait()

    async def type(self, text: str) -> None:
        for character in text:
            self.console.post_message(pressed(character))
        await self.wait()

    async def command(self, line: str) -> None:
        """Type a command behind `:`."""
        await self.press("colon")
        await self.type(line)
        await self.press("enter")

    async def read_it(self) -> None:
        """Let the moment pass during which a dialog takes no answer."""
        self.clock.advance(2 * SETTLE)
        await self.wait()

    async def elapse(self, seconds: float) -> None:
        await self.clock.elapse(seconds)
        await self.wait()

    def lines(self) -> list[str]:
        """What is on screen, line by line."""
        screen = self.console.screen
        return ["".join(segment.text for segment in strip) for strip in screen._compositor.render_strips(screen.size)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines())

    def column(self, index: int = 0) -> Sequence[str]:
        """A column of the table, as far as there are rows."""
        return [self.table.cells_of(row)[index].text for row in self.table.ids]
