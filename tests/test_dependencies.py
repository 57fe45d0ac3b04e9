"""Every dependency says why it is there, from which version on, and is used."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path

from tests.dependencies import PROJECT, TOUCHED_BY, audited, installed, oldest, stated, touching

PACKAGE = PROJECT.parent / "vultr_tui"
IMPORTED_AS = {"dnspython": "dns", "prompt-toolkit": "prompt_toolkit", "pyyaml": "yaml"}


def imported() -> set[str]:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    return found


def test_each_has_an_oldest_version() -> None:
    assert len(oldest()) == len(stated())


def test_each_is_tried_in_its_oldest_version() -> None:
    assert set(TOUCHED_BY) == {pin.partition("==")[0] for pin in oldest()}
    assert all((PROJECT.parent / path).exists() for path in touching())


def test_each_is_used_and_says_what_for() -> None:
    modules = imported()
    lines = PROJECT.read_text().splitlines()
    for requirement in stated():
        name = re.split(r"[<>=\[]", requirement, maxsplit=1)[0]
        assert IMPORTED_AS.get(name, name) in modules, f"{name} is imported nowhere"
        (line,) = (line for line in lines if line.strip().startswith(f'"{requirement}"'))
        assert len(line.partition("#")[2].split()) > 1, f"{name} does not say why it is there"


def test_nothing_else_is_imported() -> None:
    known = {IMPORTED_AS.get(name, name) for name in (pin.partition("==")[0] for pin in oldest())}
    assert imported() - known <= {*sys.stdlib_module_names, "vultr_tui", "rich"}  # rich is part of what textual offers


def test_what_is_installed_includes_what_they_need_themselves(tmp_path: Path) -> None:
    names = {pin.partition("==")[0] for pin in installed()}
    assert {"httpx", "httpcore", "h11", "textual", "rich", "uvicorn"} <= names
    assert "pytest" not in names
    project = tmp_path / "pyproject.toml"
    extras = '[project.optional-dependencies]\nd = ["d[e]>=3"]\ntest = ["f>=1"]'
    project.write_text(f'[project]\ndependencies = ["a-b>=1.2,<3", "c>=0.9"]\n{extras}\n')
    assert oldest(project) == ["a-b==1.2", "c==0.9", "d==3"]


def test_an_audit_says_what_it_could_not_ask() -> None:
    skipped = {"name": "a", "skip_reason": "not found"}
    good = {"name": "b", "version": "1", "vulns": []}
    bad = {"name": "c", "version": "2", "vulns": [{"id": "CVE-2026-1"}]}
    assert audited("no JSON") == audited(json.dumps({"dependencies": [skipped]})) == ("not audited: unreachable", False)
    assert audited(json.dumps({"dependencies": [skipped, good]})) == ("audited: 1 packages\nnot audited: a", False)
    assert audited(json.dumps({"dependencies": [good, bad]})) == ("audited: 2 packages\nc 2: CVE-2026-1", True)
