"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.benchmarks.figures import Figure, Round


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a table line by line, as its rows come."""
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def figures(chosen: Iterable[Figure], rounds: Sequence[Round]) -> Iterator[str]:
    """Write the table of figures: each one, its goal, and whether that is met."""
    measured = ((figure, figure.value(rounds)) for figure in chosen)
    rows = (_row(figure, value, figure.raw(rounds)) for figure, value in measured if value is not None)
    return table(("#", "figure", "goal", "vultr-tui", "", "met"), rows)


def _row(figure: Figure, value: float, raw: float) -> tuple[str, ...]:
    goal = figure.aside or f"≤ {_number(figure.most)} {figure.unit or figure.letter}".rstrip()
    unit = "MiB" if figure.of.measure == "memory" else "ms/s" if "processor" in figure.of.measure else "ms"
    beside = f"{raw:,.1f} {unit}" if figure.letter else ""
    shown = f"{_number(value)} {figure.unit or figure.letter}".rstrip()
    return str(figure.number), figure.name, goal, shown, beside, "yes" if value <= figure.most else "no"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:.2f}"
