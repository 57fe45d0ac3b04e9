"""Who may speak to a served account: programs on this machine, not pages of other sites in a browser here."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from vultr_tui.simulator import wire
from vultr_tui.simulator.wire import Receive, Scope, Send

Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class OwnHostOnly:
    """An application that answers under its own name alone.

    A page elsewhere can make a browser send requests here: with a name of its own that leads to this
    machine (another Host), or plainly (another Origin). Both are refused.
    """

    def __init__(self, application: Application, host: str) -> None:
        """Answer to addresses, to `localhost`, and to the name served."""
        self._application = application
        self._names = {"localhost", host.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and not self._welcome(dict(scope["headers"])):
            await wire.write(send, wire.text(403, "This host may not be spoken to under that name, or from that page."))
        else:
            await self._application(scope, receive, send)

    def _welcome(self, headers: dict[bytes, bytes]) -> bool:
        host = _host("//" + headers.get(b"host", b"").decode("latin-1"))
        origin = headers.get(b"origin")
        return self._is_own(host) and (origin is None or _host(origin.decode("latin-1")) == host)

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
