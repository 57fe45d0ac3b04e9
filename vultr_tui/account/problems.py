"""What the user has to be told of what is kept on this machine. It stops nothing, and is told once."""

from __future__ import annotations

from vultr_tui.api.light import define, field, frozen

MEND = "Make room on the disk, or mend the file or its permissions; everything else works without it."
ALONE = "This program keeps to the rate by itself, but others may use up what it counts on."
LOOK = "Look at what it was about before it is done again; the journal says when that was."


@frozen
class Problem:
    """A sentence that says what is wrong, and one that says what to do."""

    message: str
    hint: str = MEND


@define
class Problems:
    """Each problem once; shared by everything that is kept for one account."""

    _found: dict[Problem, bool] = field(default_factory=dict)
    """Each with whether it has been told."""

    def add(self, message: str, hint: str = MEND) -> None:
        """Remember what went wrong; an empty message is nothing."""
        if message:
            self._found.setdefault(Problem(message, hint), False)

    def fresh(self) -> tuple[Problem, ...]:
        """Give those that nobody was told of; from now on they count as told."""
        fresh = tuple(problem for problem, told in self._found.items() if not told)
        self._found.update(dict.fromkeys(fresh, True))
        return fresh
