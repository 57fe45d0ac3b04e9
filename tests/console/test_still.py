"""What is worked out and painted for a key: no more than is different."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.panes.header import Header


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Region]:
    """What is painted from then on."""
    painted: list[Region] = []
    render_update = Compositor.render_update

    def noted(self: Compositor, *given: object, **options: object) -> object:
        painted.extend(self._dirty_regions)
        return render_update(self, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Compositor, "render_update", noted)
    return painted


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Screen[object]]]:
    """The screens whose parts are placed anew from then on."""
    placed: list[Screen[object]] = []
    refresh_layout = Screen._refresh_layout

    def noted(self: Screen[object], *given: object, **options: object) -> None:
        placed.append(self)
        refresh_layout(self, *given, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Screen, "_refresh_layout", noted)
        yield placed


async def test_where_the_keyboard_goes_not_all_is_painted(desk: Desk, opened: Opening, painted: list[Region]) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("colon")
        painted.clear()
        await hands.press("escape")
        assert painted
        assert hands.console.screen.region not in painted


async def test_what_happens_below_a_dialog_has_it_painted_only_where_it_shows(
    desk: Desk, opened: Opening, painted: list[Region]
) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("D")
        painted.clear()
        hands.console.main.call_later(lambda: None)
        await hands.wait()
        assert not painted
        hands.console.main.query_one(Header).refresh()
        await hands.wait()
        assert painted == [hands.console.main.query_one(Header).region]


async def test_a_letter_has_nothing_placed_anew(desk: Desk, opened: Opening, placed: list[Screen[object]]) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("colon", "s")
        placed.clear()
        await hands.press("e")
        assert "se" in hands.lines()[-1]
        assert not placed


async def test_a_dialog_has_its_styles_worked_out_once(
    desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[Dialog[object]] = []
    update_node_styles = Dialog.update_node_styles

    def noted(self: Dialog[object], animate: bool = True) -> None:
        worked_out.append(self)
        update_node_styles(self, animate)

    monkeypatch.setattr(Dialog, "update_node_styles", noted)
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("D")
        assert hands.console.screen.has_class("-high", "destructive")
        assert worked_out == [hands.console.screen]
