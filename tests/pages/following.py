"""Commands of a page, followed to the letter in a home of their own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of that language."""
    return [text for found, text in BLOCK.findall(page) if found == language]


def conversation(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, and what the page says it answers."""
    for part in re.split(rf"^{re.escape(PROMPT)}", block, flags=re.MULTILINE)[1:]:
        command, _, answer = part.partition("\n")
        yield command, answer


def run(line: str, home: Path, tree: Path) -> str:
    """Run a command of a page with the program in that tree; everything that it writes, as a terminal shows it."""
    words = shlex.split(line)
    assert words.pop(0) == "vultr-tui"
    unset = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), "")
    environment = {**os.environ, **unset, "HOME": str(home), "PYTHONPATH": str(tree), "COLUMNS": "120"}
    done = subprocess.run(
        [sys.executable, "-m", "vultr_tui", *words],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout
