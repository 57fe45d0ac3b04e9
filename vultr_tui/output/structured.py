"""Data as JSON, JSON lines and YAML: exact for programs, harmless to a terminal."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator

from vultr_tui.api.operation import Shape
from vultr_tui.api.values import Json
from vultr_tui.output.content import Content
from vultr_tui.output.text import obeyed


def json_value(content: Content) -> Iterator[str]:
    """Write the data as one JSON value, indented by two; nothing if a reply has none."""
    if content.shape is not Shape.NOTHING:
        yield _json(content.selected(), indent=2)


def json_lines(content: Content) -> Iterator[str]:
    """Each row, each plain value, or the one object, on a line of its own."""
    data = content.selected()
    if isinstance(data, (list, tuple)):
        items: Iterable[Json] = data
    elif content.shape is Shape.VALUES or (content.single and data is not None):
        items = (data,)
    else:
        items = content.rows
    return map(_json, items)


def yaml_document(content: Content) -> Iterator[str]:
    """Write the data as one YAML document; nothing if there is none."""
    import yaml  # noqa: PLC0415  (most commands print no YAML)

    if content.shape is Shape.NOTHING:
        return
    data = json.loads(json.dumps(content.selected()))
    plain = not any(map(obeyed, json.dumps(data, ensure_ascii=False)))
    text: str = yaml.safe_dump(data, allow_unicode=plain, sort_keys=False, width=math.inf)
    yield text.removesuffix("...\n").rstrip("\n")


def _json(data: Json, indent: int | None = None) -> str:
    """JSON in which every character that a terminal may obey is an escape."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(_escaped(character) if character != "\n" and obeyed(character) else character for character in text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"
