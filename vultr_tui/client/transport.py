"""The one place that knows httpx: a request goes out, a reply or one of our errors comes back."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime

import httpx

from vultr_tui import __version__
from vultr_tui.api.light import frozen
from vultr_tui.api.request import Request
from vultr_tui.client import tls
from vultr_tui.client.address import Address
from vultr_tui.client.errors import ApiError, Misconfigured, TimedOut, Unreachable, Unreadable, Untrusted

MOST_BYTES = 32 * 1024 * 1024
"""The largest reply that is read; ten thousand servers take a quarter of it."""
KEPT_ALIVE = 55.0
"""Seconds an idle connection is kept: new ones cost two or three round trips, and servers close them after 60 or so."""
CONNECTING = 1 / 3
"""The part of the whole time that each step of making a connection may take."""
CUT_OFF = re.compile(r"closed|disconnected", re.IGNORECASE)
"""In httpx's words: the peer hung up, as opposed to talking nonsense."""
SECONDS = re.compile(r"[0-9]{1,9}")
HEADERS = {"User-Agent": f"vultr-tui/{__version__}", "Accept": "application/json"}


@frozen
class Reply:
    """A reply as it came; the body is as sent, after any compression is undone."""

    status: int
    body: bytes
    location: str
    retry_after: float | None
    """The seconds that the service asks to be left alone for, if it says so."""


for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).propagate = False  # they log headers, which tell whose key it is


class Wire:
    """The connections to one service."""

    def __init__(self, address: Address, timeout: float, transport: httpx.AsyncBaseTransport | None) -> None:
        """Connect to nothing yet; raises Misconfigured if the environment names a proxy that cannot be used."""
        self._address = address
        self._timeout = timeout
        try:
            self._client = httpx.AsyncClient(
                verify=tls.context() if address.encrypted and transport is None else tls.empty(),
                transport=transport,
                trust_env=not address.loopback,  # a proxy elsewhere must not see what stays on this machine
                follow_redirects=False,
                timeout=httpx.Timeout(None, connect=timeout * CONNECTING),
                limits=httpx.Limits(keepalive_expiry=KEPT_ALIVE),
                headers=HEADERS,
            )
        except (ValueError, ImportError, OSError, httpx.InvalidURL):
            raise Misconfigured(
                "The proxy or the certificates named in the environment cannot be used.",
                "Check HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR; SOCKS needs the package `socksio`.",
            ) from None

    async def send(self, request: Request, headers: Mapping[str, str]) -> Reply:
        """Send the request once and read the reply, whatever its status.

        Raises Unreachable, Untrusted, TimedOut, Unreadable or Misconfigured; `maybe_done` tells whether it was sent.
        """
        try:
            async with asyncio.timeout(self._timeout):
                return await self._exchange(request, headers)
        except TimeoutError:
            raise TimedOut(f"The service did not answer within {self._timeout:g} seconds.", maybe_done=True) from None
        except (httpx.HTTPError, OSError) as error:
            raise _translated(error, self._address.host) from None
        except (httpx.InvalidURL, UnicodeError):  # a host that begins with xn-- may spell no name
            raise Misconfigured("The request's address is too long or malformed.", "Give shorter values.") from None

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _exchange(self, request: Request, headers: Mapping[str, str]) -> Reply:
        typed = {"Content-Type": request.content_type} if request.content_type else {}
        call = self._client.stream(
            request.method,
            self._address.base + request.location,
            headers={**headers, **typed},
            content=request.body or None,
        )
        async with call as response:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise _too_long(response.status_code)
            return Reply(
                status=response.status_code,
                body=bytes(body),
                location=response.headers.get("Location", ""),
                retry_after=_retry_after(response.headers),
            )


def _retry_after(headers: httpx.Headers) -> float | None:
    """Read the header's seconds; a date is measured against the reply's own, so that clocks need not agree."""
    asked = headers.get("Retry-After", "")
    if SECONDS.fullmatch(asked):
        return float(asked)
    try:
        pause = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError):
        return None
    return max(0.0, pause.total_seconds())


def _too_long(status: int) -> Unreadable:
    return Unreadable(
        f"The answer is longer than {MOST_BYTES >> 20} MB, so it was not read to its end.",
        status=status,
        maybe_done=True,
    )


BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

CAUSES: tuple[tuple[type[Exception], type[ApiError], str, str], ...] = (
    (ssl.SSLCertVerificationError, Untrusted, "The certificate of {host} cannot be trusted, so nothing was sent.", ""),
    (
        ssl.SSLError,
        Unreachable,
        "No encrypted connection to {host} could be made, so nothing was sent.",
        "Check the profile's address, and any proxy: what answers there may not speak TLS.",
    ),
    (socket.gaierror, Unreachable, "The name {host} cannot be found.", "Check the network connection and the name."),
    (
        ConnectionRefusedError,
        Unreachable,
        "{host} refused the connection.",
        "Check that the service runs there, and any proxy.",
    ),
    (httpx.ProxyError, Unreachable, "The proxy did not let the connection through.", "Check HTTPS_PROXY."),
    (httpx.ConnectTimeout, TimedOut, "No connection to {host} could be made in time.", "Check the network connection."),
    (httpx.UnsupportedProtocol, Misconfigured, "The address of {host} cannot be used.", ""),
    (Exception, Unreachable, "There is no connection to {host}.", ""),
)
"""What a failure before anything was sent goes back to, and what to say; the first found decides."""


def _translated(error: Exception, host: str) -> ApiError:
    if isinstance(error, BEFORE_SENDING):
        causes = tuple(_causes(error))
        kind, message, hint = next(
            (kind, message, hint)
            for cause, kind, message, hint in CAUSES
            if any(isinstance(found, cause) for found in causes)
        )
        return kind(message.format(host=host), hint)
    if isinstance(error, httpx.DecodingError):
        return Unreadable("The answer arrived damaged: it cannot be decompressed.", maybe_done=True)
    if isinstance(error, httpx.RemoteProtocolError) and not CUT_OFF.search(str(error)):
        return Unreadable(f"What answers at {host} does not speak HTTP.", maybe_done=True)
    if isinstance(error, httpx.TimeoutException):
        return TimedOut(maybe_done=True)
    return Unreachable(f"The connection to {host} broke before the answer was complete.", maybe_done=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and everything it goes back to."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            yield from _causes(member)
    if origin := error.__cause__ or error.__context__:
        yield from _causes(origin)
