"""Where the console is, and where it has been."""

from __future__ import annotations

from vultr_tui.api.light import define, field, frozen, replace


@frozen
class Place:
    """A resource, of one parent where it is a part of another, seen through a filter."""

    resource: str
    parent: str = ""
    filter: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What its rows are found by."""
        return self.resource, self.parent


@define
class History:
    """The places gone through, with one of them the present one."""

    places: list[Place]
    now: int = 0
    _before: int = field(default=0)

    @property
    def place(self) -> Place:
        """The present one."""
        return self.places[self.now]

    def go(self, place: Place) -> None:
        """Go somewhere else; what lay ahead is forgotten. Another filter of the same rows is no other place."""
        if place.key == self.place.key:
            self.places[self.now] = place
            return
        self._before = self.now
        self.places[self.now + 1 :] = [place]
        self.now += 1

    def step(self, by: int) -> Place | None:
        """Go back or forth; None at either end."""
        if not 0 <= self.now + by < len(self.places):
            return None
        self._before, self.now = self.now, self.now + by
        return self.place

    def swap(self) -> Place | None:
        """Go to the place before this one, as often as it is asked to and fro."""
        if self._before >= len(self.places) or self._before == self.now:
            return None
        self._before, self.now = self.now, self._before
        return self.place

    def filtered(self, text: str) -> Place:
        """The present place through another filter."""
        self.places[self.now] = replace(self.place, filter=text)
        return self.place
