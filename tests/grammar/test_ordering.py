"""Values sort by what they are, and anything at all can be sorted."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.catalogue import load
from vultr_tui.api.columns import STATE
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Format, Type
from vultr_tui.grammar.ordering import Order, keying, natural, ordered

SERVER = load("v1").resource("server")
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.text(alphabet="0123456789.-: GMB")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("format", "type", "values"),
    [
        (Format.PLAIN, Type.STRING, ["web-2", "web-10", "Web-11", "x"]),
        (Format.PLAIN, Type.INTEGER, [-1, 2, "10", 30.5]),
        (Format.MONEY, Type.NUMBER, [-5, "2.50", "$3", "$1,000.00"]),
        (Format.MEGABYTES, Type.STRING, [512, "1024 MB", "2 GB", "1TB"]),
        (Format.GIGABYTES, Type.NUMBER, ["512 MB", 1, "Virtual 60 GB", "2x 240 GB SSD", 500]),
        (Format.DATE, Type.STRING, ["2014-07-18 15:31:01", "2018-03-02 11:20:00", "2018-03-02 11:20:01"]),
        (Format.ADDRESS, Type.STRING, ["9.0.0.1", "10.0.0.9", "10.0.0.10", "2001:db8::2", "2001:db8::10"]),
        (Format.NETWORK, Type.STRING, ["10.0.0.0/8", "10.0.0.0/16", "192.0.2.1/32"]),
        (Format.PLAIN, Type.STRING, ["a" + "9" * 5000, "b"]),
    ],
)
def test_values_sort_by_their_kind(format: Format, type: Type, values: list[Any]) -> None:  # noqa: A002
    field = Field(name="x", format=format, type=type)
    mixed = [None, "", *reversed(values)]
    assert sorted(mixed, key=keying(field))[: len(values)] == values


@given(st.sampled_from(list(Format)), st.sampled_from(list(Type)), st.lists(JSON, max_size=6))
def test_anything_can_be_sorted(format: Format, type: Type, values: list[Any]) -> None:  # noqa: A002
    field = Field(name="x", format=format, type=type)
    keys = sorted(map(keying(field), values))
    assert len(keys) == len(values)


def test_absent_values_are_last_either_way() -> None:
    rows = [{"label": name} for name in ("b", "", "a", None, "c")]
    for downwards, expected in ((False, ["a", "b", "c", "", None]), (True, ["c", "b", "a", "", None])):
        found = ordered(rows, SERVER, [Order(SERVER.by_name["label"], downwards)])
        assert [row["label"] for row in found] == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3))))
def test_equal_rows_keep_their_order(pairs: list[tuple[int, int]]) -> None:
    rows = [{"vcpu_count": a, "cost_per_month": b, "place": i} for i, (a, b) in enumerate(pairs)]
    orders = [Order(SERVER.by_name["vcpu_count"]), Order(SERVER.by_name["cost_per_month"], downwards=True)]
    expected = sorted(rows, key=lambda row: (row["vcpu_count"], -row["cost_per_month"], row["place"]))
    assert ordered(rows, SERVER, orders) == expected


def test_states_sort_by_their_word() -> None:
    rows = [{"status": "pending"}, {"status": "active", "power_status": "stopped"}, {"status": "closed"}]
    assert [row["status"] for row in ordered(rows, SERVER, [Order(STATE)])] == ["closed", "pending", "active"]


@given(st.text(), st.text())
def test_natural_order_is_an_order(one: str, other: str) -> None:
    assert (natural(one) < natural(other)) + (natural(other) < natural(one)) + (one == other) == 1
