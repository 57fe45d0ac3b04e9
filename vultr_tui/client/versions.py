"""Which version of the API the service at an address speaks."""

from __future__ import annotations

import json
import time

from vultr_tui.client import tls
from vultr_tui.client.address import Address, address_of

PATIENCE = 5.0
"""Seconds for which an answer is waited for."""
UNANSWERED = 30.0
"""Seconds for which nobody is asked again after nobody answered."""
QUESTION = "/v2/regions?per_page=1"
"""Public in v2 (v2 facts: auth), and no location in v1."""

_known: dict[str, str] = {}
"""The version by address."""
_unanswered: dict[str, float] = {}
"""When nobody answered at an address, in monotonic seconds."""


def spoken_at(url: str, *, insecure_http: bool = False) -> str:
    """Ask the service at the address, without a key, whether it speaks v2; if it speaks nothing of it, it is v1.

    Where nothing answers v2 is taken for granted, for a while: it is the version that is live. Raises Misconfigured for
    an address that cannot be used.
    """
    address = address_of(url, insecure_http=insecure_http)
    base, now = address.base, time.monotonic()
    if base not in _known and now - _unanswered.get(base, float("-inf")) > UNANSWERED:
        if answered := _asked(address):
            _known[base] = answered
        else:
            _unanswered[base] = now
    return _known.get(base, "v2")


def _asked(address: Address) -> str:
    """Ask now; empty if nothing answers."""
    from vultr_tui.client.session import preload  # noqa: PLC0415  (keeps out what httpx's own command line would load)

    preload()
    import httpx  # noqa: PLC0415

    try:
        reply = httpx.get(
            address.base + QUESTION,
            verify=tls.context() if address.encrypted else tls.empty(),
            timeout=PATIENCE,
            follow_redirects=False,
            trust_env=not address.loopback,
        )
        said = json.loads(reply.content)
    except (httpx.HTTPError, OSError, ImportError):  # for a SOCKS proxy httpx needs a package; the session says so
        return ""
    except (ValueError, RecursionError):
        return "v1"
    return "v2" if isinstance(said, dict) and {"regions", "error"} & said.keys() else "v1"
