"""The contributing page's example is followed to the letter: its changes apply, and its command answers as it says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vultr_tui
from tests.pages.following import blocks, conversation, run
from vultr_tui.console import themes
from vultr_tui.manual import read

PAGE = read("contributing")
GIT = shutil.which("git")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the page's changes made."""
    if GIT is None:
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("tree")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(vultr_tui.__file__).parent, folder / "vultr_tui", ignore=ignored)
    for change in blocks(PAGE, "diff"):
        said = subprocess.run(
            [GIT, "apply", "-"], cwd=folder, input=change, text=True, capture_output=True, check=False
        )
        assert said.returncode == 0, f"write this change of contributing.md anew, from `git diff`: {said.stderr}"
    return folder


def test_the_commands_answer_as_the_page_says(tree: Path) -> None:
    (asked, answer), (for_help, _) = [pair for block in blocks(PAGE, "console") for pair in conversation(block)]
    assert run(asked, tree, tree) == answer
    assert "Show the fingerprint of an SSH key." in run(for_help, tree, tree)


def test_the_new_column_is_there(tree: Path) -> None:
    assert "OWNER" in run("vultr-tui --demo sshkey list", tree, tree)


def test_the_new_verb_is_completed(tree: Path) -> None:
    assert "fingerprint\t" in run("vultr-tui _complete words --demo sshkey f", tree, tree)


def test_the_new_theme_can_be_chosen(tree: Path) -> None:
    asked = "from vultr_tui.console import themes; print(themes.first('amber', {}), *themes.THEMES['amber'].variables)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=tree, capture_output=True, text=True, check=True)
    chosen, *roles = told.stdout.split()
    assert chosen == "amber"
    assert set(themes.ROLES) <= set(roles)
