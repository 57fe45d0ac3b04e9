"""What is pictured of the console: one scene a picture, one step of it a frame of the recording."""

from __future__ import annotations

import sys
from asyncio import Event
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from tests.command.typist import PROGRAM
from tests.console.desk import Hands
from vultr_tui.console.widgets.tabs import Tabs

Steps = Callable[[Hands], Awaitable[None]]
WIDE = (120, 34)
NARROW = (80, 24)


class Turnstile(Event):
    """Lets a few through and keeps the others waiting."""

    def __init__(self, free: int) -> None:
        super().__init__()
        self._free = free

    async def wait(self) -> Literal[True]:
        self._free -= 1
        return True if self._free >= 0 else await super().wait()


async def _nothing(hands: Hands) -> None:
    """Show the console as it opens."""


async def _region(hands: Hands) -> None:
    await hands.press("slash")
    await hands.type("region:ewr sort:-price")
    await hands.press("enter")


async def _transfer(hands: Hands) -> None:
    await hands.command("servers web-1")
    await hands.press("enter")
    tabs = hands.console.main.detail.query_one(Tabs)
    while tabs.titles[tabs.open] != "Transfer":
        await hands.press("right")


async def _zone(hands: Hands) -> None:
    await hands.command("dns")
    hands.table.move_to("example.com")
    await hands.press("enter")


async def _overview(word: str, hands: Hands) -> None:
    await hands.command(word)


async def _deploy(hands: Hands) -> None:
    await hands.press("c")
    await hands.type("jersey")
    await hands.press("enter")


async def _destroy(hands: Hands) -> None:
    await hands.command("servers mail")
    await hands.press("D")


async def _palette(hands: Hands) -> None:
    await hands.press("ctrl+p")
    await hands.type("reb")


async def _bulk(hands: Hands) -> None:
    await hands.command("servers web- status:running")
    count = len(hands.table.ids)
    await hands.press("asterisk", "a")
    await hands.type("halt")
    await hands.press("enter")
    await hands.read_it()
    await hands.type(str(count))
    await hands.press("enter")
    await hands.wait()


@dataclass(frozen=True)
class Scene:
    """A picture's name, what it shows, and how one gets there."""

    name: str
    caption: str
    steps: Steps = field(default=_nothing, repr=False)
    size: tuple[int, int] = WIDE
    theme: str = "dark"
    slow: str = ""
    """A path of which two requests are answered, and no more."""


SCENES = (
    Scene("servers", "Servers"),
    Scene("detail", "What a server has sent and received, against its allowance", _transfer),
    Scene("dns", "A zone and its records", _zone),
    Scene("prices", "Plans and regions", partial(_overview, "matrix")),
    Scene("deploy", "Deploying a server", _deploy),
    Scene("destroy", "Stopped before destroying", _destroy),
    Scene("palette", "The palette", _palette),
    Scene("bulk", "Many at once", _bulk, slow="server/halt"),
    Scene("light", "The light theme", _region, theme="light"),
    Scene("sixteen", "The terminal's own sixteen colours", _region, NARROW, "terminal"),
)

TOUR: tuple[Steps, ...] = (_nothing, _region, _transfer, _destroy, _palette)
"""The recording: what is on screen after each, in one sitting."""


POSIX_SHELL = (
    "/usr/bin/env", f"PATH={Path(sys.executable).parent}:/usr/bin:/bin", "PS1=$ ", "TERM=xterm-256color",
    "bash", "--norc", "--noprofile", "--noediting",
)  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """A picture of a prompt at which lines were typed, each until its answer appears."""

    name: str
    caption: str
    prompt: str
    lines: tuple[tuple[str, str], ...]
    arguments: tuple[str, ...] = ()
    program: tuple[str, ...] = PROGRAM


TYPED = (
    Typed(
        "shell",
        "The shell completes what you own",
        "demo>",
        (
            ("server list --filter 'region:ewr sort:-price' --columns label,state,main_ip,price\r", "web-3"),
            ("server reboot w", "web-3"),
        ),
        arguments=("--demo", "shell"),
    ),
    Typed(
        "pipe",
        "One command",
        "$ ",
        (
            ("vultr-tui --demo server list -o csv --columns label,main_ip,price --filter region:ord\n", "mail,203"),
            (
                "vultr-tui --demo server list -o tsv --columns location | sort | uniq -c | sort -rn | head -3\n",
                "Los Angeles",
            ),
            ("vultr-tui --demo server destroy mail\n", "go on: "),
            ("no\n", "$ "),
            ("vultr-tui --demo server label_set mail label=post && vultr-tui --demo undo\n", "taken back"),
        ),
        program=POSIX_SHELL,
    ),
)
