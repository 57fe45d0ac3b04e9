"""The profiles of this user: their settings, their keys, and the way from one of them to its account."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from vultr_tui.account.account import Account
from vultr_tui.account.private import change, folder, write
from vultr_tui.api.light import field, frozen, replace
from vultr_tui.connect import open_account
from vultr_tui.console.memory import Memory
from vultr_tui.settings import DEMO, FIRST, Paths, Profile, Settings, SettingsError, edited, system_keyring
from vultr_tui.settings.profile import EMBEDDED_ACCOUNT
from vultr_tui.settings.reading import Place
from vultr_tui.settings.writing import Value

Opener = Callable[[Profile, str], Account]
"""Opens the account of a profile, with the key that was entered, or with that of the profile if there is none."""


@frozen
class Profiles:
    """Everything there is of them on disk; `opener` opens accounts. SettingsError says what is wrong with a setting."""

    paths: Paths
    opener: Opener = field(repr=False)
    read_only: bool = False
    """Whether nothing may be changed by any of them."""
    api: str = ""
    """The version of the API that the command line asked for, which the demo speaks too."""

    @classmethod
    def usual(cls, paths: Paths, *, read_only: bool = False, api: str = "") -> Profiles:
        """Open accounts as every face does."""
        return cls(paths, lambda profile, key: open_account(profile, paths, key=key), read_only, api)

    async def open(self, profile: Profile, key: str = "") -> Account:
        """Open an account in a thread, for a command that gives the key, or a service, may take its time.

        Given up meanwhile, it is closed when it is there. Raises SettingsError, Misconfigured.
        """
        opening = asyncio.ensure_future(asyncio.to_thread(self.opener, profile, key))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(_close)
            raise

    def settings(self) -> Settings:
        """Read the settings as they are now. Raises SettingsError."""
        return Settings.load(self.paths.settings) if self.paths.settings.exists() else Settings(self.paths.settings)

    def profile(self, name: str) -> Profile:
        """Find the profile of that name. Raises SettingsError."""
        return self.demo if name == DEMO else self.settings().profile(name)

    @property
    def demo(self) -> Profile:
        """The embedded account, by the version of the API that was asked for."""
        if not self.api:
            return EMBEDDED_ACCOUNT
        return replace(EMBEDDED_ACCOUNT, api=self.api, options=f"{EMBEDDED_ACCOUNT.options} --api {self.api}")

    def names(self) -> tuple[str, ...]:
        """Name those there are. Raises SettingsError."""
        return tuple(dict.fromkeys((*self.settings().profiles, FIRST, DEMO)))

    def memory(self, profile: Profile) -> Memory:
        """Read what the console remembers of a profile."""
        return Memory.read(self.paths.console(profile.name))

    def set(self, changes: Mapping[Place, Value]) -> None:
        """Change the settings file at once, for its owner alone. Raises SettingsError."""
        path = self.paths.settings.resolve()  # a link stays one
        try:
            if not path.parent.exists():
                folder(path.parent)
            change(path, lambda content: edited(path, (content or b"").decode(), changes).encode())
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path} cannot be changed: {error}", "Mend the file or its permissions.") from None

    def keep_key(self, profile: Profile, key: str) -> Profile:
        """Keep a key in a file of its own, and the profile that names it. Raises SettingsError."""
        path = self.paths.key(profile.name)
        try:
            folder(self.paths.config)
            write(path, f"{key}\n".encode())
        except OSError as error:
            raise SettingsError(f"{path} cannot be written: {error}", "Mend its permissions.") from None
        try:
            return self._kept(profile, "key_file", str(path))
        except SettingsError:
            path.unlink(missing_ok=True)
            raise

    def keep_in_keyring(self, profile: Profile, key: str) -> Profile:
        """Keep a key in the system's keyring, and the profile that says so. Raises SettingsError."""
        system_keyring.keep(profile.name, key)
        return self._kept(profile, "keyring", True)

    def _kept(self, profile: Profile, source: str, value: Value) -> Profile:
        """Set where the profile's key is; the first profile there is becomes the usual one. Raises SettingsError."""
        changes: dict[Place, Value] = {("profile", profile.name, source): value}
        if not self.settings().profiles:
            changes[("default",)] = profile.name
        self.set(changes)
        return self.settings().profile(profile.name)


_CLOSING: set[asyncio.Future[None]] = set()
"""What would be forgotten before it is done, were it not here."""


def _close(opening: asyncio.Future[Account]) -> None:
    """Close the account that nobody waits for any more."""
    if not opening.cancelled() and opening.exception() is None:
        closing = asyncio.ensure_future(opening.result().aclose())
        _CLOSING.add(closing)
        closing.add_done_callback(_CLOSING.discard)
