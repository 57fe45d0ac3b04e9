"""Every operation of an API: what it takes, risks and costs, how it is taken back, and an example."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.pages.book import Book, Chapter, book, chapter
from vultr_tui.api.catalogue import Api, load
from vultr_tui.command import explaining

HEAD = "| group | verbs | what it is about |\n|---|---|---|\n"


def reference(version: str) -> dict[str, Callable[[], Book]]:
    """Name the pages of a version, a group each and the index, and what binds each."""
    api = load(version)
    return {"index": partial(index, api), **{name: partial(group, api, name) for name in api.groups}}


def index(api: Api) -> Book:
    """Bind a table of the groups."""
    rows = (f"| [{name}]({name}.md) | {len(verbs)} | {_about(api, name)} |\n" for name, verbs in api.groups.items())
    summary = f"the {len(api.operations)} operations of API {api.name}"
    return book(f"vultr-tui-{api.name}", 7, summary, [Chapter("Groups", texts=((HEAD + "".join(rows)).rstrip(),))])


def _about(api: Api, group: str) -> str:
    """Give the titles of what the group lists; what belongs to something else counts if there is nothing else."""
    listed = [each for each in api.resources if each.lists[0].operation.startswith(f"{group}.")]
    titles = [each.title for each in [each for each in listed if not each.parent] or listed]
    return ", ".join(titles) or api.groups[group][0].summary


def group(api: Api, name: str) -> Book:
    """Bind a chapter for each verb."""
    chapters = (chapter(f"{name} {each.verb}", 1, explaining.verb(api, each)) for each in api.groups[name])
    return book(f"vultr-tui-{name}", 7, f"the verbs of {name} in API {api.name}", chapters)
