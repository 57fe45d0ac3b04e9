"""The console with a fault in it: `o` fails, with words that nobody may read."""

from __future__ import annotations

import sys

from vultr_tui.cli import main
from vultr_tui.console.screens.main import MainScreen

SECRET = "hunter2-hunter2"


def fail(self: MainScreen, deed: str) -> None:
    del self, deed
    secret = SECRET
    raise RuntimeError(f"the key is {secret}")


if __name__ == "__main__":
    MainScreen.action_rows = fail  # type: ignore[method-assign]  # the fault
    sys.exit(main(["--demo"]))
