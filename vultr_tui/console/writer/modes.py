"""What is switched on in the terminal, and how to put everything back."""

from __future__ import annotations

import re

from vultr_tui.console.writer.sequences import KEYBOARD, MODE, MODES, POINTER

CHANGE = re.compile(f"{MODE.pattern}|{KEYBOARD.pattern}|{POINTER.pattern}")

USUAL = {"", "default"}
"""Names of the shape that a pointer has where nothing else is said."""


class Modes:
    """Everything that was switched and not yet switched back, in the order in which that happened."""

    def __init__(self) -> None:
        self._back: dict[str, str] = {}
        self._keyboards = 0

    def observe(self, text: str) -> None:
        """Take note of the switches in a text that is sent."""
        for match in CHANGE.finditer(text):
            numbers, switch, keyboard, pointer = match.groups()
            if numbers:
                for number in numbers.split(";"):
                    self._mode(int(number or 0), on=switch == "h")
            elif keyboard:
                self._keyboard(keyboard)
            else:
                self._note("pointer", "" if pointer in USUAL else "\x1b]22;default\x07")

    def _mode(self, number: int, *, on: bool) -> None:
        if number in MODES:
            self._note(str(number), "" if on == MODES[number] else f"\x1b[?{number}{'l' if on else 'h'}")

    def _keyboard(self, change: str) -> None:
        self._keyboards = max(0, self._keyboards + {">": 1, "<": -1}.get(change, 0))
        self._note("keyboard", f"\x1b[<{self._keyboards}u" if self._keyboards else "")

    def _note(self, name: str, back: str) -> None:
        if back:
            self._back[name] = back
        else:
            self._back.pop(name, None)

    def known(self, text: str) -> bool:
        """Say whether a text does no more than give the pointer the shape it has, as Textual does with each screen."""
        pointer = POINTER.fullmatch(text)
        return pointer is not None and pointer[1] in USUAL and "pointer" not in self._back

    @property
    def on(self) -> bool:
        """Whether anything is switched."""
        return bool(self._back)

    def restore(self) -> str:
        """Return what switches everything back, the last first."""
        return "".join(reversed(tuple(self._back.values())))
