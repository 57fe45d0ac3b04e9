"""Every setting, with what it usually is, read off the classes that hold them."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from textwrap import dedent

from tests.pages.book import Book, Chapter, book
from vultr_tui.command.explaining import CONVENTIONS
from vultr_tui.command.page import Section
from vultr_tui.settings.profile import Profile
from vultr_tui.settings.reading import USUAL, USUAL_PROFILE
from vultr_tui.settings.settings import Settings


def settings() -> Book:
    """Bind the settings of the program, of a profile, the keys, and the environment."""
    return book("vultr-tui-settings", 5, "the settings of vultr-tui", _chapters())


def _chapters() -> Iterator[Chapter]:
    yield Chapter(
        "The file",
        texts=(
            "`~/.config/vultr-tui/settings.toml` (under `$XDG_CONFIG_HOME` where that is set)",
            "It may be absent, and so may anything in it. What is not known is an error that names the line.",
        ),
    )
    yield Chapter("The program", sections=(Section("", tuple(_rows(Settings, USUAL))),))
    yield Chapter("A profile: [profile.NAME]", sections=(Section("", tuple(_rows(Profile, USUAL_PROFILE))),))
    yield Chapter("Keys: [keys]", texts=('`"ID" = "KEY"`, or several with commas between: see `vultr-tui help keys`.',))
    yield from (Chapter(part.title, sections=(Section("", part.rows),)) for part in CONVENTIONS[-1:])


def _rows(kind: type, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    said = documented(kind)
    for name in names:
        yield f"{name}  {_usual(getattr(kind, name, None))}", said[name].replace("\n", " ").rstrip(".")


def _usual(value: object) -> str:
    """Write the value as the file would have it; nothing if it is empty."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if value and isinstance(value, str) else ""


def documented(kind: type) -> dict[str, str]:
    """Give the fields of a class that a text follows in its source, with that text."""
    body = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        before.target.id: inspect.cleandoc(after.value.value)
        for before, after in zip(body.body, body.body[1:], strict=False)
        if isinstance(before, ast.AnnAssign)
        and isinstance(before.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    }
