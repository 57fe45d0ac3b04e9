"""From options and settings to the account they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from vultr_tui.api.light import replace
from vultr_tui.command.invocation import Invocation
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import Options, written
from vultr_tui.grammar.words import join
from vultr_tui.settings import DEMO, Paths, Profile, Settings
from vultr_tui.settings.paths import meant

if TYPE_CHECKING:
    from vultr_tui.account.account import Account
    from vultr_tui.api.catalogue import Api
    from vultr_tui.command.report import Report


def profile_of(options: Options) -> Profile:
    """Find the profile the options mean; what they say goes before what it says. Raises SettingsError."""
    profile = Settings.load_or_usual().profile(DEMO if "demo" in options else options.get("profile", ""))
    return replace(
        profile,
        options=_chosen(profile, options),
        api=options.get("api", profile.api),
        url=options.get("url", profile.url),
        read_only=profile.read_only or "read-only" in options,
        insecure_http=profile.insecure_http or "insecure-http" in options,
    )


def _chosen(profile: Profile, options: Options) -> str:
    """Spell what chooses this account on a command line."""
    given = {name: options[name] for name in ("api", "url", "read-only", "insecure-http") if name in options}
    if not given:
        return profile.options
    return " ".join(filter(None, (profile.options, join(written(given)))))


def api_of(options: Options) -> Api:
    """Load the API whose operations the options mean. Raises SettingsError."""
    from vultr_tui.api.catalogue import load  # noqa: PLC0415  (a shell's first prompt needs neither)
    from vultr_tui.connect import version_of  # noqa: PLC0415

    return load(version_of(profile_of(options)))


def paths_of(options: Options) -> Paths:
    """Find where things are kept, the log included if the options want one."""
    paths = Paths.find()
    return replace(paths, log=meant(options["log"]).absolute()) if "log" in options else paths


@asynccontextmanager
async def account_of(options: Options, report: Report) -> AsyncIterator[Account]:
    """Have the account open that the options mean, still to be asked. Raises SettingsError, Misconfigured.

    In the end it is told what could not be kept or shared, and what earlier programs left unknown.
    """
    from vultr_tui.connect import open_account  # noqa: PLC0415  (a shell's first prompt does not need it)

    account = open_account(profile_of(options), paths_of(options))
    account.look_back(told=sys.stderr.isatty())
    try:
        yield account
    finally:
        await account.aclose()
        for problem in account.problems.fresh():
            report.warn(problem)


def for_console(invocation: Invocation) -> tuple[Profile, Paths, str]:
    """Find what the console is opened with. Raises SettingsError, and GrammarError where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise GrammarError("the console needs a terminal; without one, give a command", suggestions=("--help",))
    if os.environ.get("TERM") == "dumb":
        message = "the console needs a terminal that can be painted on, and this one is dumb, as TERM says"
        raise GrammarError(message, suggestions=("vultr-tui shell", "--help"))
    return (
        profile_of(invocation.options),
        paths_of(invocation.options),
        " ".join(word.text for word in invocation.words),
    )
