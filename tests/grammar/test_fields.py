"""Fields are found by what people call them."""

import pytest

from vultr_tui.api.catalogue import load
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.fields import listed, named, texts_of

API = load("v1")


@pytest.mark.parametrize(
    ("resource", "name", "fields"),
    [
        ("server", "label", ["label"]),
        ("server", "LABEL", ["label"]),
        ("server", "main_ip", ["main_ip"]),
        ("server", "Main IP", ["main_ip"]),
        ("server", "created", ["date_created"]),
        ("server", "price", ["cost_per_month"]),
        ("server", "region", ["DCID"]),
        ("server", "plan", ["VPSPLANID"]),
        ("server", "state", ["state"]),
        ("server", "status", ["status", "state"]),
        ("server", "gate", ["gateway_v4"]),
        ("server", "bandwidth", None),
        ("region", "state", ["state"]),
        ("server", "zzz", None),
        ("server", "", None),
    ],
)
def test_a_field_is_found(resource: str, name: str, fields: list[str] | None) -> None:
    if fields is None:
        with pytest.raises(GrammarError):
            named(API.resource(resource), name)
        return
    assert [field.name for field in named(API.resource(resource), name)] == fields


def test_a_list_of_fields_points_at_the_wrong_one() -> None:
    assert [field.name for field in listed(API.resource("server"), "label,price")] == ["label", "cost_per_month"]
    with pytest.raises(GrammarError) as caught:
        list(listed(API.resource("server"), "label,pryce"))
    assert (caught.value.position, caught.value.length) == (6, 5)


def test_the_texts_of_a_value() -> None:
    assert texts_of({"a": [True, None, {"b": 1.5}], "c": "x"}) == ("yes", "true", "1.5", "x")
