"""API v2 over the stored world: what v1 deployed is there under v2's names, and the reverse."""

from __future__ import annotations

from importlib import import_module

from vultr_tui.simulator.v2.handlers import HANDLERS, Answered

_MODULES = (
    "access",
    "account",
    "addressing",
    "billing",
    "blocks",
    "catalogue",
    "changing",
    "domains",
    "drives",
    "firewalls",
    "images",
    "instances",
    "logs",
    "metal",
    "people",
    "power",
    "products",
    "reserved_ips",
    "vpcs",
)


def handlers() -> dict[tuple[str, str], Answered]:
    """Load the modules of the parts; what answers which method and path, placeholders without their names."""
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    return HANDLERS
