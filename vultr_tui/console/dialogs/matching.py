"""How well a text resembles what was typed."""

from __future__ import annotations

import re

from textual.fuzzy import FuzzySearch

_SEARCH = FuzzySearch()
_WORDS = re.compile(r"\w+")


def resemblance(query: str, text: str) -> float:
    """Score the text: 0 if the letters of the query are not in it in their order, more the closer they stand.

    Textual's own search tries all ways to find the letters, which has no end in a long text; the two likeliest do.
    """
    query, text = query.lower(), text.lower()
    if query in text:
        return _SEARCH.match(query, text)[0]
    earliest = _earliest(query, text)
    if not earliest:
        return 0.0
    return max(_SEARCH.score(text, places) for places in (earliest, _initials(query, text)) if places)


def _earliest(query: str, text: str) -> list[int]:
    """The places of the letters, each as early as can be; none if they are not there in their order."""
    places: list[int] = []
    place = -1
    for letter in query:
        place = text.find(letter, place + 1)
        if place < 0:
            return []
        places.append(place)
    return places


def _initials(query: str, text: str) -> list[int]:
    """The places of the letters, at beginnings of words where there are such; none if that leads nowhere."""
    starts = [match.start() for match in _WORDS.finditer(text)]
    places: list[int] = []
    for letter in query:
        after = places[-1] + 1 if places else 0
        initial = next((start for start in starts if start >= after and text[start] == letter), -1)
        place = after if text[after : after + 1] == letter else initial if initial >= 0 else text.find(letter, after)
        if place < 0:
            return []
        places.append(place)
    return places
