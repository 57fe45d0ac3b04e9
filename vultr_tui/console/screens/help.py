"""What the keys do, generated from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from vultr_tui.console import keys, themes
from vultr_tui.console.actions.operations import changing
from vultr_tui.console.panes.detail import Detail
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.screens.report import Report
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import fit
from vultr_tui.console.widgets.lines import Words
from vultr_tui.console.widgets.prompt import Prompt
from vultr_tui.console.widgets.table import Table

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

KEY, TEXT, EXAMPLE = 13, 43, 21
"""Cells for a key and what it does, where an id follows in the 80 there are; and for an example."""
SECTIONS: tuple[tuple[str, Sequence[BindingType]], ...] = (
    ("Everywhere", [*keys.MAIN, *keys.APP]),
    ("In a table", [*Table.BINDINGS, *Pane.BINDINGS]),
    ("In the details", Detail.BINDINGS),
    ("While typing a filter or a command", Prompt.BINDINGS),
)
FILTERS = (
    ("web", "rows with web in any column"),
    ("region:ewr !test", "in one field; not this word"),
    ("tag:web|db", "one word or the other"),
    ("price<40 ram>=2GB", "compared as what they are"),
    ("re:^web-\\d+$", "a regular expression"),
    ("sort:-created", "the newest first"),
)
COMMANDS = (
    (":servers tag:web", "a pane, with a filter"),
    (":go 203.0.113.7", "whatever has this name, id or address"),
    (":server reboot web-1", "any operation"),
    (":theme light", f"another look: {', '.join(themes.SUMMARIES)}"),
    (":profile NAME", "another account"),
    (":readonly", "no changes, until it is typed again"),
    (":mouse off", "leave the mouse to the terminal"),
    (":save NAME", "this pane and its filter; :view NAME opens it again"),
    (":key", "enter another API key"),
)


def help_screen(app: Console, keymap: Mapping[str, str]) -> Report:
    """The help for the view that is open, with the keys as they are bound now."""
    if app.screen is not app.main:
        return Report("Help", list(_screen(app)))
    pane = app.main.current
    return Report(f"Help: {pane.heading}", [(), *_keys_of(app, keymap), *_pane(pane), *_examples()])


def _screen(app: Console) -> Iterator[Words]:
    """The keys of a screen that is no pane, as they are active now."""
    keys: dict[str, tuple[list[str], str]] = {}
    for active in app.screen.active_bindings.values():
        if text := active.binding.tooltip or active.binding.description:
            keys.setdefault(active.binding.action, ([], text))[0].append(app.get_key_display(active.binding))
    yield ()
    yield from (_explained(" ".join(shown), text) for shown, text in keys.values())


def _pane(pane: Pane) -> Iterator[Words]:
    """What can be done to the rows of a pane, and by what they can be filtered."""
    api, resource = pane.account.api, pane.resource
    yield (Part(f"{pane.heading}: behind a", "strong"),)
    yield from (
        _explained(operation.verb.replace("_", " "), operation.summary) for operation in changing(api, resource)
    )
    yield from ((Part(f"  {line}"),) for line in wrap(resource.about, 74))
    names = ", ".join(field.name for field in resource.fields)
    yield from ((Part(f"  {line}", "muted"),) for line in wrap(f"Filters know: {names}.", 74))


def _keys_of(app: Console, keymap: Mapping[str, str]) -> Iterator[Words]:
    for title, bindings in SECTIONS:
        yield (Part(title, "strong"),)
        yield from (_explained(*line) for line in _keys(app, keymap, bindings))
        yield ()


def _examples() -> Iterator[Words]:
    for title, examples in (("Filters (/)", FILTERS), ("Commands (:)", COMMANDS)):
        yield ()
        yield (Part(title, "strong"),)
        yield from (_explained(example, text) for example, text in examples)


def _keys(app: Console, keymap: Mapping[str, str], bindings: Sequence[BindingType]) -> Iterator[tuple[str, str, str]]:
    for binding in bindings:
        if isinstance(binding, Binding) and binding.description:
            bound = keymap.get(binding.id or "", binding.key)
            each = Binding.make_bindings([Binding(bound, binding.action, binding.description)])
            yield " ".join(map(app.get_key_display, each)), binding.tooltip or binding.description, binding.id or ""


def _explained(key: str, text: str, id_: str = "") -> Words:
    """A key and what it does; at the end the id by which the settings give it another key."""
    if not id_:
        return (Part(f"  {fit(key, EXAMPLE)} ", "key"), Part(text))
    return (Part(f"  {fit(key, KEY)} ", "key"), Part(f"{fit(text, TEXT)} "), Part(id_, "muted"))
