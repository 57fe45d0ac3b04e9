"""Garbage: looked for seldom while the program begins, for nothing that is loaded is any."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (150_000, 10, 10)
"""How many objects are made between two looks, and how many looks lie between two that go further back.

Loading a face makes 50,000 to 100,000; with the usual 700 that is a hundred looks at what stays anyway.
"""
USUAL = gc.get_threshold()


@contextmanager
def seldom() -> Iterator[None]:
    """Look for it seldom meanwhile, or until `as_usual`."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def as_usual() -> None:
    """Look for it as usual from now on: what goes on for hours is ready. What was loaded is not looked at again."""
    if gc.get_threshold() == SELDOM:
        gc.freeze()
        gc.set_threshold(*USUAL)
