"""Screens as SVG: of the console as Textual draws it, of other programs in a terminal in the same frame, and moving."""

from __future__ import annotations

import io
import os
import re
import select
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pyte
from pyte.screens import Char
from rich.console import Console as Paper
from rich.style import Style
from rich.text import Text

from tests.console.desk import Desk, Hands
from tests.pictures.scenes import TOUR, Scene, Steps, Turnstile, Typed
from tests.shell.terminal import WHERE, Terminal
from vultr_tui.api.catalogue import load

FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts from elsewhere, which a picture in a page may not load."""
FRAME_SECONDS = 3
LISTED = 30
"""Seconds after which everything has been asked for once."""
REST = 1.5
"""Seconds of silence after which a program has said what it has to say."""
COLUMNS, LINES = 100, 24
SHOWN = 2
"""Seconds after which what a step asks for has come."""


async def console(steps: tuple[Steps, ...], wanted: Scene) -> list[str]:
    """Draw the console after each of the steps."""
    frames = []
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.api = load("v1")
        app = desk.console()
        app.theme = wanted.theme
        if wanted.slow:
            desk.line.held[wanted.slow] = Turnstile(2)
        async with app.run_test(size=wanted.size) as pilot:
            hands = Hands(pilot, desk.clock)
            while not desk.line.requests:  # the first of a process takes a while, by no clock of ours
                await hands.wait()
            await hands.elapse(LISTED)
            for step in steps:
                await step(hands)
                await hands.elapse(SHOWN)
                frames.append(FONT.sub("", app.export_screenshot(title=wanted.caption)))
    return frames


async def scene(wanted: Scene) -> str:
    """Draw a scene."""
    (frame,) = await console((wanted.steps,), wanted)
    return frame


async def tour() -> str:
    """Draw the recording: every frame in its turn, without end."""
    frames = await console(TOUR, Scene("tour", "vultr-tui"))
    return moving(frames)


def moving(frames: list[str]) -> str:
    """Show the pictures one after the other in one."""
    opening = re.match(r"<svg[^>]*>", frames[0])
    assert opening
    whole = FRAME_SECONDS * len(frames)
    share = 1 / len(frames)
    parts = [opening[0]]
    for index, frame in enumerate(frames):
        begins, ends = index * share, (index + 1) * share
        shown = ";".join("1" if begins <= moment < ends else "0" for moment in (0, begins, ends))
        parts += [
            f'<g opacity="{int(index == 0)}"><animate attributeName="opacity" calcMode="discrete" values="{shown}"',
            f' keyTimes="0;{begins:.4f};{ends:.4f}" dur="{whole}s" repeatCount="indefinite"/>{frame}</g>',
        ]
    return "".join([*parts, "</svg>"])


def typed(wanted: Typed) -> str:
    """Draw what a terminal shows after something was typed at a prompt."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Shown.opened(Path(folder), *wanted.arguments, program=wanted.program, columns=COLUMNS) as at,
    ):
        at.until(wanted.prompt)
        for line, answer in wanted.lines:
            at.type(line)
            at.until(answer)
            at.rest()
        return printed(at.screen, wanted.caption)


@dataclass
class Shown(Terminal):
    """A terminal whose screen can be seen."""

    screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(COLUMNS, LINES))

    def take(self, data: bytes) -> None:
        """Show what has come, and say where the cursor is if that is asked."""
        self.raw += data
        text = data.decode()
        for part in text.split(WHERE.decode())[:-1]:
            self._feed(part)
            self.type(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        self._feed(text.rpartition(WHERE.decode())[2])

    def _feed(self, text: str) -> None:
        pyte.Stream(self.screen).feed(text)

    def rest(self) -> None:
        """Wait until nothing comes any more."""
        while select.select([self.main], [], [], REST)[0]:
            self.take(os.read(self.main, 65536))


def printed(screen: pyte.Screen, title: str) -> str:
    """Draw a terminal's screen."""
    paper = Paper(width=screen.columns, record=True, file=io.StringIO(), color_system="truecolor")
    for line in range(screen.lines):
        text = Text(no_wrap=True)
        for column in range(screen.columns):
            text.append(screen.buffer[line][column].data, _style(screen.buffer[line][column]))
        paper.print(text)
    return FONT.sub("", paper.export_svg(title=title))


def _style(cell: Char) -> Style:
    front, back = (NAMED.get(name, f"#{name}") for name in (cell.fg, cell.bg))
    return Style(
        color=front,
        bgcolor=back,
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
    )


_BASIC = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
NAMED = (
    {name: name for name in ("default", *_BASIC)}
    | {"brown": "yellow", "brightbrown": "bright_yellow"}
    | {f"bright{name}": f"bright_{name}" for name in _BASIC}
)
"""pyte's names of colours, and Rich's."""
