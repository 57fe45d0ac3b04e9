"""What the README shows of the program's answers is what the program answers."""

from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks.figures import FIGURES
from tests.pages.following import blocks, conversation, run
from vultr_tui.manual import read

ROOT = Path(__file__).parents[2]


def test_the_commands_answer_as_the_readme_says(tmp_path: Path) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = [pair for block in blocks(page, "console") for pair in conversation(block)]
    assert asked
    for command, answer in asked:
        assert run(command, tmp_path, ROOT) == answer, command


def test_wishes_are_the_same_here_and_in_the_manual() -> None:
    def rows(page: str) -> list[list[str]]:
        table = page.partition("| wish | here |")[2].partition("\n\n")[0]
        return [line.strip("| ").split(" | ")[:2] for line in table.splitlines()[2:]]

    wishes = rows((ROOT / "README.md").read_text(encoding="utf-8"))
    assert wishes
    assert wishes == rows(read("versions"))


def test_figures_are_the_same_here_and_in_the_manual() -> None:
    def figures(page: str) -> list[str]:
        return re.findall(r"^\| [0-9]+ \|.*", page, re.MULTILINE)

    shown = figures((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) == len(FIGURES)
    assert shown == figures(read("speed"))
