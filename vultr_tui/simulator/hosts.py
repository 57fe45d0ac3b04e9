"""Who may speak to a served account: programs on this machine, not pages of other sites in a browser here."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from vultr_tui.simulator import wire
from vultr_tui.simulator.wire import Receive, Scope, Send

Application = Callable[[Scope, Receive, Send], Awaitable[None]]
_OWN_SITES = frozenset({"none", "same-origin"})
"""What a browser says of a request that the user made himself, or a page of this host (Fetch Metadata)."""


class OwnHostOnly:
    """An application that answers under its own name alone.

    A page elsewhere can make a browser send requests here: with a name of its own that leads to this
    machine (another Host), or plainly (another Origin, another port of this machine included; another Site
    where the browser says only that). All are refused.
    """

    def __init__(self, application: Application, host: str) -> None:
        """Answer to addresses, to `localhost`, and to the name served."""
        self._application = application
        self._names = {"localhost", host.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and not self._welcome(scope["headers"]):
            await wire.write(send, wire.text(403, "This host may not be spoken to under that name, or from that page."))
        else:
            await self._application(scope, receive, send)

    def _welcome(self, sent: Iterable[tuple[bytes, bytes]]) -> bool:
        pairs = tuple(sent)
        headers = dict(pairs)
        if len({value for name, value in pairs if name == b"host"}) != 1:
            return False
        place = headers.get(b"host", b"").decode("latin-1").lower()
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        site = headers.get(b"sec-fetch-site", b"none").decode("latin-1").lower()
        ours = not origin or origin == f"http://{place}"
        return self._is_own(_host(f"//{place}")) and ours and site in _OWN_SITES

    def _is_own(self, name: str) -> bool:
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
