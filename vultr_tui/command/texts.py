"""Text that is made here, as it goes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def write_text(lines: Iterable[str]) -> None:
    """Print lines that are made here."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
