from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from vultr_tui.settings import SettingsError, edited
from vultr_tui.settings.reading import Place, read

PATH = Path("settings.toml")
COMMENTED = """\
# mine
theme = "dark"   # at night

[keys]  # as in vi
"table.down" = "n"

[profile.prod]
key_env = "PROD"  # from the vault
"""


@pytest.mark.parametrize("text", ["", COMMENTED, "[profile]\nprod.key_env = 'A'\n", "profile = { prod = {} }\n"])
@pytest.mark.parametrize(
    "place", [("theme",), ("mouse",), ("profile", "prod", "key_file"), ("profile", "a.b", "key_file"), ("keys", "x")]
)
def test_what_is_set_is_read_again(text: str, place: Place) -> None:
    value = False if place == ("mouse",) else "light"
    if "key_env" in text and place[:2] == ("profile", "prod"):
        with pytest.raises(SettingsError, match="already"):
            edited(PATH, text, {place: value})
        return
    found: Any = tomllib.loads(edited(PATH, text, {place: value}))
    for name in place:
        found = found[name]
    assert found == value


def test_whatever_else_stands_there_stays() -> None:
    changed = edited(PATH, COMMENTED, {("theme",): "light", ("profile", "test", "key_file"): "/a"})
    assert changed.startswith(COMMENTED.replace('"dark"', '"light"'))
    assert read(PATH, changed).profiles["test"].key_file == "/a"


def test_a_text_that_makes_no_sense_is_left_alone() -> None:
    with pytest.raises(SettingsError, match="line 1"):
        edited(PATH, "them = 1\n", {("theme",): "light"})
    with pytest.raises(SettingsError, match="no name"):
        edited(PATH, "", {("profile", "../x", "key_file"): "/a"})


@pytest.mark.parametrize("after", ["", '\n[keys]\nquit = "ctrl+q"\n'])
def test_a_profile_is_added_to_those_written_with_dots(after: str) -> None:
    text = f"profile.prod.key_env = 'A'  # from the vault\nprofile.prod.read_only = true\n{after}"
    changed = edited(PATH, text, {("profile", "a.b", "key_file"): "/a", ("profile", "a.b", "read_only"): True})
    assert changed.startswith(text.rstrip())
    profiles = read(PATH, changed).profiles
    assert (profiles["a.b"].key_file, profiles["a.b"].read_only, profiles["prod"].key_env) == ("/a", True, "A")
