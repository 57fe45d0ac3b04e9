"""Series of quantities as small bar charts made of text."""

from __future__ import annotations

from collections.abc import Sequence

STEPS = " ▁▂▃▄▅▆▇█"


def bars(values: Sequence[float], height: int) -> list[str]:
    """The values as vertical bars, one cell each, in that many lines from the top."""
    top = max(values, default=0)
    full = len(STEPS) - 1
    levels = [round(value / top * height * full) if top > 0 else 0 for value in values]
    levels = [max(level, 1) if value > 0 else 0 for level, value in zip(levels, values, strict=True)]
    return [
        "".join(STEPS[max(0, min(full, level - full * line))] for level in levels) for line in reversed(range(height))
    ]
