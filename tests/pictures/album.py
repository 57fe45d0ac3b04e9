"""Every picture there is, by the name of its file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.pictures import drawing
from tests.pictures.scenes import SCENES, TYPED, Scene

FOLDER = Path(__file__).parents[2] / "screenshots"


def _scene(wanted: Scene) -> str:
    return asyncio.run(drawing.scene(wanted))


def _tour() -> str:
    return asyncio.run(drawing.tour())


ALBUM: dict[str, Callable[[], str]] = {
    **{wanted.name: partial(_scene, wanted) for wanted in SCENES},
    **{wanted.name: partial(drawing.typed, wanted) for wanted in TYPED},
    "tour": _tour,
}
