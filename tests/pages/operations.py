"""Every operation of an API: what it takes, risks and costs, how it is taken back, and an example."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pages.book import Book, Chapter, book, chapter
from vultr_tui.api.catalogue import Api, load
from vultr_tui.command import explaining


def operations(version: str) -> Book:
    """Bind a chapter for each group and verb."""
    api = load(version)
    summary = f"the {len(api.operations)} operations of API {version}"
    return book(f"vultr-tui-{version}", 7, summary, _chapters(api))


def _chapters(api: Api) -> Iterator[Chapter]:
    for name, verbs in api.groups.items():
        yield Chapter(name)
        for operation in verbs:
            yield chapter(f"{name} {operation.verb}", 2, explaining.verb(api, operation))
