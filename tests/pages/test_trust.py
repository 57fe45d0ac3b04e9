"""The page about trust names tests that are there, and figures that are so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.dependencies import PROJECT
from tests.faults.expected import DEEDS
from tests.hostile.values import BROKEN, TEXTS, WRONG
from tests.lasting.disks import DISKS
from tests.safety import lines, windows
from tests.safety.cases import APIS, CASES
from vultr_tui.api.operation import Risk
from vultr_tui.manual import read
from vultr_tui.simulator.faults.table import FAULTS

PAGE = read("trust")
ROOT = Path(__file__).parents[2]
RISKY = sum(operation.risk > Risk.REVERSIBLE for api in APIS for operation in api.operations)


def test_every_test_it_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", PAGE))
    assert len(named) > 30
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    "figure",
    [
        f"| {len(FAULTS)} faults |",
        f"{len(FAULTS) * len(DEEDS)} cells, each in one of the two faces (thorough: {2 * len(FAULTS) * len(DEEDS)})",
        f"{len(DISKS)} disks ({sum(bool(disk.mount) for disk in DISKS.values())} are mounted",
        f"{len(TEXTS)} texts, {len(BROKEN)} halves of characters, {len(WRONG)} wrong values",
        f"{len(CASES)} cases: all {RISKY} operations above reversible of v1 and v2, and {len(CASES) - RISKY} values",
        f"{len({**lines.WAYS, **lines.UNASKED})} ways without a terminal, one of {len(lines.WAYS)} ways",
        f"each on one of {len(windows.WAYS)} ways",
        f"all {sum(len(api.operations) for api in APIS)} operations",
    ],
)
def test_a_figure_is_so(figure: str) -> None:
    assert figure in PAGE, f"manual/trust.md does not say: {figure}"


def test_every_dependency_is_there_with_its_oldest_version() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name, least = re.split(r">=|,", requirement)[:2]
        assert f"\n| {name} | {least} |" in PAGE
