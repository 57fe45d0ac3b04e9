"""The table of figures, and what lies behind it: `python -m tests.benchmarks [--figures 1,6] [--runs 7] [WHAT ...]`.

Ratios are medians over the runs of what was measured in the same run, candidates taken in turn; M is a minimal
Textual application, V a table of the line API, H `import httpx`, P a bare prompt of prompt_toolkit.
"""

from __future__ import annotations

import argparse
import compileall
import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import embedded, markdown, scale, slow
from tests.benchmarks.figures import FIGURES
from tests.benchmarks.ground import Ground
from tests.benchmarks.rounds import rounds
from tests.console.writer.session import ROOT


def figures(options: argparse.Namespace) -> Iterator[str]:
    """The figures."""
    wanted = {int(number) for number in options.figures.split(",") if number}
    chosen = [figure for figure in FIGURES if not wanted or figure.number in wanted]
    with Ground.prepared() as ground:
        yield from markdown.figures(chosen, rounds(ground, chosen, options.runs))


def lines(_: argparse.Namespace) -> Iterator[str]:
    """Slow lines; seconds until the last byte."""
    with Ground.prepared() as ground:
        yield from markdown.table(slow.HEADINGS, slow.table(ground))


def growth(_: argparse.Namespace) -> Iterator[str]:
    """From a hundred rows to a hundred thousand; milliseconds."""
    yield from markdown.table(scale.HEADINGS, scale.table())


def account(_: argparse.Namespace) -> Iterator[str]:
    """The embedded account itself."""
    yield from markdown.table(embedded.HEADINGS, embedded.table())


WHAT: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "figures": figures,
    "lines": lines,
    "scale": growth,
    "account": account,
}


def main() -> None:
    """Measure what was asked for, and print it as it comes."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*WHAT, []], help="figures if nothing else is named")
    parser.add_argument("--figures", default="", metavar="1,6", help="only the figures of these numbers")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="how many rounds count (7)")
    options = parser.parse_args()
    for package in ("vultr_tui", "tests"):
        compileall.compile_dir(ROOT / package, quiet=1)  # as installing does
    for what in options.what or ["figures"]:
        sys.stdout.write(f"\n{WHAT[what].__doc__}\n\n")
        for line in WHAT[what](options):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
