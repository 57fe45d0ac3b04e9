"""An id of v2 holds what the world calls the thing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.simulator.v2 import ids

NUMBERED = [kind for kind in vars(ids).values() if isinstance(kind, ids.Numbered)]
LETTERED = [kind for kind in vars(ids).values() if isinstance(kind, ids.Lettered)]
KINDS: list[ids.Kind[Any]] = [*NUMBERED, *LETTERED]


@given(st.sampled_from(NUMBERED), st.integers(0, 2**60 - 1))
def test_a_number_comes_back(kind: ids.Numbered, number: int) -> None:
    uuid = kind.uuid(number)
    assert kind.named(uuid) == number
    assert kind.named(uuid.upper()) == number
    assert str(UUID(uuid)) == uuid
    assert UUID(uuid).version == 4


@given(st.sampled_from(LETTERED), st.data())
def test_a_name_of_digits_comes_back_with_its_zeros(kind: ids.Lettered, data: st.DataObject) -> None:
    digits = data.draw(st.text("0123456789abcdef", min_size=kind.digits, max_size=kind.digits))
    assert kind.named(kind.uuid(kind.word + digits)) == kind.word + digits


@given(st.integers(0, 2**60 - 1))
def test_an_id_names_one_kind_alone(number: int) -> None:
    uuid = ids.INSTANCE.uuid(number)
    assert [kind for kind in KINDS if kind.named(uuid) is not None] == [ids.INSTANCE]


@pytest.mark.parametrize(
    "text",
    ["", "x", "14000000", "00000000-0000-0000-0000-000000000000", "cb676a46-66fd-4dfb-b839-443f2e6c0b60", "é" * 32],
)
def test_what_somebody_else_made_up_names_nothing(text: str) -> None:
    assert all(kind.named(text) is None for kind in KINDS)


def test_neighbours_differ_from_the_first_digits_on() -> None:
    assert len({ids.INSTANCE.uuid(14_000_000 + number)[:4] for number in range(50)}) == 50
