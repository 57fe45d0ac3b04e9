"""API v1 over the stored world, one module a group."""

from __future__ import annotations

from importlib import import_module

from vultr_tui.api.catalogue import Api
from vultr_tui.simulator.v1.handlers import HANDLERS, Handler


def handlers(api: Api) -> dict[str, Handler]:
    """Load the modules of the API's groups; which function answers which of its operations."""
    for group in api.groups:
        import_module(f"{__name__}.{group}")
    return HANDLERS
