"""The list of panes on the left, under their headings, with how many rows each has."""

from __future__ import annotations

from itertools import groupby

from textual import on
from textual.message import Message

from vultr_tui.account.account import Account
from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import define
from vultr_tui.api.resource import SECTIONS, Resource
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.table import Table

HEADING = "§"
"""Begins the id of a heading."""


class Navigation(Table):
    """A table of panes; the cursor passes over headings."""

    @define
    class Wanted(Message):
        """A pane was chosen."""

        resource: str

    def __init__(self, account: Account) -> None:
        headings = [
            Column(name="title", title="", stretch=True),
            Column(name="count", title="", right=True, solid=True),
        ]
        super().__init__(headings, head=False, markable=False, id="navigation")
        self._account = account
        self._here = ""
        self._rows = entries(account.api)

    def on_mount(self) -> None:
        """Show the list."""
        self.reload()

    def here(self, resource: str) -> None:
        """Show which pane is open."""
        self._here = resource
        self.move_to(resource)
        self.reload()

    def reload(self) -> None:
        """Show the counts known now."""
        self.show(tuple(self._rows), self._line)

    def _line(self, row: str) -> tuple[Cell, ...]:
        if row.startswith(HEADING):
            return (Cell(row.removeprefix(HEADING), "muted"),)
        if row in OVERVIEWS:
            return Cell(f" {self._rows[row]}"), Cell("")
        known = self._account.glance(row)
        count = str(known.total) if known.fetched_at is not None else ""
        tone = "accent" if row == self._here else ""
        return Cell(f" {self._rows[row]}", tone), Cell(count, "muted")

    def action_move(self, step: int) -> None:
        """Move to the next pane, past a heading."""
        before = self.cursor_id
        super().action_move(step)
        if self.cursor_id.startswith(HEADING):
            super().action_move(1 if step > 0 or self.cursor_line == 0 else -1)
        if self.cursor_id.startswith(HEADING):
            self.move_to(before)

    def action_go(self, line: int) -> None:
        """Move to the first pane or the last."""
        super().action_go(line)
        self.action_move(0)

    @on(Table.Chosen)
    def _want(self, event: Table.Chosen) -> None:
        event.stop()
        if not event.id.startswith(HEADING):
            self.post_message(self.Wanted(event.id))


def panes(api: Api) -> tuple[Resource, ...]:
    """The resources that have a pane of their own, section by section."""
    listed = [resource for resource in api.resources if resource.section]
    return tuple(sorted(listed, key=lambda resource: SECTIONS.index(resource.section)))


def entries(api: Api) -> dict[str, str]:
    """The lines of the list: headings and panes, by id."""
    lines: dict[str, str] = {}
    for section, members in groupby(panes(api), key=lambda resource: resource.section):
        lines[f"{HEADING}{section}"] = section
        lines |= {resource.name: resource.title for resource in members}
        lines |= {word: overview.title for word, overview in OVERVIEWS.items() if overview.section == section}
    return lines
