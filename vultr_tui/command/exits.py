"""Exit codes, and which of them each error means."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the program's end tells a script; of several the greatest counts."""

    OK = 0
    REFUSED = 1
    """The service refused, or its answer made no sense."""
    USAGE = 2
    KEY = 3
    """The key, its permissions, or the address it is used from."""
    NOT_FOUND = 4
    UNAVAILABLE = 5
    """Throttled, out of reach or out of order: the same may work later."""
    GUARDED = 6
    """Refused on this side: not confirmed, not allowed, or not clear what is meant."""
    TIMED_OUT = 7
    UNKNOWN = 8
    """A change was sent, and nobody knows whether it was made."""
    INTERRUPTED = 130


def exit_of(error: Exception) -> Exit:
    """Find the exit code that the error means."""
    from vultr_tui.account import errors as found  # noqa: PLC0415  (help needs the codes alone)
    from vultr_tui.client import errors as sent  # noqa: PLC0415
    from vultr_tui.grammar.errors import GrammarError  # noqa: PLC0415
    from vultr_tui.settings import SettingsError  # noqa: PLC0415

    if isinstance(error, sent.ApiError) and error.maybe_done:
        return Exit.UNKNOWN
    if isinstance(error, found.NotSent) and error.cause:
        return exit_of(error.cause)
    exits: tuple[tuple[tuple[type[Exception], ...], Exit], ...] = (
        ((GrammarError, sent.Misconfigured, SettingsError), Exit.USAGE),
        ((sent.Forbidden,), Exit.KEY),
        ((found.NotFound,), Exit.NOT_FOUND),
        ((sent.OutcomeUnknown,), Exit.UNKNOWN),
        ((sent.Throttled, sent.ServerFault, sent.Unreachable, sent.Discontinued), Exit.UNAVAILABLE),
        ((found.Ambiguous, found.NotAllowed, found.Changed, found.NotSent), Exit.GUARDED),
        ((found.CannotUndo, sent.ReadOnly), Exit.GUARDED),
        ((sent.TimedOut,), Exit.TIMED_OUT),
    )
    return next((code for kinds, code in exits if isinstance(error, kinds)), Exit.REFUSED)
