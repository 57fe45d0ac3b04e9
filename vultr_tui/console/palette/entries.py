"""The entries of the palette, made from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent
from vultr_tui.console.actions.rowcommands import ROW_COMMANDS
from vultr_tui.console.commands import GoTo, Own, Start
from vultr_tui.console.dialogs.menu import Choice
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.places import Place
from vultr_tui.console.themes import SUMMARIES
from vultr_tui.console.words import entry

Meaning = Start | GoTo | Own
OWN = {
    "journal": "What was done",
    "operations": "What is running, and what has finished",
    "errors": "What went wrong",
    "help": "The keys",
    "theme": "Try the looks, and choose one",
    "undo": "Take the last change back",
    "redo": "Make again what was taken back",
}


def entries(account: Account) -> Iterator[tuple[Choice, Meaning]]:
    """Each entry and what it means: panes first, then operations, then the console's own.

    An operation that cannot be performed at all, as the key or the profile forbids it, says why.
    """
    api = account.api
    for resource in panes(api):
        yield Choice(f"pane {resource.name}", f"open: {resource.title}", resource.section), GoTo(Place(resource.name))
    for operation in api.operations:
        against = account.refusal(Intent(operation, {}))
        yield Choice(operation.name, entry(api, operation), operation.summary, against), Start(operation.name)
    for word, overview in OVERVIEWS.items():
        yield Choice(f"own {word}", f"open: {overview.title}", overview.summary), Own(word)
    for word, extra in ROW_COMMANDS.items():
        yield Choice(f"own {word}", f"{extra.title}: {extra.resource}", extra.summary), Own(word)
    for name, summary in SUMMARIES.items():
        yield Choice(f"theme {name}", f"theme: {name}", summary), Own("theme", name)
    for word, summary in OWN.items():
        yield Choice(f"own {word}", word, summary), Own(word)
