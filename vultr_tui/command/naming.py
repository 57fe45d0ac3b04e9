"""Names of the rows that other rows refer to, for a filter to look at."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.grammar.filters import Filter
from vultr_tui.grammar.terms import Shown


async def names_for(account: Account, wanted: Filter) -> Shown:
    """Load what the filter's fields refer to, and return what names it."""
    for name in sorted({field.refers_to for term in wanted.terms for field in term.fields if field.refers_to}):
        if name in account.api.resources_by_name and not account.api.resource(name).parent:
            await account.ensure(name)
    return account.names
