"""The commands that steer the console itself: whose account it is, what may be done, how it looks, saved views."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from vultr_tui.api.light import replace
from vultr_tui.client.errors import ApiError
from vultr_tui.console import themes
from vultr_tui.console.actions.runs import Standing
from vultr_tui.console.badge import check
from vultr_tui.console.commands import Own
from vultr_tui.console.dialogs.menu import Choice, Menu
from vultr_tui.console.dialogs.offer import Offer
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.settings import DEMO, Profile, SettingsError
from vultr_tui.settings.paths import shown
from vultr_tui.settings.profile import LIVE

if TYPE_CHECKING:
    from vultr_tui.console.app import Console
    from vultr_tui.console.profiles import Profiles

GONE = """\
Vultr has switched {gone} off, and answers nothing by it any more.

The account is the same by {live}, and so is a key of today. Use {live} for the profile {profile} from now on?
This writes api = "{live}" under [profile.{profile}] in {path}."""
PATIENCE = 1.0
"""Seconds after which it is told what is waited for."""
SLOW = "Opening the profile {profile}: its key, or its service, has not answered yet."
SWITCHES = {"": None, "on": True, "off": False}
"""What may follow a command that switches something; nothing turns it round."""


class Controls:
    """Carries out what is typed, or chosen from the palette, as far as it is about no row."""

    def __init__(self, app: Console) -> None:
        self._app = app

    def entries(self) -> Iterator[tuple[Choice, Own]]:
        """What the palette offers of this."""
        app = self._app
        try:
            names = app.profiles.names() if app.profiles else ()
        except SettingsError:
            names = ()
        for name in names:
            against = "You are there." if name == app.profile.name else ""
            yield (
                Choice(f"profile {name}", f"profile: {name}", "Go on with this profile", against),
                Own("profile", name),
            )
        for name, place in app.memory.views.items():
            yield Choice(f"view {name}", f"view: {name}", f"{place.resource} {place.filter}"), Own("view", name)
        way = "Allow changes again" if app.account.read_only else "Allow no changes"
        yield Choice("own readonly", "read-only", way), Own("readonly")
        yield Choice("own mouse", "mouse", "Take the mouse, or leave it to the terminal"), Own("mouse")
        yield Choice("own key", "key", "Enter another API key"), Own("key")

    def completions(self) -> Iterator[str]:
        """What may be typed of this, with the names that are known here."""
        yield from (f"{own.word} {own.rest}" for _, own in self.entries() if own.rest)
        yield from ("mouse on", "mouse off", "readonly on", "readonly off")

    def obey(self, word: str, rest: str) -> None:
        """Do it; what cannot be done is told, with what could."""
        try:
            match word:
                case "profile":
                    self.profile(rest)
                case "readonly":
                    self.read_only(rest)
                case "mouse":
                    self.mouse(rest)
                case "theme":
                    self.theme(rest)
                case "save":
                    self.save(rest)
                case "view":
                    self.view(rest)
                case "key":
                    self._app.welcome()
        except SettingsError as error:
            self._app.acting.tell(f"{error.message}\n{error.hint}", severe=True)
        except GrammarError as error:
            self._app.acting.tell(error.message, severe=True)

    def profile(self, name: str) -> None:
        """Go on with another profile. Raises SettingsError."""
        app = self._app
        if app.profiles is None:
            raise SettingsError("There are no profiles here.", "Open the console with a settings file.")
        if not name:
            names = ", ".join(app.profiles.names())
            app.acting.tell(f"This is the profile {app.profile.name}. There are: {names}.")
            return
        self.switch(app.profiles.profile(name))

    def switch(self, profile: Profile, key: str = "") -> None:
        """Go on with a profile, with that key if one was entered; what `:readonly` forbids stays forbidden.

        Raises SettingsError for a colour that is none; why the account cannot be opened is told.
        """
        app = self._app
        if app.profiles is None or self._is_sending():
            return
        check(profile, app.profiles.paths.settings)
        profile = replace(profile, read_only=profile.read_only or app.profiles.read_only)
        app.run_worker(self._open(app.profiles, profile, key), group="profile", exclusive=True)

    def _is_sending(self) -> bool:
        """Whether something is being sent that would be given up; that is told."""
        sending = any(run.standing is Standing.RUNNING for run in self._app.acting.runs.all)
        if sending:
            self._app.acting.tell(
                "Something is still being sent; O shows what. Try again when it is over.", severe=True
            )
        return sending

    async def _open(self, profiles: Profiles, profile: Profile, key: str) -> None:
        app = self._app
        slow = app.set_timer(PATIENCE, lambda: app.acting.tell(SLOW.format(profile=profile.name)))
        try:
            account = await profiles.open(profile, key)
        except (SettingsError, ApiError) as error:
            app.acting.tell(f"{error.message}\n{error.hint}", severe=True)
            return
        finally:
            slow.stop()
        if self._is_sending():
            await account.aclose()
            return
        if app.account.read_only and not app.profile.read_only:
            account.restrict(read_only=True)
        app.call_later(app.change, profile, account)

    def offer_live(self) -> None:
        """Offer to go on with the version of the API that is live, and to keep it so in the settings."""
        app = self._app
        if app.profiles is None or app.profile.name == DEMO:
            return
        path = shown(app.profiles.paths.settings)
        words = GONE.format(gone=app.account.api.title, profile=app.profile.name, live=LIVE, path=path)
        offer = Offer(f"{app.account.api.title} is switched off", app.account.clock, words, f"Use {LIVE} (y)")
        app.push_screen(offer, lambda taken: self._go_live() if taken else None)

    def _go_live(self) -> None:
        app = self._app
        if app.profiles is None:
            return
        try:
            app.profiles.set({("profile", app.profile.name, "api"): LIVE})
            self.switch(app.profiles.profile(app.profile.name))
        except SettingsError as error:
            app.acting.tell(f"{error.message}\n{error.hint}", severe=True)

    def read_only(self, rest: str) -> None:
        """Allow no changes, or allow them again where the profile does. Raises GrammarError."""
        app = self._app
        now = app.account.read_only
        wanted = _switched(rest, now)
        if not wanted and app.profile.read_only:
            app.acting.tell(f"The profile {app.profile.name} is read-only: {self._why_read_only()}.", severe=True)
            return
        app.account.restrict(read_only=wanted)
        app.main.reload_header()
        app.main.pane.reload()
        app.acting.tell("Nothing can be changed now; `:readonly off` ends that." if wanted else "Changes are allowed.")

    def _why_read_only(self) -> str:
        app = self._app
        if app.profiles and app.profiles.read_only:
            return "the console was opened with --read-only"
        return "its settings cannot be read" if app.profile.trouble else "its settings say so"

    def mouse(self, rest: str) -> None:
        """Take the mouse, or leave it to the terminal. Raises GrammarError, SettingsError."""
        app = self._app
        app.take_mouse(_switched(rest, app.takes_mouse))
        app.acting.tell("The mouse works here." if app.takes_mouse else "The mouse is the terminal's: it selects text.")
        self._remember("mouse", app.takes_mouse)

    def theme(self, name: str) -> None:
        """Look different, now and the next time; without a name, choose among the looks. Raises SettingsError."""
        if not name:
            self._choose_theme()
            return
        self._app.theme = name
        if name in themes.THEMES:
            self._remember("theme", name)

    def _choose_theme(self) -> None:
        """Try each theme while the cursor is on it; what was there comes back unless one is chosen."""
        app, before = self._app, self._app.theme
        choices = [Choice(name, name, summary) for name, summary in themes.SUMMARIES.items()]

        def chosen(name: str | None) -> None:
            app.theme = before
            if name is not None:
                self.obey("theme", name)

        menu = Menu("Theme", app.account.clock, choices, chosen=before, preview=partial(setattr, app, "theme"))
        app.push_screen(menu, chosen)

    def _remember(self, setting: str, value: str | bool) -> None:
        if self._app.profiles is not None:
            changes: dict[tuple[str, ...], str | bool] = {(setting,): value}
            self._app.profiles.set(changes)

    # Views

    def save(self, name: str) -> None:
        """Keep the place that is open under a name, which takes the place of an older one. Raises GrammarError."""
        if not name or " " in name:
            raise GrammarError("a view is saved under a name of one word: save NAME")
        place = self._app.main.history.place
        self._app.memory.views[name] = place
        self._app.keep()
        self._app.acting.tell(f"Saved: :view {name} opens {' '.join(filter(None, (place.resource, place.filter)))}.")

    def view(self, name: str) -> None:
        """Open a place that was saved. Raises GrammarError."""
        place = self._app.memory.views.get(name)
        known = ", ".join(self._app.memory.views) or "none yet; save NAME saves one"
        if place is None:
            raise GrammarError(f"there is no saved view {name!r}; there are: {known}")
        if place.resource not in self._app.account.api.resources_by_name:
            raise GrammarError(f"the API {self._app.account.api.name} has no {place.resource}")
        self._app.main.go(place)
        self._app.main.pane.focus_rows()

    # The key

    def try_demo(self) -> None:
        """Go on with the embedded account."""
        if self._app.profiles is not None:
            self.switch(self._app.profiles.demo)


def _switched(rest: str, now: bool) -> bool:
    if rest not in SWITCHES:
        raise GrammarError(f"it can be switched on or off, not {rest!r}")
    wanted = SWITCHES[rest]
    return not now if wanted is None else wanted
