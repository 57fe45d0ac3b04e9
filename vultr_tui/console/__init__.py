"""The console: a Textual application."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vultr_tui.settings import Paths, Profile


def run(profile: Profile, paths: Paths, line: str = "", *, read_only: bool = False, api: str = "") -> int:
    """Open the console on the profile's account; return the exit code when it is left.

    `line` is what to begin with, as it is typed in the console: `:servers region:ewr`. With `read_only`, nothing can be
    changed by any profile; `api` is the version that was asked for, which the demo speaks too. Raises SettingsError
    where the profile cannot be used, Misconfigured for an address that cannot be, and GrammarError for a line without
    meaning.
    """
    from vultr_tui.console.opening import opened  # noqa: PLC0415  (heavy, and not for --help)

    return opened(profile, paths, line, read_only=read_only, api=api)
