"""The fields of a resource, by what people call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vultr_tui.api.columns import STATE
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Json
from vultr_tui.grammar.errors import GrammarError, nearest

_STATE_NAMES = {"state", "status"}


def named(resource: Resource, name: str, position: int = 0) -> tuple[Field, ...]:
    """Find the fields the name stands for: one, or all those that are called exactly so.

    In any case: a field's name, its title, what it refers to, `price` and `state`; or the beginning of a name
    or title, or of a word in one (`created` is `date_created`), while that is clear. Otherwise GrammarError.
    """
    if not name:
        raise GrammarError("the name of a field is missing", position, 1)
    wanted = _folded(name)
    fields = (*resource.fields, *([STATE] if resource.states else ()))
    if exact := tuple(field for field in fields if _is_called(resource, field, wanted)):
        return exact
    for begins in (_begins, _has_word_beginning):
        found = tuple(field for field in fields if begins(field, wanted))
        if len(found) == 1:
            return found
        if found:
            names = tuple(field.name for field in found)
            raise GrammarError(f"{name} is not clear: it may be {', '.join(names)}", position, len(name), names)
    near = nearest(name, {called for field in fields for called in (field.name, field.refers_to) if called})
    raise GrammarError(f"{resource.title} have no field called {name}", position, len(name), near)


def listed(resource: Resource, text: str) -> Iterator[Field]:
    """Yield the fields that `label,main_ip` names; GrammarError for one that is unknown."""
    position = 0
    for name in text.split(","):
        yield named(resource, name, position)[0]
        position += len(name) + 1


def _folded(name: str) -> str:
    return name.casefold().replace(" ", "_")


def _is_called(resource: Resource, field: Field, wanted: str) -> bool:
    if field is STATE:
        return wanted in _STATE_NAMES
    if wanted == "price" and field.name == resource.price:
        return True
    return wanted in {_folded(field.name), _folded(field.title), field.refers_to}


def _begins(field: Field, wanted: str) -> bool:
    return _folded(field.name).startswith(wanted) or _folded(field.title).startswith(wanted)


def _has_word_beginning(field: Field, wanted: str) -> bool:
    words = f"{_folded(field.name)}_{_folded(field.title)}".split("_")
    return any(word.startswith(wanted) for word in words)


def texts_of(value: Json) -> tuple[str, ...]:
    """Return the texts a value shows: of a list those of its items, of an object those of its values."""
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes", "true") if value else ("no", "false")
    if isinstance(value, (str, int, float)):
        return (str(value),)
    items = value.values() if isinstance(value, Mapping) else value
    return tuple(text for item in items for text in texts_of(item))
