"""The console as an application: it holds the parts together and decides nothing itself."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from itertools import count
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App, SuspendNotSupported
from textual.binding import Binding
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste
from textual.notifications import Notify
from textual.screen import Screen

from vultr_tui import garbage
from vultr_tui.account.account import Account
from vultr_tui.account.errors import NotKept
from vultr_tui.account.tables import Change
from vultr_tui.api.intent import Intent
from vultr_tui.client.errors import Discontinued
from vultr_tui.client.pacing import Priority
from vultr_tui.console import crash, keys, terminal, themes
from vultr_tui.console.commands import GoTo, Meaning
from vultr_tui.console.failures import Failure, Failures
from vultr_tui.console.memory import Memory
from vultr_tui.console.panes.display import Display
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.places import Place
from vultr_tui.console.profiles import Profiles
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.typeahead import Passed, TypeAhead
from vultr_tui.console.widgets.table import Table
from vultr_tui.output.times import Times
from vultr_tui.settings import Profile

if TYPE_CHECKING:
    from vultr_tui.console.actions.acting import Acting
    from vultr_tui.console.actions.onrows import OnRows
    from vultr_tui.console.controls import Controls
    from vultr_tui.console.dialogs.menu import Menu
    from vultr_tui.console.obeying import Obeying

KEEPING = "files on this machine"
"""What was done when a file could not be read or written."""
REFRESH = "refreshing the lists"
"""What was done when a list could not be had."""
TOLD_IN = 9
"""In so many of the last lines of the screen a notice may stand."""
ERRORS_TOLD = 3
"""How many errors stand over the screen at most; `!` lists them all."""


class Console(App[int]):
    """A Vultr account in a terminal."""

    TITLE = "vultr-tui"
    CSS_PATH = "style.tcss"
    DEFAULT_MODE = "account"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = keys.APP

    def __init__(
        self,
        account: Account,
        *,
        theme: str = "",
        keymap: Mapping[str, str] | None = None,
        start: Meaning | None = None,
        mouse: bool = True,
        profile: Profile | None = None,
        profiles: Profiles | None = None,
        driver: type[Driver] | None = None,
        keyless: bool = False,
        times: Times | None = None,
    ) -> None:
        chosen = themes.first(theme)
        super().__init__(ansi_color=True if chosen == themes.PLAIN.name else None, driver_class=driver)
        for known in themes.THEMES.values():
            self.register_theme(known)
        if chosen == themes.DARK.name:  # as Textual's own is; setting it would have every style worked out twice
            self.set_reactive(App.theme, chosen)
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = chosen
        self.keymap: Mapping[str, str] = keymap or {}
        self.animation_level = "none"
        self.profiles = profiles
        self.takes_mouse = mouse
        self.keyless = keyless
        self.times = times or Times()
        self._hold(profile or Profile(account.name), account, start.place if isinstance(start, GoTo) else None)
        self._start = None if isinstance(start, GoTo) else start
        self._typed = TypeAhead(self)
        self._modes_after = (f"account {number}" for number in count(2))

    def _hold(self, profile: Profile, account: Account, place: Place | None = None) -> None:
        """Be on an account from now on: everything that has to do with one is made anew."""
        self.profile = profile
        self.account = account
        self.memory = self.profiles.memory(profile) if self.profiles else Memory()
        self.shows = Display(account, self.memory, self.times)
        self.poller = account.poller()
        self.failures = Failures()
        self.__dict__.pop("acting", None)
        self.told_gone = False
        """Whether it was said that this version of the API is switched off."""
        self.main = MainScreen(place or Place(panes(account.api)[0].name))

    # What keys and commands do is loaded with the first of them, for the first picture does without.

    @cached_property
    def acting(self) -> Acting:
        """What carries out changes on the account."""
        from vultr_tui.console.actions.acting import Acting  # noqa: PLC0415

        return Acting(self, self.account, self.failures, self._done)

    @cached_property
    def on_rows(self) -> OnRows:
        """What the keys do to rows."""
        from vultr_tui.console.actions.onrows import OnRows  # noqa: PLC0415

        return OnRows(self)

    @cached_property
    def controls(self) -> Controls:
        """What steers the console itself."""
        from vultr_tui.console.controls import Controls  # noqa: PLC0415

        return Controls(self)

    @cached_property
    def obeying(self) -> Obeying:
        """What carries out what is typed, or chosen from the palette."""
        from vultr_tui.console.obeying import Obeying  # noqa: PLC0415

        return Obeying(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours for the roles of a theme that does not know them."""
        return dict(themes.DARK.variables)

    def get_default_screen(self) -> Screen[None]:
        """Begin with what is wanted: an empty screen below it would be worked out and painted as well."""
        return self._welcome() if self.keyless else self.main

    @staticmethod
    def _welcome() -> Screen[None]:
        from vultr_tui.console.screens.welcome import Welcome  # noqa: PLC0415  (seldom needed)

        return Welcome()

    def get_key_display(self, binding: Binding) -> str:
        """Write Enter as a word; its picture is missing from many a terminal's font."""
        return "enter" if binding.key == "enter" else super().get_key_display(binding)

    def key_of(self, id_: str) -> str:
        """The key that an action of the main screen is bound to now, as it is shown."""
        bindings = (active.binding for active in self.main.active_bindings.values())
        return next((self.get_key_display(binding) for binding in bindings if binding.id == id_), "")

    def on_mount(self) -> None:
        """Open the first pane; keep what is on screen fresh, and look once at everything else."""
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)  # its own words would spoil the screen
        self.set_keymap(self.keymap)
        self.app_suspend_signal.subscribe(self, lambda _: self.poller.suspend(suspended=True))
        self.app_resume_signal.subscribe(self, lambda _: self._resumed())
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)  # only now: Textual reads the styles again for one
        if not self.keyless:
            self._begin()
            self.call_after_refresh(self._obey_start)
        self.call_after_refresh(garbage.as_usual)
        if not self.is_headless:
            self.call_after_refresh(self._heed_signals)

    def _obey_start(self) -> None:
        """Do what the console was opened for."""
        if self._start is not None:
            self.obeying.obey(self._start)

    def _heed_signals(self) -> None:
        """Leave in good order when told to end, unless the driver sees to that itself."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) == signal.SIG_DFL:
                asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def _begin(self) -> None:
        """Begin to ask for what the account has, and tell what it left behind."""
        self.call_after_refresh(lambda: self.run_worker(self._ask()))
        self.account.problems.add(self.memory.document.problem)
        self.account.look_back(told=True)
        self.call_after_refresh(self.warn)

    async def _ask(self) -> None:
        """Ask for what the account has, now that what was last known of it is on screen."""
        await self.main.complete()
        self.run_worker(self.poller.run())
        self.run_worker(self._look_around())

    async def change(self, profile: Profile, account: Account) -> None:
        """Leave the account for another one; whatever was still being asked of it is given up."""
        before, mode, self.keyless = self.account, self.current_mode, False
        self.workers.cancel_all()
        self._hold(profile, account)
        fresh = next(self._modes_after)
        self.add_mode(fresh, self.get_default_screen)
        await self.switch_mode(fresh)
        await self.remove_mode(mode)
        self._begin()
        await before.aclose()

    def welcome(self) -> None:
        """Ask for a key, or offer the demo."""
        self.push_screen(self._welcome())

    def keep(self) -> None:
        """Keep what is to be the same the next time."""
        self.account.problems.add(self.memory.save())
        self.warn()

    def warn(self) -> None:
        """Tell what could not be read or kept here: in one short notice, and each in full among the errors."""
        fresh = self.account.problems.fresh()
        for problem in fresh:
            error = NotKept(problem.message, problem.hint)
            self.failures.add(Failure(self.account.clock.now(), KEEPING, error))
        if fresh:
            others = len(fresh) - 1
            further = f", also of {others} other problem{'s' if others > 1 else ''}" if others else ""
            self.acting.tell(f"{fresh[0].message}\n! tells more{further}.", severe=True)

    def on_notify(self, event: Notify) -> None:
        """Take away what was told before; errors stay until their time is over, each once."""
        told, words = self._notifications, event.notification.message
        errors = [notice for notice in told if notice.severity == "error" and notice.message != words]
        staying = errors[1 - ERRORS_TOLD :]
        for notice in tuple(told):
            if notice not in staying:
                del told[notice]
        self._make_way()
        for screen in self.screen_stack[:-1]:  # Textual tells anew on the top alone, and again on what comes back
            screen.query("ToastRack").set(display=False)

    def _make_way(self) -> None:
        """Have what is told stand above the row under the cursor, where it would stand on it."""
        focused = self.focused
        row = focused.cursor_y if isinstance(focused, Table) else 0
        below = self.size.height - row
        self.screen.query("ToastRack").set_styles(f"margin-bottom: {below if row and below <= TOLD_IN else 1};")

    def _resumed(self) -> None:
        self.take_mouse(self.takes_mouse)
        self.poller.suspend(suspended=False)

    async def on_event(self, event: Event) -> None:
        """Take note that somebody is there, whatever is on top of the screen."""
        if isinstance(event, InputEvent):
            self.poller.touch()
            await self.main.complete()  # a key means all rows
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._typed.admit(event):
            await super().on_event(event)
            self._typed.follow()

    def on_passed(self, event: Passed) -> None:
        """Let the next key through."""
        self._typed.passed(event.number)

    def watch_app_focus(self, focused: bool) -> None:
        """Take note that the terminal has the focus, or lost it; a key tells as well that it has it."""
        self.poller.focus(focused=focused)

    def take_mouse(self, wanted: bool) -> None:
        """Have the terminal report what the mouse does, or leave that to the terminal."""
        self.takes_mouse = wanted
        if self._driver is not None:
            self._driver.write(terminal.MOUSE_ON if wanted else terminal.MOUSE_OFF)

    def copy_to_clipboard(self, text: str) -> None:
        """Send the text to the terminal's clipboard, through tmux and screen as well."""
        super().copy_to_clipboard(text)
        if self._driver is not None and (wrapped := terminal.wrapped_copy(text, os.environ)):
            self._driver.write(wrapped)

    def _fatal_error(self) -> None:
        """Say in one line that the console failed, where Textual would print what only a programmer can read."""
        error = self._exception or sys.exc_info()[1] or RuntimeError()
        self.panic(Text(crash.told(error, self.profiles.paths.crashes if self.profiles else None)))

    async def on_unmount(self) -> None:
        """Keep what is known for the next time, and close the connections."""
        await self.account.aclose()
        if self._driver is not None:
            self._driver.write(terminal.PIXELS_OFF)

    async def _look_around(self) -> None:
        introspection = self.account.api.introspection
        listed = panes(self.account.api)  # what the key may do comes first, for it says what else may be asked
        for resource in sorted(listed, key=lambda known: known.lists[0].operation != introspection):
            await self.account.ensure(resource.name, priority=Priority.BACKGROUND)

    def heard(self, change: Change) -> None:
        """Remember why a list could not be had; of one that nobody looks at, its pane tells what the service denies."""
        table = self.account.table(change.resource, change.parent)
        seen = self.poller.watches(change.resource, change.parent)
        if table.error is not None and (seen or table.error.passing):
            self.failures.add(Failure(self.account.clock.now(), REFRESH, table.error))
        if isinstance(table.error, Discontinued) and not self.told_gone:
            self.told_gone = True
            self.controls.offer_live()
        self.warn()

    def _done(self, intent: Intent) -> None:
        """Show at once what a change did to what is on screen."""
        self.warn()
        if intent.targets:
            self.main.pane.table.unmark()

    def show(self, place: Place, row: str) -> None:
        """Open a place with the cursor on a row."""
        self.main.go(place)
        self.main.pane.table.move_to(row)
        self.main.pane.focus_rows()

    def ask(self, menu: Menu, then: Callable[[str], None]) -> None:
        """Show a menu, and do something with what is chosen."""
        self.push_screen(menu, lambda chosen: None if chosen is None else then(chosen))

    # Keys

    def action_palette(self) -> None:
        """Find an operation, a pane or a theme by a few letters."""
        from vultr_tui.console.dialogs.menu import Menu  # noqa: PLC0415
        from vultr_tui.console.palette.entries import entries  # noqa: PLC0415

        found = (*entries(self.account), *self.controls.entries())
        offered = {choice.value: (choice, meaning) for choice, meaning in found}
        menu = Menu("Palette", self.account.clock, [choice for choice, _ in offered.values()])
        self.ask(menu, lambda value: self.obeying.obey(offered[value][1]))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.run_worker(self.acting.undo())

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self.run_worker(self.acting.redo())

    async def action_shell(self) -> None:
        """Type commands at the shell, on this same account, and come back."""
        if self.profiles is None:
            return
        from vultr_tui.shell.opening import visit  # noqa: PLC0415  (the line editor is loaded when it is wanted)

        try:
            with self.batch_update(), self.suspend():  # what changes meanwhile is painted on the way back
                await visit(self.profile, self.profiles.paths, self.account)
        except SuspendNotSupported:
            self.acting.tell("This terminal cannot be handed to the shell.", severe=True)

    def action_drawer(self) -> None:
        """Show what is under way, and what was done."""
        from vultr_tui.console.screens.drawer import Drawer  # noqa: PLC0415

        self.push_screen(Drawer())

    def action_journal(self) -> None:
        """Show what was done."""
        from vultr_tui.console.screens.journal import JournalScreen  # noqa: PLC0415

        self.push_screen(JournalScreen())

    def action_errors(self) -> None:
        """Show what went wrong."""
        from vultr_tui.console.screens.errors import errors_screen  # noqa: PLC0415

        self.push_screen(errors_screen(self.failures, self.shows.times))
        self.main.note()

    def action_help(self) -> None:
        """Show what the keys do."""
        from vultr_tui.console.screens.help import help_screen  # noqa: PLC0415

        self.push_screen(help_screen(self, self.keymap))
