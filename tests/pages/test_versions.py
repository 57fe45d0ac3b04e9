"""What the page about the versions says is so: its numbers, its commands, and the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.following import blocks, conversation, run
from tests.walk.embedded import embedded
from vultr_tui.api.catalogue import load
from vultr_tui.client.errors import Denial
from vultr_tui.client.faults import DENIALS
from vultr_tui.manual import read

ROOT = Path(__file__).parents[2]
PAGE = read("versions")
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)


def test_the_numbers_are_the_catalogues() -> None:
    v1, v2 = load("v1"), load("v2")
    known = f"{len(v2.operations)} operations and {len(v2.resources)} resources"
    for counted in (
        f"{known} (v1: {len(v1.operations)} and {len(v1.resources)})",
        f"all of v1 and {len(list(embedded(v2)))} operations of v2",
    ):
        assert counted in PAGE, f"manual/versions.md does not say: {counted}"
    assert len(list(embedded(v1))) == len(v1.operations)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_the_tests_it_names_are_there(file: str, test: str) -> None:
    assert not test or f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")
    assert (ROOT / file).is_file()


def test_the_commands_answer_as_it_says(tmp_path: Path) -> None:
    for block in blocks(PAGE, "console"):
        for command, answer in conversation(block):
            assert run(command, tmp_path, ROOT) == answer


def test_the_refusal_of_an_address_reads_as_it_says() -> None:
    (said,) = blocks(PAGE, "text")
    (words,) = [(message, hint) for _, denial, message, hint in DENIALS if denial is Denial.ADDRESS]
    assert said == "vultr-tui: {}\n  {}\n".format(*words)


def test_a_user_who_can_only_look_is_made(tmp_path: Path) -> None:
    (tmp_path / "password.txt").write_text("correct-Horse-9\n", encoding="utf-8")
    (block,) = blocks(PAGE, "sh")
    made, keyed = [run(line, tmp_path, ROOT) for line in block.replace("\\\n", " ").splitlines()]
    assert "user create: done" in made
    assert re.search(r"May +subscriptions_view$", made, re.MULTILINE)
    assert re.search(r"Key +\w{36}$", keyed, re.MULTILINE)
