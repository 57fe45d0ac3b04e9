"""From a profile to the running console, with no more delay than importing takes.

httpx is not among the imports: the first picture is of the rows last known, and who asks for newer ones loads it.
Loading it in a thread meanwhile would delay that picture by as much, for imports take turns.
"""

from __future__ import annotations

import sys

from vultr_tui.api.light import replace
from vultr_tui.output.text import harmless
from vultr_tui.output.times import Times
from vultr_tui.settings import DEMO, Paths, Profile, Settings, SettingsError, read_key

SWITCH = 0.001
"""Seconds after which a thread that decodes gives way: a key passes through three others, and each waits for it."""


def _followed(profile: Profile, settings: Settings) -> tuple[Profile, Settings]:
    """Leave out the looks and keys that cannot be had; they are the profile's trouble."""
    from vultr_tui.console.badge import check  # noqa: PLC0415

    try:
        check(profile, settings.path)
    except SettingsError as error:
        profile = replace(profile, colour="", trouble=error)
    if not settings.keys:
        return profile, settings
    from vultr_tui.console.keymap import check_keys  # noqa: PLC0415  (loads every screen)

    try:
        check_keys(settings)
    except SettingsError as error:
        return replace(profile, trouble=error), replace(settings, keys={})
    return profile, settings


def opened(profile: Profile, paths: Paths, line: str, *, read_only: bool, api: str) -> int:
    """Run the console and return its exit code.

    Raises SettingsError, Misconfigured and GrammarError before the screen is taken.
    """
    from vultr_tui.console.app import Console  # noqa: PLC0415
    from vultr_tui.console.commands import interpret  # noqa: PLC0415
    from vultr_tui.console.profiles import Profiles  # noqa: PLC0415
    from vultr_tui.console.writer import choose_driver  # noqa: PLC0415

    profile, settings = _followed(profile, Settings.load_or_usual())
    key = "" if profile.name == DEMO else read_key(profile).value
    profiles = Profiles.usual(paths, read_only=read_only, api=api)
    account = profiles.opener(profile, key)
    start = interpret(account.api, line.removeprefix(":")) if line else None
    console = Console(
        account,
        theme=settings.theme,
        keymap=settings.keys,
        start=start,
        mouse=settings.mouse,
        profile=profile,
        profiles=profiles,
        driver=choose_driver(setting=settings.sparing),
        keyless=not key and profile.name != DEMO,
        times=Times(settings.time),
    )
    sys.setswitchinterval(SWITCH)
    console.run(mouse=settings.mouse)
    for problem in console.account.problems.fresh():  # what could not be kept at the very end
        sys.stderr.write(harmless(f"vultr-tui: {problem.message} {problem.hint}") + "\n")
    return console.return_code or 0
