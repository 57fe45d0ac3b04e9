"""Why nothing was done, where the reason is found on this side of the wire."""

from __future__ import annotations

from vultr_tui.api.intent import Target
from vultr_tui.client.errors import ApiError


class NotAllowed(ApiError):
    """The guard refuses: read-only, protected, missing access, or a requirement that is not met."""

    saying = "This is not allowed here."
    advice = "Nothing was sent."


class Changed(ApiError):
    """The target is not what it was when it was chosen, so nothing was sent."""

    saying = "This is not what it was when it was chosen."
    advice = "Nothing was sent; look at the list again."


class NotSent(ApiError):
    """The action was stopped before it came to this target, or could not be written down.

    `cause` is what went wrong with a target before it, and would go wrong with this one, if that is why.
    """

    saying = "This was not sent."
    advice = "Nothing was changed by it; it can be tried again."

    def __init__(self, message: str = "", hint: str = "", *, cause: ApiError | None = None) -> None:
        super().__init__(message or (f"Not sent, after this: {cause.message}" if cause else ""), hint)
        self.cause = cause


class CannotUndo(ApiError):
    """There is nothing to take back, or taking it back would overwrite somebody's later change."""

    saying = "This cannot be taken back."
    advice = "The journal says what was done."


class NotKept(ApiError):
    """Something could not be read from this machine's files, or written to them."""

    saying = "Something could not be kept on this machine."


class NotFound(ApiError):
    """No row is called by that word; `near` are labels that resemble it."""

    def __init__(self, title: str, word: str, near: tuple[str, ...] = ()) -> None:
        """`title` is the resource's: `Servers`."""
        hint = f"Did you mean {' or '.join(map(repr, near))}?" if near else "Give an id, label, host name or address."
        super().__init__(f"{title}: none is called {word!r}.", hint)
        self.word = word
        self.near = near


class Ambiguous(ApiError):
    """Several rows are called by that word."""

    def __init__(self, title: str, word: str, candidates: tuple[Target, ...]) -> None:
        """`title` is the resource's: `Servers`."""
        named = ", ".join(f"{target.name!r} ({target.id})" for target in candidates)
        super().__init__(f"{title}: several are called {word!r}: {named}.", "Give the id of the one you mean.")
        self.word = word
        self.candidates = candidates
