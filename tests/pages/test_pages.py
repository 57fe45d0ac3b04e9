"""The pages of the manual say what the program says, and `man` reads them without complaint."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.pages.library import FOLDER, LIBRARY, REFERENCE
from vultr_tui import __version__
from vultr_tui.manual import TOPICS, read

ROOT = Path(__file__).parents[2]
GROFF = shutil.which("groff")
MAN = sorted(name for name in LIBRARY if name.startswith("man/"))


@pytest.mark.parametrize("name", LIBRARY)
def test_pages_are_as_the_program_would_write_them(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == LIBRARY[name](), "python -m tests.pages writes them anew"


def test_no_page_is_about_a_group_that_is_gone() -> None:
    found = {str(path.relative_to(FOLDER)) for path in (FOLDER / REFERENCE).rglob("*") if path.is_file()}
    assert found == {name for name in LIBRARY if name.startswith(f"{REFERENCE}/")}


def test_every_topic_has_a_page_and_every_page_a_topic() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(TOPICS), "a page has a line in manual/__init__.py"


def test_the_changes_are_headed_by_this_version() -> None:
    first = next(line for line in read("changes").splitlines() if line.startswith("## "))
    assert first.removeprefix("## ").partition(",")[0] == __version__


@pytest.mark.parametrize("name", MAN)
@pytest.mark.skipif(GROFF is None, reason="groff is not installed")
def test_man_pages_are_well_formed(name: str) -> None:
    told = subprocess.run(
        [GROFF or "", "-man", "-Tutf8", "-ww", "-z", "-K", "utf8", str(FOLDER / name)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not told.stderr


def test_the_wheel_takes_along_every_written_page_that_belongs_elsewhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    elsewhere = {name for name in LIBRARY if not name.endswith(".md")}
    assert set(shared) == {f"vultr_tui/manual/{name}" for name in elsewhere}
