"""From a hundred rows to a hundred thousand: what one does with them, in ms until the last byte.

Rows come from a service that costs nothing itself. While they are asked for again, keys are pressed: the longest that
one of them waited says whether decoding blocks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.canned import Canned, Rows, records, rules, servers
from tests.benchmarks.ground import Home
from tests.benchmarks.program import Program
from tests.command.typist import PROGRAM

CALM = 1.5
LONG = 0.6
"""Seconds of silence after a key; longer, and a refresh may come in between."""
STROKE = 0.05
"""Seconds between two keys."""
HEADINGS = (
    "rows", "open from the cache", "from the service", "filter", "sort", "poll, 1 % changed",
    "key meanwhile, longest", "mark all", "export", "memory, MiB",
)  # fmt: skip


class Kind(NamedTuple):
    """Rows of one kind: how they are made up, listed, changed, opened and exported."""

    title: str
    make: Callable[[int], Rows]
    counts: tuple[int, ...]
    path: str
    label: str
    keys: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    export: tuple[str, ...] = ()
    around: tuple[tuple[str, Rows], ...] = ()
    """What else the service lists."""


ZONE = [{"domain": "example.com", "date_created": "2018-03-02 11:20:33"}]
GROUP = {"0a1b2c3d": {"FIREWALLGROUPID": "0a1b2c3d", "description": "group", "instance_count": 0, "rule_count": 1000}}

KINDS = (
    Kind("servers", servers, (100, 1_000, 10_000, 40_000), "server/list", "label", export=("server", "list")),
    Kind(
        "DNS records", records, (100, 1_000, 10_000, 50_000, 100_000), "dns/records", "data", ("enter",), (":dns",),
        ("dns", "records", "example.com"), (("dns/list", ZONE),),
    ),
    Kind(
        "firewall rules", rules, (1_000,), "firewall/rule_list", "notes", ("enter",), (":firewall",),
        ("firewall", "rule_list", "group", "direction=in", "ip_type=v4"), (("firewall/group_list", GROUP),),
    ),
)  # fmt: skip


def table() -> Iterator[tuple[str, ...]]:
    """Yield a row for each number of rows of each kind."""
    for kind in KINDS:
        for count in kind.counts:
            with TemporaryDirectory() as folder:
                canned = Canned()
                with canned.served():
                    home = Home(Path(folder), {"canned": canned.url})
                    yield f"{count:,} {kind.title}", *(f"{value:,.0f}" for value in measured(kind, count, canned, home))


def measured(kind: Kind, count: int, canned: Canned, home: Home) -> Iterator[float]:
    """Yield what the headings say."""
    rows = kind.make(count)
    for path, others in kind.around:
        canned.say(path, others)
    canned.say(kind.path, rows)
    with console(kind, home) as program:
        cold = opened(kind, program)
        program.await_quiet(CALM)
        program.exit()
    with console(kind, home) as program:
        yield opened(kind, program)
        yield cold
        program.await_quiet(CALM)
        program.key("/")
        yield max(program.key(letter, 0.5).settled for letter in "1 2")
        program.key("escape", CALM)
        program.key(">", CALM)
        yield program.key("S", LONG).settled
        change(kind, rows)
        canned.say(kind.path, rows)
        yield from refreshed(program)
        yield program.key("*", LONG).settled
        yield home.process(*PROGRAM, *kind.export, "-p", "canned", "-o", "csv")
        yield program.memory()


def console(kind: Kind, home: Home) -> Program:
    """Open the console where the rows are."""
    return home.program("-p", "canned", *kind.start)


def opened(kind: Kind, program: Program) -> float:
    """Return the ms until rows are on the screen: from the start, or from the key that opens them."""
    if not kind.keys:
        return program.ready(r"10\.0\.0\.\d+[\s\S]*enter open")
    program.ready("example.com|group")
    program.await_quiet(0.5)
    return max(program.key(key, CALM).settled for key in kind.keys)


def change(kind: Kind, rows: Rows) -> None:
    """Make every hundredth row another."""
    for row in list(rows.values() if isinstance(rows, dict) else rows)[::100]:
        row[kind.label] = f"{row[kind.label]}9"


def refreshed(program: Program) -> tuple[float, float]:
    """Ask again while keys are pressed; return the ms until all has come, and the longest that a key waited."""
    struck, longest = time.perf_counter(), 0.0
    program.strike("r")
    quiet = 0
    while quiet < CALM / STROKE:
        before, pressed = len(program.came), time.perf_counter()
        program.strike("down" if quiet % 2 else "up")
        while len(program.came) == before and time.perf_counter() - pressed < CALM:
            program.pump(0.01)
        longest = max(longest, program.last_byte - pressed)
        while (left := pressed + STROKE - time.perf_counter()) > 0:
            program.pump(left)
        quiet += 1
    return (program.last_byte - struck) * 1000, longest * 1000
