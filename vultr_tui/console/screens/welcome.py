"""The first screen where there is no key: enter one, or try the demo."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from vultr_tui.account.account import Account
from vultr_tui.api.catalogue import load
from vultr_tui.api.values import Row
from vultr_tui.client.errors import ApiError
from vultr_tui.client.pacing import Priority
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.button import Button
from vultr_tui.console.widgets.field import Field
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.prose import Prose
from vultr_tui.grammar.fields import texts_of
from vultr_tui.settings import DEMO, FIRST, Profile, SettingsError, system_keyring

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

GREETING = """\
Enter an API key for the profile {profile}.

A key is made in the customer portal, under Account, API. This machine's address must be on its list there.
The key is sent to {address} and to nobody else."""


class Welcome(Screen[None]):
    """Asks for a key, shows whose it is and what it may do, and keeps it where the user wants it."""

    app: Console
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="welcome.leave"),
        Binding("ctrl+d", "demo", "try the demo", priority=True, id="welcome.demo"),
        Binding("down,right", "app.focus_next", show=False, id="welcome.next"),
        Binding("up,left", "app.focus_previous", show=False, id="welcome.before"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self._keyring = False
        """Whether there is a keyring to keep it in."""

    def compose(self) -> ComposeResult:
        """The greeting, the key, what is known of it, and what can be done with it."""
        yield Bar(id="header", classes="title")
        with Vertical(classes="frame") as frame:
            frame.border_title = Content("API key")
            profile = self._profile
            yield Prose(GREETING.format(profile=profile.name, address=profile.url or load(profile.version).url))
            yield Field(password=True, placeholder="the key, then Enter", classes="field key")
            yield Prose(classes="found")
            with Horizontal(classes="buttons"):
                yield Button("Keep it in a file of mine", "keep")
                yield Button("In the system's keyring", "keyring")
                yield Button("Only for now", "once")
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where one is."""
        self.query_one(".title", Bar).say((Part("vultr-tui", "strong"),))
        self._offer(good=False)

    def _offer(self, *, good: bool) -> None:
        for button in self.query(Button):
            button.disabled = not good
        self.query_one(".buttons").display = good
        self.query_one("#keyring").display = good and self._keyring

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._key = ""
        self._say("")
        self._offer(good=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self._say("Asking the service whose key this is…")
            self._check(event.value.strip())

    @work(exclusive=True)
    async def _check(self, key: str) -> None:
        try:
            account = await self._account(key)
        except (SettingsError, ApiError) as error:
            self._say(f"{error.message}\n{error.hint}", wrong=True)
            return
        try:
            table = await account.refresh(account.api.introspected, priority=Priority.ACTION)
        finally:
            await account.aclose()
        if key != self.query_one(Input).value.strip():
            return
        if table.error:
            said = f"\nThe service said: {table.error.text}" if table.error.text else ""
            self._say(f"{table.error.message}{said}\n{table.error.hint}", wrong=True)
            return
        self._key = key
        self._say(introduced(table.rows[0] if table.rows else {}))
        self._offer(good=True)
        self.query_one("#keep", Button).focus()
        self._keyring = await asyncio.to_thread(system_keyring.available)
        self._offer(good=True)

    async def _account(self, key: str) -> Account:
        """The account that the key opens. Raises SettingsError, Misconfigured."""
        profile, around = self._profile, self.app.profiles
        if around is None:
            raise SettingsError("No account can be opened here.", "Open the console with a settings file.")
        return await around.open(profile, key)

    @property
    def _profile(self) -> Profile:
        """The profile the key is for: that of the console, or if that is the demo, the first of one's own."""
        profile = self.app.profile
        return Profile(FIRST) if profile.name == DEMO else profile.keyless

    def _say(self, words: str, *, wrong: bool = False) -> None:
        found = self.query_one(".found", Prose)
        found.set_class(wrong, "wrong")
        found.say(words)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        around, profile = self.app.profiles, self._profile
        if not self._key or around is None:
            return
        try:
            if event.button.id == "keep":
                profile = around.keep_key(profile, self._key)
            elif event.button.id == "keyring":
                profile = around.keep_in_keyring(profile, self._key)
            self.app.controls.switch(profile, self._key)
        except SettingsError as error:
            self._say(f"{error.message}\n{error.hint}", wrong=True)

    def action_demo(self) -> None:
        """Go on with the embedded account."""
        try:
            self.app.controls.try_demo()
        except SettingsError as error:
            self._say(f"{error.message}\n{error.hint}", wrong=True)

    def action_leave(self) -> None:
        """Go back to the account, or leave where there is none."""
        if self.app.keyless:
            self.app.exit(0)
        else:
            self.dismiss(None)


def introduced(row: Row) -> str:
    """Say whose key it is, and what it may do."""
    name, email = (str(row.get(field) or "") for field in ("name", "email"))
    may = ", ".join(texts_of(row.get("acls"))) or "nothing"
    return f"This is the key of {' · '.join(filter(None, (name, email))) or 'somebody without a name'}.\nIt may: {may}."
