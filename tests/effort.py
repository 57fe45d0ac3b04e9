"""How much the tests try: a sample of it by default, all of it where the environment says THOROUGH=1."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("THOROUGH") == "1"


def tries(short: int, thorough: int) -> int:
    """Give how often something is to be tried."""
    return thorough if THOROUGH else short
