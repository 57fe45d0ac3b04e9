"""What can go wrong between the account and its user: each error says what happened and what to do about it."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar


class Denial(Enum):
    """What the service holds against a forbidden call."""

    KEY = "key"
    ACCESS = "access"
    """The key is good, but lacks the permission this operation needs."""
    ADDRESS = "address"
    """The key may not be used from this machine's address."""


class ApiError(Exception):
    """A call that did not succeed.

    `message` is a plain sentence, `hint` says what to do, `text` holds the service's own words (one line, cut,
    harmless to print) or nothing, `status` the HTTP status if there was an answer. None of them holds the key.
    """

    saying: ClassVar[str] = "The call failed."
    advice: ClassVar[str] = "Try again."
    passing: ClassVar[bool] = False
    """Whether the same call may well succeed a moment later."""

    def __init__(
        self,
        message: str = "",
        hint: str = "",
        *,
        text: str = "",
        status: int | None = None,
        retry_after: float | None = None,
        maybe_done: bool = False,
    ) -> None:
        self.message = message or self.saying
        self.hint = hint or self.advice
        self.text = text
        self.status = status
        self.retry_after = retry_after
        """The seconds the service asked to be left alone for, or None."""
        self.maybe_done = maybe_done
        """Whether a change may have been made all the same; a call that only reads makes none."""
        super().__init__(self.message)


class Misconfigured(ApiError, ValueError):
    """The call cannot be sent as things are: because of the address, the key, the proxy or the values given."""

    saying = "This cannot be sent as things are set up."
    advice = "Check the profile's settings."


class ReadOnly(ApiError):
    """A change was asked of a session that only reads; nothing was sent."""

    saying = "This session is read-only, so nothing was sent."
    advice = "Use a profile that may change things, or leave read-only mode."


class Refused(ApiError):
    """The service understood the call and refused it, in `text`."""

    saying = "The service refused, and gave no reason."
    advice = "Check the values given, and whether what they name still exists."


class NotOffered(Refused):
    """The service knows the call and does not carry it out for anybody."""

    advice = "Nothing was changed. It is not for want of the right values: this is not on offer here."


class Forbidden(ApiError):
    """The call is not allowed; `reason` says whether the key, its permissions or this address is the matter."""

    saying = "The service does not allow this."
    advice = "Check the key and its permissions in the customer portal, under Account, API."

    def __init__(
        self, reason: Denial, message: str = "", hint: str = "", *, text: str = "", status: int | None = None
    ) -> None:
        super().__init__(message, hint, text=text, status=status)
        self.reason = reason


class NoSuchLocation(ApiError):
    """The service knows nothing at that location."""

    saying = "The service has nothing at this location."
    advice = "Check the profile's address and API version."


class Redirected(NoSuchLocation):
    """The service pointed elsewhere, where the key must not follow."""

    saying = "The service pointed to another address, which was not followed: the key stays here."
    advice = "Set `url` in the profile to the right address if you trust it."


class WrongMethod(ApiError):
    """The service does not take this method at that location."""

    saying = "The service does not take this method at this location."
    advice = "Check the profile's address and API version."


class Throttled(ApiError):
    """Too many requests; this one was not carried out."""

    saying = "The service is being asked too often, so it did not carry this out."
    advice = "Wait a little; other programs that use the same key or address count too."
    passing = True


class ServerFault(ApiError):
    """The service failed by its own fault."""

    saying = "The service had a fault of its own."
    advice = "Try again later: nothing is wrong on your side."
    passing = True


class Locked(ServerFault):
    """Something is being done to what the call is about; it was not carried out."""

    saying = "Something is still being done to it, so this was not carried out."
    advice = "Wait until that is over."


class Unreachable(ApiError):
    """There was no connection, or it broke before the whole answer was there."""

    saying = "The service cannot be reached."
    advice = "Check the network connection and the profile's address."
    passing = True


class Untrusted(Unreachable):
    """Whoever answers cannot prove to be the service; nothing was sent."""

    saying = "Whoever answers at this address cannot prove to be the service, so nothing was sent."
    advice = "Check the machine's clock and its certificates (SSL_CERT_FILE); something may stand in between."
    passing = False


class TimedOut(ApiError):
    """The service took too long."""

    saying = "The service did not answer in time."
    advice = "Try again; if it stays so, check the network connection."
    passing = True


class Unreadable(ApiError):
    """There was an answer, but it makes no sense."""

    saying = "The service's answer cannot be understood."
    advice = "Try again; if it stays so, check the profile's address, and that nothing on the way changes answers."


class OutcomeUnknown(ApiError):
    """A change was sent and its answer was lost; it may or may not have been made, and is never sent again.

    `cause` says how the answer was lost, `found` holds the ids of the rows that the finding is about.
    """

    saying = "The change may or may not have been made."
    advice = "Look at the list before you try again: a second attempt could do it twice."

    def __init__(
        self,
        cause: str = "The answer was lost.",
        finding: str = "",
        hint: str = "",
        *,
        text: str = "",
        status: int | None = None,
        found: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{cause} {finding or self.saying}", hint, text=text, status=status, maybe_done=True)
        self.cause = cause
        self.found = found


class Discontinued(ApiError):
    """This version of the API has been switched off."""

    saying = "The service has switched this version of its API off, so nothing was done."
    advice = 'Set api = "v2" in the profile, or give --api v2; the key stays the same.'
