"""Text that is made here, as it goes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def write_text(lines: Iterable[str]) -> None:
    """Print lines that are made here."""
    from vultr_tui.command.stdout import printing  # noqa: PLC0415  (knows the errors of the client)

    with printing():
        sys.stdout.writelines(f"{line}\n" for line in lines)
