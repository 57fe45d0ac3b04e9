"""Keys that a widget acts on at once.

Textual sends a key up through every container to the application, which then goes through all that is bound anywhere.
That is half of the time in which a cursor moves.
"""

from __future__ import annotations

from functools import cached_property

from textual.events import Key
from textual.scroll_view import ScrollView


class OwnKeys(ScrollView):
    """Acts on the keys that are bound to itself, and leaves all others to Textual."""

    @cached_property
    def _own(self) -> dict[str, str]:
        """The actions by their keys: as the settings have it, and without what the screen takes for itself."""
        active = self.screen.active_bindings
        return {key: bound.binding.action for key, bound in active.items() if bound.node is self}

    async def on_key(self, event: Key) -> None:
        """Act, unless that is left to others."""
        action = self._own.get(event.key)
        if action is not None and await self.app.run_action(action, self):
            event.stop()
