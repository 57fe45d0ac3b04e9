"""Garbage is looked for seldom while the program begins, and as usual once a face that stays is there."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from vultr_tui import garbage


@pytest.fixture(autouse=True)
def _thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_it_is_looked_for_seldom_until_the_program_ends() -> None:
    before = gc.get_threshold()
    with garbage.seldom():
        assert gc.get_threshold() == garbage.SELDOM
    assert gc.get_threshold() == before


def test_a_face_that_stays_has_it_looked_for_as_usual_and_what_was_loaded_left_alone() -> None:
    with garbage.seldom():
        garbage.as_usual()
        assert gc.get_threshold() == garbage.USUAL
        assert gc.get_freeze_count() > 1000


def test_where_it_is_looked_for_as_usual_nothing_changes() -> None:
    """A console lends its account to a shell: what has become garbage by then must not stay for ever."""
    frozen = gc.get_freeze_count()
    garbage.as_usual()
    assert gc.get_freeze_count() == frozen
