"""A home for a console: settings, keys and state in a folder of the test's, on embedded accounts."""

from __future__ import annotations

from pathlib import Path

from tests.account.ground import KEY
from tests.console.desk import Desk
from vultr_tui.account.account import Account
from vultr_tui.console.app import Console
from vultr_tui.console.profiles import Profiles
from vultr_tui.settings import DEMO, Paths, Profile, read_key

TWO = f"""\
default = "prod"

[profile.prod]
key_command = "echo {KEY}"
colour = "#b3303c"

[profile.spare]
key_command = "echo {KEY}"
read_only = true
"""
"""Settings with two profiles, the second read-only."""


class Home:
    """The user's own folders; every profile opens the desk's account, with the key that the profile has."""

    def __init__(self, desk: Desk, settings: str = "") -> None:
        self.desk = desk
        root: Path = desk.folder / "home"
        self.paths = Paths(root / "config", root / "state", root / "cache")
        self.profiles = Profiles(self.paths, self.open)
        if settings:
            self.paths.settings.parent.mkdir(parents=True)
            self.paths.settings.write_text(settings)

    def open(self, profile: Profile, key: str) -> Account:
        given = KEY if profile.name == DEMO else key or read_key(profile, {}).value
        account = self.desk.account(key=given, read_only=profile.read_only)
        account.name, account.options = profile.name, profile.options
        return account

    def console(self, name: str = "", *, keyless: bool = False) -> Console:
        profile = self.profiles.settings().profile(name)
        account = self.open(profile, "" if keyless else KEY)
        return Console(account, profile=profile, profiles=self.profiles, keyless=keyless)

    def text(self) -> str:
        return self.paths.settings.read_text()
