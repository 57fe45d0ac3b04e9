"""What the terminal writer saves and costs: `python -m tests.benchmarks.drivers [80x24 200x50 ...]`.

Bytes are exact, without the stages' signs of rest. Processor time is the application's own, per key. The slow line
carries 100 kbit/s with 150 ms there and back.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.line import Line, SlowLine
from tests.console.writer.session import KEYS, MARK, Session, settle

LINE = Line(12_500, 0.15)

ACTIONS: dict[str, tuple[str, Sequence[str], Sequence[str]]] = {
    "cursor move": ("table", ["home"], ["down"] * 10),
    "line scrolled": ("table", ["home", "down*30"], ["down"] * 10),
    "page": ("table", ["home"], ["pagedown"] * 5),
    "dialog opened": ("typical", [], ["m"]),
    "dialog closed": ("typical", ["m"], ["escape"]),
    "another tab": ("typical", ["shift+tab"], ["right"]),
    "repaint of the same": ("typical", [], ["r"] * 5),
    "one cell": ("typical", ["u"], ["u"] * 5),
}


class Figure(NamedTuple):
    """Something that was measured."""

    name: str
    value: float
    unit: str


def size(session: Session, start: int) -> int:
    """Count the bytes that came since."""
    return len(MARK.sub("", session.received[start:]).encode())


def processor(pid: int) -> float:
    """Return the milliseconds of processor time a process has used."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


def begun(stage: str, driver: str, columns: int, lines: int) -> Session:
    """Start a stage and wait until it is at rest."""
    session = Session(stage, driver, columns=columns, lines=lines)
    session.await_screen("web-0000")
    settle(session)
    return session


def action(name: str, driver: str, columns: int, lines: int) -> tuple[float, float]:
    """Return the bytes and the milliseconds of processor time that a key of an action costs."""
    stage, before, keys = ACTIONS[name]
    with begun(stage, driver, columns, lines) as session:
        session.press(*before)
        settle(session)
        start, used = len(session.received), processor(session.pid)
        session.press(*keys)
        result = size(session, start) / len(keys), (processor(session.pid) - used) / len(keys)
        session.press("escape")
        return result


def first_screen(stage: str, driver: str, columns: int, lines: int) -> float:
    """Return the bytes until a stage is at rest."""
    with begun(stage, driver, columns, lines) as session:
        return size(session, 0)


def escape(driver: str, columns: int, lines: int) -> float:
    """Return the milliseconds from a lone Escape to the first byte of the closed dialog."""
    with begun("typical", driver, columns, lines) as session:
        session.press("m")
        settle(session)
        start, struck = len(session.received), time.monotonic()
        session.send(KEYS["escape"])
        while len(session.received) == start:
            session.pump(0.1)
        return (time.monotonic() - struck) * 1000


def left(driver: str, columns: int, lines: int) -> float:
    """Return the milliseconds from the key that quits to the end of the process."""
    with begun("table", driver, columns, lines) as session:
        struck = time.monotonic()
        session.leave()
        return (time.monotonic() - struck) * 1000


def held(key: str, rate: float, driver: str, columns: int, lines: int) -> tuple[float, float]:
    """Hold a key for 3 seconds; return the bytes for each stroke, and the lag in ms from the last one to rest."""
    with SlowLine("table", driver, line=LINE, columns=columns, lines=lines) as session:
        session.await_screen("web-0000")
        session.rest()
        start, strokes = len(session.received), int(3 * rate)
        begin = time.monotonic()
        for number in range(strokes):
            while time.monotonic() < begin + number / rate:
                session.pump(0.01)
            session.send(KEYS[key])
        released = time.monotonic()
        session.rest()
        return size(session, start) / strokes, max(0.0, session.last - released) * 1000


def figures(driver: str, columns: int, lines: int) -> Iterator[Figure]:
    """Measure everything for one driver and one size of the screen."""
    for stage in ("table", "typical"):
        yield Figure(f"first screen, {stage}", first_screen(stage, driver, columns, lines), "B")
    for name in ACTIONS:
        cost, used = action(name, driver, columns, lines)
        yield Figure(name, cost, "B")
        yield Figure("  processor", used, "ms")
    yield Figure("a lone Escape", escape(driver, columns, lines), "ms")
    yield Figure("exit", left(driver, columns, lines), "ms")
    for key, rate in (("down", 15.0), ("down", 30.0), ("pagedown", 5.0)):
        cost, lag = held(key, rate, driver, columns, lines)
        yield Figure(f"{key} held at {rate:.0f}/s, a stroke", cost, "B")
        yield Figure("  lag on a slow line", lag, "ms")


def main() -> None:
    """Measure both drivers in turn, figure by figure, and print how they compare."""
    for size_ in sys.argv[1:] or ["80x24", "200x50"]:
        columns, lines = map(int, size_.split("x"))
        print(f"\n{size_:32}{'stock':>13}{'writer':>13}{'ratio':>8}")
        for stock, writer in zip(figures("stock", columns, lines), figures("writer", columns, lines), strict=True):
            ratio = f"{writer.value / stock.value:8.2f}" if stock.value else ""
            values = "".join(f"{figure.value:10,.1f} {figure.unit:2}" for figure in (stock, writer))
            print(f"{stock.name:32}{values}{ratio}", flush=True)


if __name__ == "__main__":
    main()
