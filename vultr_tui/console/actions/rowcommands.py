"""What can be done to a row besides the operations of the catalogue: several of them at once, or a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from vultr_tui.api.light import frozen
from vultr_tui.console.actions.duplicating import duplicate
from vultr_tui.console.actions.zonefiles import export, import_
from vultr_tui.console.panes.pane import Pane

if TYPE_CHECKING:
    from vultr_tui.console.app import Console


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


ROW_COMMANDS = {
    command.word: command
    for command in (
        RowCommand("import", "dns", "import zone file", "Make the records those of a BIND zone file", import_),
        RowCommand("export", "dns", "export zone file", "Write the records to a BIND zone file", export),
        RowCommand("duplicate", "firewall", "duplicate", "Make another group with the same rules", duplicate),
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
