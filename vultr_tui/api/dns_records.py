"""DNS records, and the types of them that there are (reference: dns/create_record; errata 3)."""

from __future__ import annotations

from vultr_tui.api.light import frozen

TYPES = ("A", "AAAA", "CNAME", "NS", "MX", "SRV", "TXT", "CAA", "SSHFP")
PRIORITIZED = ("MX", "SRV")
"""The types that have a priority."""
DEFAULT_TTL = 300
"""Seconds for which a record may be remembered where nobody says how many."""


@frozen
class Record:
    """One record; an empty name is the zone itself, and the priority is 0 where the type has none."""

    kind: str
    name: str
    data: str
    priority: int = 0
    ttl: int = DEFAULT_TTL
