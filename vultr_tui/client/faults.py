"""A failed reply read into an error, by the API's own table of statuses and the words of the service."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from http import HTTPStatus

from vultr_tui.api.catalogue import Api, ErrorStyle, Fault
from vultr_tui.client.errors import (
    ApiError,
    Denial,
    Discontinued,
    Forbidden,
    Locked,
    NoSuchLocation,
    NotOffered,
    Redirected,
    Refused,
    ServerFault,
    Throttled,
    Unreadable,
    WrongMethod,
)
from vultr_tui.client.plaintext import MOST_BYTES, PAGE, ended, plain

RATE = re.compile(r"rate limit|too many requests", re.IGNORECASE)
SUNSET = re.compile(r"API v1\b.*\b(sunset|gone)\b|\bPlease use API v2\b|^API v1 Gone", re.IGNORECASE)

GENERAL: dict[int, Fault] = {
    HTTPStatus.UNAUTHORIZED: Fault.FORBIDDEN,
    HTTPStatus.NOT_FOUND: Fault.NO_LOCATION,
    HTTPStatus.METHOD_NOT_ALLOWED: Fault.WRONG_METHOD,
    HTTPStatus.TOO_MANY_REQUESTS: Fault.THROTTLED,
    HTTPStatus.NOT_IMPLEMENTED: Fault.REFUSED,
}
"""What HTTP itself means by a status that the API's own table lacks."""

LOCKED = re.compile(r"\bis currently locked\b", re.IGNORECASE)
"""Says that something else must end first (v1: 412, errata: texts of refusals; v2: 500, v2 facts: errors)."""

BARRED = "What answered is not the service's API but a web page, which lets nobody through from here"
WAY = "Nothing is said of the key: a proxy, a firewall or the service's own guard bars this machine's address."

SPEAKING: dict[Fault, type[ApiError]] = {
    Fault.NO_LOCATION: NoSuchLocation,
    Fault.WRONG_METHOD: WrongMethod,
    Fault.THROTTLED: Throttled,
}
"""The faults whose error says all there is to say."""

DENIALS: tuple[tuple[re.Pattern[str], Denial, str, str], ...] = (
    (
        re.compile(r"\bIP\b.*\bnot authorized\b|\bUnauthorized IP\b", re.IGNORECASE),
        Denial.ADDRESS,
        "The API key may not be used from this machine's address.",
        "Add the address to the key's access list in the customer portal; IPv4 and IPv6 count separately.",
    ),
    (
        re.compile(r"\b(invalid|missing|unknown|expired)\b.*\b(key|token)\b|^$", re.IGNORECASE),
        Denial.KEY,
        "The service does not accept the API key.",
        "Check where the profile takes its key from: the key may be mistyped, replaced or expired.",
    ),
    (
        re.compile(r"\b(authorized|access|permission|ACL)\b", re.IGNORECASE),
        Denial.ACCESS,
        "The API key lacks the permission {access}.",
        "Have the account's owner grant it to the key's user, or use another key.",
    ),
    (re.compile(""), Denial.ACCESS, "", ""),
)
"""The words of a refusal, what they blame and what to say; the first that fits decides (errata: texts of refusals)."""

HINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"within 5 minutes", re.IGNORECASE), "Wait until it is five minutes old."),
    (re.compile(r"already pending destruction", re.IGNORECASE), "It is on its way out; refresh the list."),
    (re.compile(r"not available in the selected", re.IGNORECASE), "Choose another region or plan."),
    (re.compile(r"enclosed in quotes", re.IGNORECASE), 'Put the data between double quotes: "…".'),
    (re.compile(r"maximum monthly fee", re.IGNORECASE), "Ask the service's support to raise the account's limit."),
    (re.compile(r"^Invalid .*Check \w+ value", re.IGNORECASE), "It may be gone, or belong to another account."),
)
"""What to do about refusals that are known; the first that fits is shown."""


def error_of(
    api: Api, status: int, body: bytes, *, location: str = "", access: str = "", hidden: Collection[str] = ()
) -> ApiError:
    """Say which error a reply without success stands for.

    `location` is where a redirection points, `access` the permission that the call needs; the strings in `hidden`
    appear nowhere in the error.
    """
    text = plain(_words(api.errors, body), hidden)
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return _redirection(status, plain(location.partition("?")[0], hidden))
    if SUNSET.search(text):
        return Discontinued(text=text, status=status)
    fault = _fault(api, status, text)
    if fault is not Fault.FORBIDDEN:
        return _failure(fault, text, status)
    if PAGE.match(body[:MOST_BYTES].decode(errors="replace")):
        return Forbidden(
            Denial.ADDRESS, f"{BARRED}: {ended(text)}" if text else f"{BARRED}.", WAY, text=text, status=status
        )
    return _denial(text, status, access)


def _failure(fault: Fault | None, text: str, status: int) -> ApiError:
    match fault:
        case None:
            message = f"The service answered with the unknown status {status}."
            return Unreadable(message, text=text, status=status, maybe_done=True)
        case Fault.SERVER_FAULT:
            return _server_fault(text, status)
        case Fault.REFUSED:
            if LOCKED.search(text):
                return _locked(text, status)
            kind = NotOffered if status == HTTPStatus.NOT_IMPLEMENTED else Refused
            return kind(f"The service refused: {ended(text)}" if text else "", _hint(text), text=text, status=status)
        case _:
            return SPEAKING[fault](text=text, status=status)


def _fault(api: Api, status: int, text: str) -> Fault | None:
    fault = api.faults.get(status) or GENERAL.get(status)
    if fault is Fault.THROTTLED and status == HTTPStatus.SERVICE_UNAVAILABLE and not RATE.search(text):
        return Fault.SERVER_FAULT
    if fault is None and status >= HTTPStatus.BAD_REQUEST:
        return Fault.REFUSED if status < HTTPStatus.INTERNAL_SERVER_ERROR else Fault.SERVER_FAULT
    return fault


def _words(style: ErrorStyle, body: bytes) -> bytes | str:
    if style is ErrorStyle.JSON:
        try:
            said = json.loads(body)["error"]
        except (ValueError, RecursionError, TypeError, LookupError):
            return body
        return said if isinstance(said, str) else body
    return body


def _denial(text: str, status: int, access: str) -> Forbidden:
    reason, message, hint = next((why, said, advice) for words, why, said, advice in DENIALS if words.search(text))
    permission = f"`{access}`" if access else "for this"
    return Forbidden(reason, message.format(access=permission), hint, text=text, status=status)


def _server_fault(text: str, status: int) -> ServerFault:
    if LOCKED.search(text):
        return _locked(text, status)
    message = f"The service had a fault of its own: {ended(text)}" if text else ""
    return ServerFault(message, _hint(text), text=text, status=status, maybe_done=True)


def _locked(text: str, status: int) -> Locked:
    return Locked(f"The service refused: {ended(text)}", text=text, status=status)


def _redirection(status: int, location: str) -> Redirected:
    address = re.sub(r"//[^/@]*@", "//", location)
    message = f"The service pointed to {address}, which was not followed: the key stays here." if address else ""
    return Redirected(message, status=status, maybe_done=status == HTTPStatus.SEE_OTHER)


def _hint(text: str) -> str:
    return next((hint for pattern, hint in HINTS if pattern.search(text)), "")
