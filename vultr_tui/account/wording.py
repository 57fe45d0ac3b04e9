"""An intent in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vultr_tui.account.redaction import redacted
from vultr_tui.account.tables import Tables
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.titles import title, within
from vultr_tui.api.values import Argument, Format

_UNITS = {Format.MEGABYTES: "MB", Format.GIGABYTES: "GB"}
MOST_NAMED = 20
"""Of more targets than this the rest is a number."""


def sentence(intent: Intent, tables: Tables) -> str:
    """Say what will happen: «Destroy web-1 (203.0.113.10) and all data on it. There is no way back»."""
    given = ", ".join(
        f"{_titled(name, intent, tables)} {_shown(intent.operation.parameter(name), value, tables)}"
        for name, value in redacted(intent.operation, intent.arguments).items()
        if value != ""
    )
    said = _phrase(intent, tables) + (f", with {given}" if given else "")
    return plain(f"{said}. {intent.operation.details}".strip())


def _titled(name: str, intent: Intent, tables: Tables) -> str:
    """What people call the parameter, within a sentence: `location`, `SSH keys`."""
    parameter = intent.operation.parameter(name)
    return within(title(tables.api, intent.operation, parameter) if parameter else "") or name


def called(target: Target, resource: Resource | None = None) -> str:
    """Give the target's name and what tells it from others of that name: an address, or its id."""
    fields = resource.names if resource else ()
    further = [str(target.row.get(field) or "") for field in fields]
    detail = next((text for text in further if text and text != target.name), target.id)
    return target.name if detail == target.name else f"{target.name} ({detail})"


def listed(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """Name the first so many of them, and count the rest: `a, b and 3 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def plain(text: str) -> str:
    """Put the text in one line, with a mark for every character that is not a visible one."""
    return "".join(character if character.isprintable() else "�" for character in text)


def _phrase(intent: Intent, tables: Tables) -> str:
    """Give the operation's summary, with its targets in the place of «a server»."""
    operation, targets = intent.operation, intent.targets
    if not targets:
        return operation.summary
    resource = tables.api.resources_by_name.get(targets[0].resource)
    names = listed([called(target, resource) for target in targets])
    nouns = operation.target_parameter.summary.split()[1:] if operation.target_parameter else []
    for length in range(len(nouns), 0, -1):
        noun = " ".join(nouns[:length])
        meant = re.search(rf"\b(?:an?|the) {re.escape(noun)}\b", operation.summary)
        if meant:
            plural = f"{len(targets)} {noun}{'es' if noun.endswith('s') else 's'}: {names}"
            name = names if len(targets) == 1 else plural
            return operation.summary[: meant.start()] + name + operation.summary[meant.end() :]
    return f"{operation.summary}: {names}"


def _shown(parameter: Parameter | None, value: Argument, tables: Tables) -> str:
    """Show the value, or the label of the row it refers to where that is known."""
    if not isinstance(value, str | int | float):
        return " ".join(value)
    if parameter and parameter.format in _UNITS:
        return f"{value} {_UNITS[parameter.format]}"
    row = tables.find(parameter.refers_to, str(value)) if parameter else None
    return tables.api.resource(parameter.refers_to).label_of(row) if parameter and row else str(value)
