"""Finding rows by what they are called, wherever they are."""

from __future__ import annotations

from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.account.names import find
from vultr_tui.account.tables import Table
from vultr_tui.api.intent import Target


def named(table: Table, word: str) -> tuple[Target, ...]:
    """Find the rows of a table that the word may mean: by id, label, another name, or how the id begins."""
    try:
        return (find(table.resource, table.rows, word),)
    except Ambiguous as error:
        return error.candidates
    except NotFound:
        return ()
