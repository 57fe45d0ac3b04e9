"""Another terminal's opinion: tmux shows for what the writer sends what it shows for what Textual sends."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from tests.console.writer.frames import SURE, Film, canvas, films, written
from tests.console.writer.terminal import Terminal
from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.agreement import ALONE, ASK, TOGETHER, WHERE
from vultr_tui.console.writer.encoder import Encoder
from vultr_tui.console.writer.grid import Canvas
from vultr_tui.console.writer.parser import Reader
from vultr_tui.console.writer.repetition import ASCII, EVERY

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

END = "\x1b]2;the end\x07"
PATIENCE = 10.0


class Tmux:
    """A tmux of its own, with one window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def show(self, stream: str, width: int, height: int) -> None:
        """Write a stream to the window, and wait until all of it was taken in."""
        file = self._folder / "stream"
        file.write_text(f"\x1b[?7l\x1b[?25l\x1b[H{stream}{END}", newline="")
        command = f"stty raw -echo; cat {file}; exec cat"
        self.ask("new-session", "-d", "-x", str(width), "-y", str(height), command, ";", "set", "-g", "status", "off")
        deadline = time.monotonic() + PATIENCE
        while "the end" not in self.ask("display-message", "-p", "#{pane_title}"):
            assert time.monotonic() < deadline

    def ask(self, *command: str) -> str:
        """Give tmux a command, and return what it says."""
        tmux = ["tmux", "-S", str(self._folder / "socket"), "-f", "/dev/null"]
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        done = subprocess.run([*tmux, *command], env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    def lines(self) -> list[str]:
        """Return what is shown, line by line, with its styles, of which tmux writes two its own way."""
        told = self.ask("capture-pane", "-e", "-p", "-N")
        return told.replace("4:2", "21").replace("5:3", "53").splitlines()


@contextmanager
def shown(stream: str, width: int, height: int) -> Iterator[Tmux]:
    with TemporaryDirectory() as folder:
        tmux = Tmux(Path(folder))
        tmux.show(stream, width, height)
        yield tmux
        tmux.ask("kill-server")


@cache
def able() -> Abilities:
    """What this tmux can do, by its own answer to what terminals are asked."""
    with shown(ASK.partition(WHERE)[0], 30, 4) as tmux:
        answer = tmux.ask("display-message", "-p", "\x1b[#{e|+:#{cursor_y},1};#{e|+:#{cursor_x},1}R").strip()
    return Abilities(erases_in_colour=True, erases_some=True, repeats={ALONE: ASCII, TOGETHER: EVERY}[answer])


@settings(max_examples=6)
@given(films(SURE))
def test_tmux_shows_the_same(film: Film) -> None:
    screen = canvas(film)
    reader, encoder = Reader(screen), Encoder(able())
    sent = []
    for drawing in film.drawings:
        assert not list(reader.read(written(drawing)))
        sent.append(encoder.encode(screen.frame(), 0, 0))
    size = film.width, film.height
    ours, theirs = Terminal(*size), Terminal(*size)
    for terminal, stream in ((ours, "".join(sent)), (theirs, written(film.drawings[-1]).replace("\n", "\r\n"))):
        with shown(stream, *size) as tmux:
            terminal.feed("\r\n".join(tmux.lines()))
    # A line of what tmux gives out ends where only erased cells follow.
    assert not [found for found in ours.differences(theirs) if found[1] in ours.buffer[found[0]]]


def test_what_follows_a_glyph_stands_where_it_is_meant_to_however_wide_tmux_takes_it_for() -> None:
    screen = Canvas()
    screen.resize(30, 1)
    list(Reader(screen).read("\x1b[1;1Ha ❤\ufe0f b ☀ c é d ● end"))
    with shown(Encoder(able()).encode(screen.frame(), 0, 0), 30, 1) as tmux:
        line = tmux.lines()[0]
    with shown("❤\ufe0f", 30, 1) as tmux:
        wide = tmux.ask("display-message", "-p", "#{cursor_x}").strip() == "2"
    assert line.rstrip() == f"a ❤\ufe0f{'' if wide else ' '} b ☀ c é d ● end"
