"""A screen that is worked out and painted no more often than it must be."""

from __future__ import annotations

from collections.abc import Iterator

from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget


class Still(Screen[ScreenResultType]):
    """Where the keyboard goes from one part to another, those two are painted and not all of the screen."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def fit(self) -> None:
        """Have the classes for the size of the terminal from the beginning, which is when it is composed.

        Textual would give them at the first resize, and work out every style a second time.
        """
        self.add_class(*self._fitting(), update=False)

    def _compositor_refresh(self) -> None:
        """Have a dialog that is above painted once for what is different below.

        Textual would paint it again whenever anything happens here, until it is closed.
        """
        super()._compositor_refresh()
        if not self.is_active:
            self._repaint_required = False

    def _fitting(self) -> Iterator[str]:
        size = self.app.size
        for room, breakpoints in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            if breakpoints:
                yield next(name for least, name in reversed(breakpoints) if room >= least)
