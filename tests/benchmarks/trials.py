"""What is done with one candidate in one round, and what is measured on the way.

Each trial is a function of the ground and gives its measures by name: ms, bytes, MiB, or how many.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from statistics import fmean, median

from tests.benchmarks.ground import GROWING, LARGE, LOOK_AROUND, NOTHING_UNDER_WAY, ROWS, SMALL, Ground, yardstick
from tests.benchmarks.line import Line
from tests.benchmarks.program import Program, Shown
from tests.benchmarks.slow import lag
from tests.command.typist import PROGRAM
from tests.console.writer.session import ROOT

Measures = Mapping[str, float]
Trial = Callable[[Ground], Measures]

LONG = 0.6
"""Seconds of silence after a key that takes long."""
CALM = 1.2
"""Seconds of silence after which what a console does on its own account is over for a while."""
POLLED = 2.0
"""Seconds in which ten thousand servers have been asked for, and have come."""
IDLE = 60.0
WATCHED = 20.0
HELD = Line(12_500, 0.15)


def begun(program: Program, pattern: str) -> dict[str, float]:
    """Measure the start of a program that is ready when this can be read."""
    ready = program.ready(pattern)
    settled, size = program.settled()
    return {"ready": ready, "settled": settled, "bytes": size, "memory": program.memory()}


def left(program: Program) -> dict[str, float]:
    """Measure the end of a program."""
    return {"exit": program.exit(), "modes": len(program.left_on())}


def keys(shown: list[Shown], name: str) -> dict[str, float]:
    """Sum up what came of several keys."""
    return {
        f"{name} first": median(one.first for one in shown),
        f"{name} settled": median(one.settled for one in shown),
        f"{name} bytes": fmean(one.size for one in shown),
    }


def minimal(_: Ground) -> Measures:
    """M, from start to end."""
    with yardstick("minimal", "20") as program:
        return {**begun(program, "build-00019"), **left(program)}


def virtual(rows: int) -> Trial:
    """V, with so many rows."""

    def trial(_: Ground) -> Measures:
        with yardstick("virtual", str(rows)) as program:
            found = {**begun(program, "web-00000"), **keys(program.keys("down", 10), "move")}
            found |= keys(program.keys("S", 4, LONG), "sort") | keys(program.keys("u", 4), "touch")
            program.key("/")
            return {**found, **keys([program.key(letter, LONG) for letter in "web-0"], "filter")}

    return trial


def console(ground: Ground) -> Measures:
    """The console on a small account, from start to end."""
    with ground.home.console(SMALL) as program:
        return {**begun(program, ROWS), **left(program)}


def moving(ground: Ground) -> Measures:
    """Keys on the table of a small account."""
    with ground.home.console(SMALL) as program:
        program.ready(ROWS)
        program.watch(LOOK_AROUND)
        program.keys("down", 2)
        return keys(program.keys("down", 10), "move")


def dialog(theme: str) -> Trial:
    """A dialog that opens over the table, and closes."""

    def trial(ground: Ground) -> Measures:
        with ground.homes[theme].console(SMALL) as program:
            program.ready(ROWS)
            program.await_quiet(CALM)
            opened, closed = program.key("D", CALM), program.key("escape", CALM)
            return {"open": opened.size, "close": closed.size}

    return trial


def large(ground: Ground) -> Measures:
    """The console on an account of ten thousand servers."""
    with ground.home.console(LARGE) as program:
        found = begun(program, ROWS)
        program.watch(POLLED)
        program.await_quiet(CALM)
        program.keys("down", 25)
        found |= keys(program.keys("down", 10), "scroll")
        program.key(">", CALM)
        found |= keys(program.keys("S", 4, LONG), "sort")
        program.key("/", CALM)
        found |= keys([program.key(letter, LONG) for letter in "web-e"], "filter")
        program.key("escape", CALM)
        found["memory"] = program.memory()
        program.exit()  # what was shown is kept then
        return found


def polling(ground: Ground) -> Measures:
    """Asking again: for nothing new, for one cell on the screen, and for one that is not."""
    service = ground.services[SMALL]
    servers = {row["label"]: key for key, row in service.call("server/list").items()}
    with ground.home.console(SMALL) as program:
        program.ready(ROWS)
        program.watch(LOOK_AROUND)  # until then the first line tells what waits for its turn
        program.keys("down", 2)
        program.key("r", CALM)
        found: dict[str, float] = {"same": program.key("r", CALM).size}
        on_screen = [label for label in servers if label in program.terminal.text()]
        off_screen = [label for label in servers if label not in program.terminal.text()]
        for name, label in (("seen", on_screen[0]), ("unseen", off_screen[-1])):
            service.call("server/label_set", SUBID=servers[label], label=f"{label[:-1]}x")
            found[name] = program.key("r", CALM).size
            service.call("server/label_set", SUBID=servers[label], label=label)
            program.key("r", CALM)
        return found


def progress(ground: Ground) -> Measures:
    """Watching a server that is being installed."""
    service = ground.services[GROWING]
    service.call("server/create", DCID="1", VPSPLANID="201", OSID="167", label="a-new-one")
    with ground.home.console(GROWING) as program:
        program.ready(ROWS)
        program.await_quiet(CALM)
        program.key("end", CALM)
        return {"rate": program.watch(WATCHED) / WATCHED}


def idle(ground: Ground) -> Measures:
    """Nothing happens for a minute: M, the console, and the console with the filter in use, at the same time."""
    with (
        yardstick("minimal", "20") as m,
        ground.home.console(SMALL) as console,
        ground.home.console(SMALL) as filtering,
    ):
        for program, pattern in ((m, "build-00019"), (console, NOTHING_UNDER_WAY), (filtering, NOTHING_UNDER_WAY)):
            program.ready(pattern)
        console.watch(LOOK_AROUND)
        for program in (m, filtering):
            program.await_quiet()
        filtering.key("/")
        everyone = (m, console, filtering)
        for program in everyone:
            program.await_quiet(CALM)
        used = [program.processor() for program in everyone]
        before = [len(program.came) for program in everyone]
        console.watch(IDLE)
        for program in everyone:
            program.await_quiet(0.1)
        sizes = [sum(size for _, size in p.came[start:]) for p, start in zip(everyone, before, strict=True)]
        costs = [(program.processor() - start) / IDLE for program, start in zip(everyone, used, strict=True)]
        return {
            "bytes": sizes[1],
            "filter bytes": sizes[2],
            "M processor": costs[0],
            "processor": costs[1],
            "filter processor": costs[2],
        }


def escape(ground: Ground) -> Measures:
    """A lone Escape closes a dialog."""
    with ground.home.console(SMALL) as program:
        program.ready(ROWS)
        program.await_quiet(CALM)
        program.key("?", CALM)
        return {"escape": program.key("escape", CALM).first}


def slow(ground: Ground) -> Measures:
    """A key is held for three seconds on a slow line."""
    return {"lag": lag(ground, HELD)}


def process(*words: str) -> Trial:
    """A process that runs to its end."""
    return lambda ground: {"time": ground.home.process(*words)}


def catalogue(version: str) -> Trial:
    """The whole catalogue of a version, in a process that has loaded what entries are made of, as a console does."""
    code = f"""
