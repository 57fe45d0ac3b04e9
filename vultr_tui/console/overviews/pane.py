"""The pane of an overview: like that of a resource, with rows told from those of others."""

from __future__ import annotations

from collections.abc import Mapping

from vultr_tui.account.account import Account
from vultr_tui.account.tables import Change
from vultr_tui.account.tables import Table as Known
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Row
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.panes.display import Display
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.cells import Cell


class DerivedPane(Pane):
    """Shows what is derived; it is told anew when one of its sources changes."""

    def __init__(self, account: Account, display: Display, derived: Derived) -> None:
        self.derived = derived
        self._drawn = dict(derived.drawn)
        self._known = derived.table(account)
        super().__init__(account, display, Place(derived.resource.name))

    def resource_of(self, _place: Place) -> Resource:
        """The resource of its own."""
        return self.derived.resource

    @property
    def known(self) -> Known:
        """What was told the last time a source changed."""
        return self._known

    def glance(self) -> Known:
        """All of it: it is not kept."""
        return self._known

    def keep_front(self) -> None:
        """Nothing of it is kept."""

    def renew(self) -> None:
        """Tell the rows anew."""
        self._known = self.derived.table(self.account)
        self.reload()

    def concerns(self, change: Change) -> bool:
        """Whether the rows are told from what has changed."""
        return change.resource in self.derived.sources

    def _cells(self, rows: Mapping[str, Row], row: str) -> tuple[Cell, ...]:
        return tuple(
            self._drawn[field.name](rows[row])
            if field.name in self._drawn
            else self.shows.cell(self.resource, field, rows[row])
            for field in self._fields
        )
