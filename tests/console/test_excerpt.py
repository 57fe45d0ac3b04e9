"""Excerpts are the same however often they were taken before."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.account.tables import Table, difference, renewed
from vultr_tui.api.catalogue import load
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Row
from vultr_tui.console.panes.excerpt import Excerpts
from vultr_tui.grammar.filters import parse
from vultr_tui.grammar.ordering import Order

SERVERS = load("v1").resource("server")
FIELDS = [SERVERS.by_name[name] for name in ("label", "DCID", "cost_per_month")]
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "label": st.sampled_from(["", "web-2", "web-10", "db"]),
            "DCID": st.sampled_from(["1", "7"]),
            "cost_per_month": st.sampled_from([5.0, 10.0, None]),
        }
    ),
    max_size=8,
).map(lambda rows: tuple({"SUBID": str(number), **row} for number, row in enumerate(rows)))
ORDERS = st.lists(st.builds(Order, st.sampled_from(FIELDS), st.booleans()), max_size=2).map(tuple)
FILTERS = st.sampled_from(["", "web", "!web", "web jersey", "label:db", "chicago"])
NAMES: tuple[dict[str, str], ...] = ({}, {"1": "New Jersey", "7": "Chicago"})


@given(st.lists(st.tuples(ROWS, ORDERS, FILTERS, st.sampled_from(NAMES)), min_size=2, max_size=5))
def test_what_is_kept_of_earlier_ones_changes_nothing(
    looks: list[tuple[tuple[Row, ...], tuple[Order, ...], str, dict[str, str]]],
) -> None:
    excerpts, known = Excerpts(), Table(SERVERS)
    for rows, orders, text, names in looks:

        def shown(field: Field, row: Row, names: dict[str, str] = names) -> Iterable[str]:
            return [names.get(str(row.get(field.name)), "")] if field.refers_to else ()

        known = renewed(known, Table(SERVERS, rows=rows))
        found = parse(text, SERVERS)
        for _ in excerpts.prepare(known, parse("a", SERVERS).terms[0], shown, (names,)):
            pass
        taken = excerpts.take(known, found, orders, shown, (names,))
        assert taken == Excerpts().take(Table(SERVERS, rows=rows), found, orders, shown)
        assert list(taken.rows) == list(Excerpts().take(Table(SERVERS, rows=rows), found, orders, shown).rows)


@given(ROWS, ROWS)
def test_rows_that_are_the_same_stay_the_same_objects(before: tuple[Row, ...], after: tuple[Row, ...]) -> None:
    old = Table(SERVERS, rows=before)
    new = renewed(old, Table(SERVERS, rows=after))
    assert new.rows == after
    assert difference(old, new) == difference(old, Table(SERVERS, rows=after))
    assert all((row is old.row(str(row["SUBID"]))) == (row == old.row(str(row["SUBID"]))) for row in new.rows)
    assert (new.rows is old.rows) == (before == after)
