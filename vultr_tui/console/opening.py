"""From a profile to the running console, with no more delay than importing takes."""

from __future__ import annotations

import gc
from threading import Thread

from vultr_tui.client.session import preload
from vultr_tui.connect import open_account
from vultr_tui.settings import Paths, Profile, Settings


def opened(profile: Profile, paths: Paths, line: str) -> int:
    """Run the console and return its exit code.

    Raises SettingsError, Misconfigured and GrammarError before the screen is taken.
    """
    gc.disable()  # nothing that is imported is garbage; the application switches it on at its first picture
    ahead = Thread(target=preload, daemon=True)
    ahead.start()
    from vultr_tui.console.app import Console  # noqa: PLC0415  (imported while the other thread does)
    from vultr_tui.console.commands import interpret  # noqa: PLC0415

    settings = Settings.load()
    account = open_account(profile, paths)
    start = interpret(account.api, line.removeprefix(":")) if line else None
    ahead.join()
    console = Console(account, theme=settings.theme, keymap=settings.keys, start=start)
    console.run()
    return console.return_code or 0