import gc; gc.disable()
from time import perf_counter
from vultr_tui.api.catalogue import load
start = perf_counter()
load({version!r}).operations
print((perf_counter() - start) * 1000)
"""
    return lambda _: {"time": float(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT))}


def prompt(_: Ground) -> Measures:
    """P, until it prompts."""
    with yardstick("prompt") as program:
        found = {"ready": program.ready("> ")}
        program.exit("\x04")
        return found


def shell(ground: Ground) -> Measures:
    """The shell, until it prompts."""
    with ground.home.program("shell", "-p", SMALL) as program:
        found = {"ready": program.ready(f"{SMALL}[#$>]")}
        program.exit("\x04")
        return found


TRIALS: dict[str, Trial] = {
    "M": minimal,
    "V": virtual(1000),
    "V 10,000": virtual(10_000),
    "H": process(sys.executable, "-c", "import httpx"),
    "P": prompt,
    "console": console,
    "version": process(*PROGRAM, "--version"),
    "help": process(*PROGRAM, "--help"),
    "completion": process(*PROGRAM, "_complete", "words", "server", ""),
    "one-shot": process(*PROGRAM, "server", "list", "-p", SMALL),
    "catalogue v1": catalogue("v1"),
    "catalogue v2": catalogue("v2"),
    "moving": moving,
    "dialog": dialog("dark"),
    "dialog in 16 colours": dialog("terminal"),
    "large": large,
    "polling": polling,
    "progress": progress,
    "idle": idle,
    "escape": escape,
    "slow": slow,
    "shell": shell,
}
"""By name; a round takes those that are needed in this order."""

SELDOM = {"idle", "progress", "slow", "polling"}
"""Taken in the first two rounds alone: they take long, or give bytes, which are always the same."""
