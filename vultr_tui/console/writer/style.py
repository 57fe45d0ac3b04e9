"""How a cell looks, and the shortest way for a terminal from one look to another.

`style` gives the same object for the same look, so that looks are compared by identity.
Its memory is bounded: a look that was forgotten and seen again costs a cell sent twice, never a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})
"""Attributes that can be seen on a space: lines under, through, above and around it, and reverse."""

OFF = {22: {1, 2}, 23: {3}, 24: {4, 21}, 25: {5, 6}, 27: {7}, 28: {8}, 29: {9}, 54: {51, 52}, 55: {53}}
"""What switches attributes off."""

ATTRIBUTES: frozenset[int] = frozenset().union(*OFF.values())

SIMPLE = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29}
"""Attributes that can be switched alone, and how they are switched off; for the others terminals differ too much."""

FOREGROUNDS = frozenset({*range(30, 38), *range(90, 98)})
BACKGROUNDS = frozenset({*range(40, 48), *range(100, 108)})
NO_FOREGROUND, NO_BACKGROUND = 39, 49
MORE_FOREGROUNDS, MORE_BACKGROUNDS = 38, 48


class Style:
    """A look: attributes by their SGR number, colours as SGR parameters, a link as OSC 8 parameters."""

    __slots__ = ("attributes", "background", "blank", "foreground", "link")

    def __init__(self, attributes: frozenset[int], foreground: str, background: str, link: str) -> None:
        self.attributes = attributes
        self.foreground = foreground
        self.background = background
        self.link = link
        plain = not attributes and not foreground
        self.blank: Style = self if plain or attributes & ON_BLANKS else style(frozenset(), "", background, link)
        """The look of a space in this style: two spaces look alike if this is the same."""

    def over(self, blank: Style) -> Style:
        """The nearest style in which a space looks like that."""
        if blank.attributes:
            return blank
        return style(self.attributes - ON_BLANKS, self.foreground, blank.background, blank.link)

    @property
    def codes(self) -> list[str]:
        """The SGR parameters that lead here from the reset terminal."""
        colours = [colour for colour in (self.foreground, self.background) if colour]
        return [*map(str, sorted(self.attributes)), *colours]

    def __repr__(self) -> str:
        return f"Style({';'.join(self.codes)!r}, link={self.link!r})"


@lru_cache(8192)
def style(attributes: frozenset[int], foreground: str, background: str, link: str) -> Style:
    """Return the one style that looks so."""
    return Style(attributes, foreground, background, link)


PLAIN = style(frozenset(), "", "", "")
"""The terminal's own look."""


@lru_cache(8192)
def styled(before: Style, parameters: str) -> Style | None:
    """Return the style after an SGR sequence with these parameters, or None if one of them is not known."""
    attributes, foreground, background = before.attributes, before.foreground, before.background
    codes = iter(parameters.split(";"))
    for code in codes:
        number = int(code or 0)
        if number == 0:
            attributes, foreground, background = frozenset(), "", ""
        elif number in ATTRIBUTES:
            attributes |= {number}
        elif number in FOREGROUNDS or number == NO_FOREGROUND:
            foreground = code if number in FOREGROUNDS else ""
        elif number in BACKGROUNDS or number == NO_BACKGROUND:
            background = code if number in BACKGROUNDS else ""
        elif number in {MORE_FOREGROUNDS, MORE_BACKGROUNDS}:
            colour = _more(code, codes)
            if not colour:
                return None
            foreground, background = (colour, background) if number == MORE_FOREGROUNDS else (foreground, colour)
        elif number in OFF:
            attributes -= OFF[number]
        else:
            return None
    return style(attributes, foreground, background, before.link)


def _more(code: str, codes: Iterator[str]) -> str:
    """Read the rest of a colour out of 256 or of 16 million; return nothing if it is neither."""
    kind = next(codes, "")
    wanted = {"5": 1, "2": 3}.get(kind, 0)
    parts = list(islice(codes, wanted))
    return ";".join((code, kind, *parts)) if wanted and len(parts) == wanted else ""


def linked(before: Style, link: str) -> Style:
    """Return the style with another link, or with none if it is empty."""
    return style(before.attributes, before.foreground, before.background, link)


@lru_cache(8192)
def change(before: Style | None, after: Style) -> str:
    """Return the shortest sequence from one style to another; None is a terminal in an unknown style."""
    resetting = ["0", *after.codes] if after.codes else [""]
    codes = resetting if before is None else min(resetting, _difference(before, after) or resetting, key=_length)
    sgr = f"\x1b[{';'.join(codes)}m" if before is None or not _alike(before, after) else ""
    old_link = before.link if before else ""
    return sgr if old_link == after.link else f"{sgr}\x1b]8;{after.link or ';'}\x1b\\"


def _length(codes: list[str]) -> int:
    return sum(map(len, codes)) + len(codes)


def _alike(one: Style, other: Style) -> bool:
    return one.codes == other.codes


def _difference(before: Style, after: Style) -> list[str] | None:
    """Return the parameters that change only what differs, or None where that needs a reset."""
    offs: set[int] = set()
    if before.attributes != after.attributes:
        if not before.attributes | after.attributes <= SIMPLE.keys():
            return None
        offs = {SIMPLE[attribute] for attribute in before.attributes - after.attributes}
    kept = {attribute for attribute in before.attributes if SIMPLE.get(attribute) not in offs}
    codes = [*map(str, sorted(offs)), *map(str, sorted(after.attributes - kept))]
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    return codes
