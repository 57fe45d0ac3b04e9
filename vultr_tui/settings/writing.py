"""Changing the text of the settings file: comments, order and blanks stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.paths import shown
from vultr_tui.settings.reading import Place, read

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

Value = str | bool


def edited(path: Path, text: str, changes: Mapping[Place, Value]) -> str:
    """Set what is at these places, and return the new text, which has been read to see that it makes sense.

    Raises SettingsError, for the text as it is or as it would be.
    """
    read(path, text)
    import tomlkit  # noqa: PLC0415  (settings are seldom changed)
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        changed = text
        for place, value in changes.items():
            document, table = _parsed(changed, place[:-1])
            table[place[-1]] = value
            changed = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise SettingsError(f"{shown(path)} cannot be changed: {error}.", "Change the file by hand.") from None
    read(path, changed)
    return changed


def _parsed(text: str, place: Place) -> tuple[TOMLDocument, MutableMapping[str, Any]]:
    """Parse the text, and find the table at this place; what is missing is made, with a header at the end if it may."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.items import InlineTable  # noqa: PLC0415

    document = tomlkit.parse(text)
    table: MutableMapping[str, Any] = document
    for name in place:
        if name not in table and not isinstance(table, InlineTable):
            headed = f"{text.rstrip()}\n\n[{tomlkit.key(place).as_string()}]\n"
            return _parsed(headed.lstrip(), place)
        if name not in table:
            table[name] = tomlkit.inline_table()
        table = table[name]
    return document, table
