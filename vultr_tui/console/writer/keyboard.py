"""What comes from the terminal: answers to the writer, a lone Escape, and everything else.

An Escape that nothing follows is the key of that name; otherwise it begins a sequence. A terminal writes a sequence
at once, SSH carries it in one packet however slow the line, and so it arrives in one read. Only two things tear it:
a bare serial line, byte by byte (8 ms a byte at 1,200 baud), and a read that was full. So a short wait is as safe as
a long one, except after a full read. Terminals that speak the kitty protocol send a sequence for Escape: no wait.
"""

from __future__ import annotations

import contextlib
import os
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.message import Message

from vultr_tui.console.writer.agreement import PLACE
from vultr_tui.console.writer.flow import ANSWER

FULL_READ = 4096
"""Bytes that are read at once."""

ESCAPE_WAIT = ESCAPE_DELAY if "ESCDELAY" in os.environ else 0.025
"""Seconds after which an Escape was a key: three times what the slowest line in use needs for a byte."""

PARSER_WAIT = ESCAPE_DELAY + 0.005
"""Seconds after which Textual's parser gives a sequence up; also for an Escape at the end of a full read."""

ANSWERS = re.compile(f"{re.escape(ANSWER)}|{PLACE}")

UNFINISHED = re.compile(r"\x1b+\Z|\x1b\[(?:0|[23](?:;[0-9]*)?)?\Z")
"""An end that may become a sequence, or an answer."""


class KeyReader:
    """Understands what the terminal sends."""

    def __init__(self, debug: bool) -> None:
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._parser = XTermParser(debug)
        self._kept = ""
        self._answers: list[str] = []
        self.wait: float | None = None
        """Seconds after which to call `pause` if nothing comes; None if that has no hurry."""

    def read(self, data: bytes) -> Iterator[Message]:
        """Take what was read; yield what it means."""
        text = self._kept + self._decode(data)
        self._answers += ANSWERS.findall(text)
        text = ANSWERS.sub("", text)
        unfinished = UNFINISHED.search(text)
        self._kept = unfinished.group() if unfinished else ""
        yield from self._parse(text.removesuffix(self._kept))
        if self._kept and len(data) < FULL_READ:
            self.wait = ESCAPE_WAIT

    def pause(self) -> Iterator[Message]:
        """Take note that nothing came for a while; yield what that means."""
        kept, self._kept, self.wait = self._kept, "", None
        if kept.strip("\x1b"):
            yield from self._parse(kept)
        else:
            yield from (events.Key("escape", "\x1b") for _ in kept)
        yield from self._parser.tick()

    def answers(self) -> list[str]:
        """Return the answers to the writer that came since this was last asked."""
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        """Read no more."""
        with contextlib.suppress(EOFError, ParseError):
            list(self._parser.feed(""))

    def _parse(self, text: str) -> Iterator[Message]:
        self.wait = PARSER_WAIT
        if text:
            yield from self._parser.feed(text)
        yield from self._parser.tick()
