"""From the program's arguments to a running shell."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from vultr_tui.command import loop
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.opening import paths_of, profile_of
from vultr_tui.grammar.options import CONNECTING
from vultr_tui.output.times import Times
from vultr_tui.settings import DEMO, Paths, Profile, Settings, read_key
from vultr_tui.shell.kept import Kept
from vultr_tui.shell.shell import Shell

if TYPE_CHECKING:
    from vultr_tui.account.account import Account
    from vultr_tui.account.problems import Problems

_OF_THE_PROGRAM = {"stop-on-error", "debug", *(option.name for option in CONNECTING)}


def opened(invocation: Invocation) -> int:
    """Open the account and run the shell on it."""
    if len(invocation.words) > 1:
        raise invocation.words[1].error("the shell takes no words: commands come from the prompt or standard input")
    return loop.run(_run(invocation))


async def visit(profile: Profile, paths: Paths, account: Account) -> None:
    """Run the shell at the terminal, on an account that is open and stays so, until it is left."""
    from vultr_tui.shell.prompt import Prompt  # noqa: PLC0415  (a script needs no line editor)

    sys.stdout.write("exit, or Ctrl-D, goes back to the console.\n")
    times = Times(Settings.load_or_usual().time)
    kept = Kept.read(paths.shell)
    shell = Shell(profile, paths, kept, terminal=True, times=times, restricted=account.read_only, lent=account)
    try:
        await Prompt(shell).run()
    finally:
        await shell.aclose()


async def _run(invocation: Invocation) -> int:
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    paths = paths_of(invocation.options)
    kept = Kept.read(paths.shell) if terminal else Kept(paths.shell)
    options = {name: value for name, value in invocation.options.items() if name not in _OF_THE_PROGRAM}
    times = Times(Settings.load_or_usual().time)
    profile, restricted = profile_of(invocation.options), "read-only" in invocation.options
    api = invocation.options.get("api", "")
    later = _opener(profile, paths) if terminal else None
    shell = Shell(
        profile, paths, kept, options, terminal=terminal, times=times, restricted=restricted, api=api, later=later
    )
    shell.debug = "debug" in invocation.options
    try:
        if terminal:
            from vultr_tui.shell.prompt import Prompt  # noqa: PLC0415  (a script needs no line editor)

            await Prompt(shell).run()
            return Exit.OK
        from vultr_tui.shell.lines import follow  # noqa: PLC0415

        return await follow(shell, stop="stop-on-error" in invocation.options)
    finally:
        await shell.aclose()


def _opener(profile: Profile, paths: Paths) -> Callable[[Problems], Account] | None:
    """Make what opens the account behind the first prompt; None if that might tell of something, and must come first.

    Raises SettingsError and Misconfigured, as opening does, for a key that cannot be had and an address that is none.
    """
    if profile.budget or profile.trouble or paths.log or not profile.version or _tells(paths, profile.name):
        return None
    served = profile.name != DEMO
    key = read_key(profile).value if served else ""
    if served and profile.url:
        from vultr_tui.client.address import address_of  # noqa: PLC0415  (Vultr's own is right)

        address_of(profile.url, insecure_http=profile.insecure_http)

    def opened(problems: Problems) -> Account:
        from vultr_tui.connect import open_account  # noqa: PLC0415  (the first prompt does not wait for it)

        return open_account(profile, paths, key=key, problems=problems)

    return opened


def _tells(paths: Paths, profile: str) -> bool:
    """Whether the journal tells of what was begun and never ended, or cannot be read."""
    path = paths.journal(profile)
    with suppress(OSError):
        if not path.exists():
            return False
    from vultr_tui.account.journal import Journal  # noqa: PLC0415  (nothing was changed yet with many profiles)

    kept = Journal(path, profile)
    return bool(kept.abandoned() or kept.problems.fresh())
