"""The last line of a screen: the keys that do something now, as the bindings say."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip

from vultr_tui.console.widgets import cells, tones
from vultr_tui.console.widgets.bar import Bar, Part


class KeyBar(Bar):
    """Keys and what they do, generated from the bindings that are active and meant to be shown."""

    def __init__(self, order: Sequence[BindingType] = ()) -> None:
        super().__init__(gap=2)
        self._order = [binding.id for binding in order if isinstance(binding, Binding)]
        self._keys: list[tuple[str, str, str]] = []
        self._idle: frozenset[str] = frozenset()

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)
        self._update(self.screen)

    def _update(self, screen: Screen[object]) -> None:
        keys: dict[str, tuple[str, str, str]] = {}
        for binding in sorted(
            (active.binding for active in screen.active_bindings.values() if active.enabled), key=self._rank
        ):
            if binding.show and binding.action not in keys and binding.action not in self._idle:
                keys[binding.action] = (self.app.get_key_display(binding), binding.description, binding.key)
        if list(keys.values()) != self._keys:
            self._keys = list(keys.values())
            self.refresh()

    def _rank(self, binding: Binding) -> int:
        """The place of a binding: those that nobody put in an order come first."""
        return self._order.index(binding.id) if binding.id in self._order else -1

    def offer(self, action: str, *, useful: bool) -> None:
        """Offer a key for the action, unless it would do nothing now; it is not read as another key all the same."""
        idle = self._idle - {action} if useful else self._idle | {action}
        if idle != self._idle:
            self._idle = idle
            self._update(self.screen)

    def note(self, *parts: Part) -> None:
        """Say something at the right end."""
        self.say((), parts)

    def _shown(self) -> list[tuple[int, int, tuple[str, str, str]]]:
        """Where each key that has room stands: its first cell, the one after its last, and the key."""
        room = self.size.width - 1 - sum(cells.width(part.text) + self.gap for part in self.right)
        shown, x = [], 1
        for key in self._keys:
            end = x + cells.width(key[0]) + 1 + cells.width(key[1])
            if end > room:
                break
            shown.append((x, end, key))
            x = end + self.gap
        return shown

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base, room = self.rich_style, self.size.width
        if y:
            return Strip.blank(room, base)
        key_style, text_style = tones.style(self, "key", base), tones.style(self, "muted", base)
        segments, x = [], 0
        for start, end, (key, text, _) in self._shown():
            segments += [Segment(" " * (start - x), base), Segment(key, key_style), Segment(f" {text}", text_style)]
            x = end
        note = self._segments(self.right)
        blank = room - 1 - x - sum(cells.width(segment.text) for segment in note)
        return Strip([*segments, Segment(" " * blank, base), *note]).simplify().adjust_cell_length(room, base)

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it."""
        for start, end, (_, _, key) in self._shown():
            if start <= event.x < end:
                self.app.simulate_key(key)
