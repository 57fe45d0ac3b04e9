"""Changing the text of the settings file: comments, order and blanks stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.reading import Place, read

Value = str | bool


def edited(path: Path, text: str, changes: Mapping[Place, Value]) -> str:
    """Set what is at these places, and return the new text, which has been read to see that it makes sense.

    Raises SettingsError, for the text as it is or as it would be.
    """
    read(path, text)
    import tomlkit  # noqa: PLC0415  (settings are seldom changed)
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415
    from tomlkit.items import InlineTable  # noqa: PLC0415

    try:
        document = tomlkit.parse(text)
        for place, value in changes.items():
            table: MutableMapping[str, Any] = document
            for depth, name in enumerate(place[:-1], 2):
                if name not in table:
                    inline = isinstance(table, InlineTable)
                    table[name] = tomlkit.inline_table() if inline else tomlkit.table(depth < len(place))
                table = table[name]
            table[place[-1]] = value
        changed = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise SettingsError(f"{path} cannot be changed: {error}.", "Change the file by hand.") from None
    read(path, changed)
    return changed
