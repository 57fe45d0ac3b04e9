"""Long lists that the service hands out in pages."""

from __future__ import annotations

from vultr_tui.api.light import frozen
from vultr_tui.api.values import Json

CURSOR = "cursor"
PER_PAGE = "per_page"
LARGEST_PAGE = 500
"""v2 facts: pagination."""
MOST_PAGES = 2_000
"""A service that never comes to an end is believed for that long."""


@frozen
class Page:
    """What a reply says of its place in the list: the next page's cursor or nothing, and how long the list is."""

    next: str = ""
    total: int | None = None


def page_of(document: Json) -> Page:
    """Read what the document says of its page; one that says nothing is the last."""
    meta = document.get("meta") if isinstance(document, dict) else None
    if not isinstance(meta, dict):
        return Page()
    links, total = meta.get("links"), meta.get("total", meta.get("total_count"))  # the log counts so (recorded: logs)
    cursor = links.get("next") if isinstance(links, dict) else None
    counted = isinstance(total, int) and not isinstance(total, bool)
    return Page(next=cursor if isinstance(cursor, str) else "", total=total if counted else None)
