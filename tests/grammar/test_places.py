"""A request is the operation at its path, however that is spelt."""

from __future__ import annotations

import pytest

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Risk
from vultr_tui.grammar.places import fitting, found_at, likest, placed

CHANGES = [
    operation
    for version in ("v1", "v2")
    for operation in load(version).operations
    if operation.method == "GET" and operation.risk is not Risk.READ
]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/v2/blocks/7", {"id": "7"}),
        ("/V2/Blocks/Ab", {"id": "Ab"}),
        ("/v2/%62locks/a%2Fb", {"id": "a/b"}),
        ("/v2/blocks/", None),
        ("/v2/blocks", None),
        ("/v2/blocks/7/8", None),
        ("/v2/volumes/7", None),
    ],
)
def test_what_stands_in_the_place_of_a_placeholder(path: str, said: dict[str, str] | None) -> None:
    assert placed("/v2/blocks/{id}", path) == said


def test_no_change_hides_behind_capitals() -> None:
    api = load("v2")
    for operation in CHANGES:
        found = likest(fitting(found_at(api, operation.path.upper()), "GET", {}), ())
        assert found
        assert found[0].risk is operation.risk


def test_nothing_is_found_where_nothing_fits() -> None:
    assert likest(fitting(found_at(load("v2"), "/v2/nothing"), "GET", {}), ()) is None
