"""Series of quantities as small bar charts made of text."""

from __future__ import annotations

from collections.abc import Sequence

STEPS = " ▁▂▃▄▅▆▇█"
PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bars(values: Sequence[float], height: int) -> list[str]:
    """The values as vertical bars, one cell each, in that many lines from the top."""
    top = max(values, default=0)
    full = len(STEPS) - 1
    levels = [round(value / top * height * full) if top > 0 else 0 for value in values]
    levels = [max(level, 1) if value > 0 else 0 for level, value in zip(levels, values, strict=True)]
    return [
        "".join(STEPS[max(0, min(full, level - full * line))] for level in levels) for line in reversed(range(height))
    ]


def gauge(share: float, expected: float, width: int) -> str:
    """A share of the whole as a bar of that many cells, and behind it how far it is expected to come.

    What goes beyond the whole ends in an arrow.
    """
    eighths = max(0, min(8 * width, round(share * 8 * width)))
    if share > 0:
        eighths = max(1, eighths)
    full, part = divmod(eighths, 8)
    bar = "█" * full + PARTS[part]
    ahead = max(len(bar), min(width, round(expected * width)))
    bar += "░" * (ahead - len(bar)) + "·" * (width - ahead)
    return bar[: width - 1] + "▶" if max(share, expected) > 1 else bar
