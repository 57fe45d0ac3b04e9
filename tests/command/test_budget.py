"""A budget that cannot be shared with other processes is told once, and never in the way of the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.typist import Program


@pytest.fixture(autouse=True)
def in_the_way(tmp_path: Path) -> None:
    """There is something else where the budget is to be kept."""
    (tmp_path / "state" / "vultr-tui").mkdir(parents=True)
    (tmp_path / "state" / "vultr-tui" / "budget").write_text("")


def test_a_command_says_so_once_on_standard_error(program: Program) -> None:
    code, out, err = program("--demo", "server", "label_set", "web-1", "label=x")
    assert (code, out) == (0, "")
    assert err.count("The request budget is not shared with other processes") == 1
    assert "/budget/" in err


def test_programs_get_their_data_and_one_warning(program: Program) -> None:
    code, out, err = program("--demo", "server", "list", "-o", "json")
    assert code == 0
    assert len(json.loads(out)) == 25
    (line,) = err.splitlines()
    assert "not shared" in json.loads(line)["warning"]["message"]


def test_nothing_sent_nothing_said(program: Program) -> None:
    code, _, err = program("--demo", "undo")
    assert code != 0
    assert "budget" not in err
