"""The keys of the settings, checked against the actions there are."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import walk_packages

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from vultr_tui.console import dialogs, forms, keys, overviews, panes, screens, widgets
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.widgets.table import Table
from vultr_tui.settings import Settings, SettingsError, wrong_at


def check_keys(settings: Settings) -> None:
    """Raise SettingsError for the id of no action, and for a key that does two things in one place."""
    known = {id_ for place in places() for id_ in place}
    for id_ in settings.keys:
        if id_ not in known:
            raise _error(settings, id_, f"no action is called {id_!r}", "? in the console lists the keys by their ids.")
    for place in places():
        taken: dict[str, str] = {}
        for id_, usual in sorted(place.items(), key=lambda item: item[0] in settings.keys):
            for key in _each(settings.keys.get(id_, usual)):
                other = taken.setdefault(key, id_)
                if other != id_ and id_ in settings.keys:
                    raise _error(settings, id_, f"{key} is the key of {other} already", "Give one of them another key.")


def places() -> Iterator[dict[str, str]]:
    """The usual keys that are there at the same time, by the ids of their actions."""
    yield _keys([*keys.APP, *keys.MAIN, *Table.BINDINGS, *Pane.BINDINGS])
    for node in nodes():
        yield _keys([binding for kind in node.__mro__ for binding in vars(kind).get("BINDINGS", ())])


def _keys(bindings: list[BindingType]) -> dict[str, str]:
    return {binding.id: binding.key for binding in bindings if isinstance(binding, Binding) and binding.id}


def nodes() -> Iterator[type[DOMNode]]:
    """Everything on screen that may have keys of its own."""
    for package in (dialogs, forms, overviews, panes, screens, widgets):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            for _, member in getmembers(import_module(found.name), isclass):
                if issubclass(member, DOMNode) and member.__module__ == found.name:
                    yield member


def _each(key: str) -> list[str]:
    """The keys of a binding, each as Textual calls it."""
    return [binding.key for binding in Binding.make_bindings([Binding(key, "", "")])]


def _error(settings: Settings, id_: str, message: str, hint: str) -> SettingsError:
    text = settings.path.read_text(encoding="utf-8")
    return wrong_at(settings.path, text, ("keys", id_), message, hint)
