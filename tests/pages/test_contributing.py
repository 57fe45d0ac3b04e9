"""The contributing page's example is followed to the letter: its changes apply, and its command answers as it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vultr_tui
from vultr_tui.manual import read

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GIT = shutil.which("git")


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(read("contributing")) if found == language]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the page's changes made."""
    if GIT is None:
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(vultr_tui.__file__).parent, folder / "vultr_tui", ignore=ignored)
    for change in blocks("diff"):
        subprocess.run([GIT, "apply", "-"], cwd=folder, input=change, text=True, check=True)
    return folder


def run(tree: Path, line: str) -> str:
    """Run a command of the page in the changed tree, in a home of its own."""
    words = shlex.split(line)
    assert words.pop(0) == "vultr-tui"
    home = {"HOME": str(tree), "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "", "XDG_CACHE_HOME": "", "XDG_DATA_HOME": ""}
    environment = {**os.environ, **home, "PYTHONPATH": str(tree), "COLUMNS": "80"}
    command = [sys.executable, "-m", "vultr_tui", *words]
    return subprocess.run(command, cwd=tree, env=environment, text=True, check=True, capture_output=True).stdout


def test_the_commands_answer_as_the_page_says(tree: Path) -> None:
    asked = [line for text in blocks("console") for line in text.splitlines()]
    answered = [f"{line}\n" for line in asked if not line.startswith("$ ")]
    said = [run(tree, line.removeprefix("$ ")) for line in asked if line.startswith("$ ")]
    assert said[0] == "".join(answered)
    assert "Show the fingerprint of an SSH key." in said[1]


def test_the_new_column_is_there(tree: Path) -> None:
    assert "OWNER" in run(tree, "vultr-tui --demo sshkey list")


def test_the_new_verb_is_completed(tree: Path) -> None:
    assert "fingerprint\t" in run(tree, "vultr-tui _complete words --demo sshkey f")
