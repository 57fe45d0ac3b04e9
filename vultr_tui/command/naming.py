"""Names of the rows that other rows refer to, for a filter to look at."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.account.account import Account
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Row
from vultr_tui.grammar.fields import texts_of
from vultr_tui.grammar.filters import Filter
from vultr_tui.grammar.terms import Shown


async def names_for(account: Account, wanted: Filter) -> Shown:
    """Load what the filter's fields refer to, and return what shows their names: of an id a label and other names."""
    referred = {field.refers_to for term in wanted.terms for field in term.fields if field.refers_to}
    tables = {
        name: await account.ensure(name)
        for name in sorted(referred & account.api.resources_by_name.keys())
        if not account.api.resource(name).parent
    }

    def shown(field: Field, row: Row) -> Iterator[str]:
        table = tables.get(field.refers_to)
        for id_ in texts_of(row.get(field.name)) if table else ():
            found = table.row(id_) if table else None
            if table and found:
                yield table.resource.label_of(found)
                yield from (str(found.get(name) or "") for name in table.resource.names)

    return shown
