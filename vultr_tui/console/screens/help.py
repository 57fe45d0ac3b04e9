"""What the keys do, generated from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import App
from textual.binding import Binding, BindingType

from vultr_tui.console import keys
from vultr_tui.console.panes.detail import Detail
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.screens.report import Report
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import fit
from vultr_tui.console.widgets.lines import Words
from vultr_tui.console.widgets.prompt import Prompt
from vultr_tui.console.widgets.table import Table

SECTIONS: tuple[tuple[str, Sequence[BindingType]], ...] = (
    ("Everywhere", keys.MAIN),
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
    (":theme light", "another look"),
)


def help_screen(app: App[int], keymap: Mapping[str, str]) -> Report:
    """The help, with the keys as they are bound now."""
    return Report("Help", list(_lines(app, keymap)))


def _lines(app: App[int], keymap: Mapping[str, str]) -> Iterator[Words]:
    yield ()
    for title, bindings in SECTIONS:
        yield (Part(title, "strong"),)
        yield from (_explained(key, text) for key, text in _keys(app, keymap, bindings))
        yield ()
    for title, examples in (("Filters (/)", FILTERS), ("Commands (:)", COMMANDS)):
        yield (Part(title, "strong"),)
        yield from (_explained(example, text) for example, text in examples)
        yield ()


def _keys(app: App[int], keymap: Mapping[str, str], bindings: Sequence[BindingType]) -> Iterator[tuple[str, str]]:
    for binding in bindings:
        if isinstance(binding, Binding) and binding.description:
            bound = keymap.get(binding.id or "", binding.key)
            each = Binding.make_bindings([Binding(bound, binding.action, binding.description)])
            yield " ".join(map(app.get_key_display, each)), binding.tooltip or binding.description


def _explained(key: str, text: str) -> Words:
    return (Part(f"  {fit(key, 20)}", "key"), Part(text))
