"""Doing what was typed behind `:`, or chosen from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vultr_tui.console.actions.rowcommands import ROW_COMMANDS
from vultr_tui.console.commands import CONTROLS, Find, GoTo, Meaning, Own, Perform, Start
from vultr_tui.console.dialogs.menu import Choice, Menu
from vultr_tui.console.finding import named
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.places import Place

if TYPE_CHECKING:
    from vultr_tui.console.app import Console


class Obeying:
    """Hands each meaning to the part of the console whose work it is."""

    def __init__(self, app: Console) -> None:
        self._app = app

    def obey(self, meaning: Meaning | Start) -> None:
        """Do what is meant."""
        app = self._app
        match meaning:
            case GoTo(place):
                app.main.go(place)
                app.main.pane.focus_rows()
            case Find(word):
                self.find(word)
            case Own(word, rest):
                self._own(word, rest)
            case Start(name):
                app.on_rows.start(name, app.main.current)
            case Perform(command):
                app.run_worker(app.acting.obey(command))

    def _own(self, word: str, rest: str) -> None:
        app = self._app
        match word:
            case word if word in CONTROLS:
                app.controls.obey(word, rest)
            case word if word in OVERVIEWS:
                self.overview(word)
            case word if word in ROW_COMMANDS:
                app.on_rows.beyond(word, app.main.current, rest)
            case "quit":
                app.exit(0)
            case "undo":
                app.action_undo()
            case "redo":
                app.action_redo()
            case "operations":
                app.action_drawer()
            case "journal":
                app.action_journal()
            case "errors":
                app.action_errors()
            case _:
                app.action_help()

    def overview(self, word: str) -> None:
        """Open a screen that is made of several lists."""
        self._app.push_screen(OVERVIEWS[word].open(self._app.account.api))

    def find(self, word: str) -> None:
        """Go to the row that the word names, wherever it is; choose if it may be several."""
        app = self._app
        found = {
            f"{target.resource} {target.id}": (target, Place(target.resource))
            for table in app.account.tables()
            if table.resource.section
            for target in named(table, word)
        }
        if not found:
            app.acting.tell(f"Nothing known is called {word}.", severe=True)
        elif len(found) == 1:
            target, place = next(iter(found.values()))
            app.show(place, target.id)
        else:
            choices = [Choice(key, target.name, key) for key, (target, _) in found.items()]
            menu = Menu(f"Which {word}", app.account.clock, choices)
            app.ask(menu, lambda key: app.show(found[key][1], found[key][0].id))
