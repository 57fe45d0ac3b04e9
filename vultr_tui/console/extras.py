"""What can be done to a row besides the operations of the catalogue: several of them at once, or a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vultr_tui.console.duplicating import duplicate
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.zonefiles import export, import_

if TYPE_CHECKING:
    from vultr_tui.console.app import Console


@dataclass(frozen=True, slots=True)
class Extra:
    """One of them: the word it is typed by, the resource whose row it is done to, and what it does.

    `perform` is given the id of that row, and what was typed behind the word.
    """

    word: str
    resource: str
    title: str
    summary: str
    perform: Callable[[Console, str, str], Awaitable[None]]


EXTRAS = {
    extra.word: extra
    for extra in (
        Extra("import", "dns", "import zone file", "Make the records those of a BIND zone file", import_),
        Extra("export", "dns", "export zone file", "Write the records to a BIND zone file", export),
        Extra("duplicate", "firewall", "duplicate", "Make another group with the same rules", duplicate),
    )
}


def applying(pane: Pane) -> tuple[Extra, ...]:
    """Those that can be done to the row of a pane, or to the row whose parts it shows."""
    return tuple(extra for extra in EXTRAS.values() if subject(extra, pane))


def subject(extra: Extra, pane: Pane) -> str:
    """The id of the row that is meant; empty if there is none."""
    if pane.resource.name == extra.resource and len(pane.chosen) == 1:
        return pane.resource.id_of(pane.chosen[0])
    return pane.place.parent if pane.resource.parent == extra.resource else ""
