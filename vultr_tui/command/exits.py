"""Exit codes, and which of them each error means."""

from __future__ import annotations

from enum import IntEnum

from vultr_tui.account.errors import Ambiguous, CannotUndo, Changed, NotAllowed, NotFound, NotSent
from vultr_tui.client.errors import (
    ApiError,
    Discontinued,
    Forbidden,
    Misconfigured,
    OutcomeUnknown,
    ReadOnly,
    ServerFault,
    Throttled,
    TimedOut,
    Unreachable,
)
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.settings import SettingsError


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


_EXITS: tuple[tuple[tuple[type[Exception], ...], Exit], ...] = (
    ((GrammarError, Misconfigured, SettingsError), Exit.USAGE),
    ((Forbidden,), Exit.KEY),
    ((NotFound,), Exit.NOT_FOUND),
    ((OutcomeUnknown,), Exit.UNKNOWN),
    ((Throttled, ServerFault, Unreachable, Discontinued), Exit.UNAVAILABLE),
    ((Ambiguous, NotAllowed, Changed, NotSent, CannotUndo, ReadOnly), Exit.GUARDED),
    ((TimedOut,), Exit.TIMED_OUT),
)


def exit_of(error: Exception) -> Exit:
    """Find the exit code that the error means."""
    if isinstance(error, ApiError) and error.maybe_done:
        return Exit.UNKNOWN
    return next((code for kinds, code in _EXITS if isinstance(error, kinds)), Exit.REFUSED)
