"""What can be done to a row besides the operations of the catalogue: several of them at once, or a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from vultr_tui.api.light import frozen

if TYPE_CHECKING:
    from vultr_tui.console.app import Console
    from vultr_tui.console.panes.pane import Pane


@frozen
class RowCommand:
    """The word it is typed by, the resource whose row it is done to, and what it does.

    `perform` is given the id of that row, and what was typed behind the word.
    """

    word: str
    resource: str
    title: str
    summary: str
    perform: Callable[[Console, str, str], Awaitable[None]]


async def _import(app: Console, zone: str, path: str) -> None:
    from vultr_tui.console.actions.zonefiles import import_  # noqa: PLC0415  (the words are needed at once, not this)

    await import_(app, zone, path)


async def _export(app: Console, zone: str, path: str) -> None:
    from vultr_tui.console.actions.zonefiles import export  # noqa: PLC0415

    await export(app, zone, path)


async def _duplicate(app: Console, group: str, name: str) -> None:
    from vultr_tui.console.actions.duplicating import duplicate  # noqa: PLC0415

    await duplicate(app, group, name)


ROW_COMMANDS = {
    command.word: command
    for command in (
        RowCommand("import", "dns", "import zone file", "Make the records those of a BIND zone file", _import),
        RowCommand("export", "dns", "export zone file", "Write the records to a BIND zone file", _export),
        RowCommand("duplicate", "firewall", "duplicate", "Make another group with the same rules", _duplicate),
    )
}


def applying(pane: Pane) -> tuple[RowCommand, ...]:
    """Those that can be done to the row of a pane, or to the row whose parts it shows."""
    return tuple(command for command in ROW_COMMANDS.values() if subject(command, pane))


def subject(command: RowCommand, pane: Pane) -> str:
    """The id of the row that is meant; empty if there is none."""
    if pane.resource.name == command.resource and len(pane.chosen) == 1:
        return pane.resource.id_of(pane.chosen[0])
    return pane.place.parent if pane.resource.parent == command.resource else ""
