"""The wheel and the source archive hold what they must, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import vultr_tui

ROOT = Path(__file__).parents[2]
PACKAGE = Path(vultr_tui.__file__).parent
RUBBISH = {"__pycache__", ".DS_Store"}


def in_tree(folder: str) -> set[str]:
    """The files of a folder of the tree, but for what running leaves behind."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and not RUBBISH & set(path.parts))
    return {str(path.relative_to(ROOT)) for path in found}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


def test_the_wheel_has_the_package_its_licence_and_what_a_system_shares(wheel: zipfile.ZipFile) -> None:
    stem = f"vultr_tui-{vultr_tui.__version__}"
    names = set(wheel.namelist())
    ours = in_tree("vultr_tui") - in_tree("vultr_tui/manual/reference")
    assert {name for name in names if name.startswith("vultr_tui/")} == ours
    others = {name for name in names if not name.startswith("vultr_tui/")}
    shared = {name.removeprefix(f"{stem}.data/data/") for name in others if ".data/data/" in name}
    assert shared == {
        "share/bash-completion/completions/vultr-tui",
        "share/fish/vendor_completions.d/vultr-tui.fish",
        "share/man/man1/vultr-tui.1",
        "share/man/man5/vultr-tui-settings.5",
        "share/man/man7/vultr-tui-keys.7",
        "share/zsh/site-functions/_vultr_tui",
    }
    about = {name.removeprefix(f"{stem}.dist-info/") for name in others if ".dist-info/" in name}
    assert about == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_the_wheel_is_about_this_version(wheel: zipfile.ZipFile) -> None:
    path = f"vultr_tui-{vultr_tui.__version__}.dist-info/METADATA"
    about = Parser().parsestr(wheel.read(path).decode())
    assert about["Version"] == vultr_tui.__version__
    assert about["License-Expression"] == "MIT"
    assert set(about.get_all("Provides-Extra", [])) >= {"test"}
    assert not [name for name in about.get_all("Requires-Dist", []) if "@" in name]


def test_the_source_archive_has_the_tests_too(built: Path) -> None:
    stem = f"vultr_tui-{vultr_tui.__version__}"
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.removeprefix(f"{stem}/") for name in archive.getnames()}
    expected = in_tree("vultr_tui") | in_tree("tests") | in_tree("screenshots")
    alone = {"README.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore"}
    assert names - alone == expected
    assert alone - {".gitignore"} <= names
