"""What the keys do to rows: they find the operations that suit, and hand over to those who carry them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.resource import Resource
from vultr_tui.api.titles import within
from vultr_tui.api.values import Row
from vultr_tui.console.actions import operations, ssh
from vultr_tui.console.actions.aiming import aimed
from vultr_tui.console.actions.copying import Copying
from vultr_tui.console.actions.rowcommands import ROW_COMMANDS, RowCommand, applying, subject
from vultr_tui.console.dialogs.menu import Choice, Menu
from vultr_tui.console.foreground import foreground
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.places import Place
from vultr_tui.console.relating import related
from vultr_tui.console.words import spoken
from vultr_tui.settings import SettingsError

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

RISKS = {Risk.READ: "", Risk.REVERSIBLE: "", Risk.DISRUPTIVE: "disrupts", Risk.DESTRUCTIVE: "destroys"}
"""What a menu notes of an operation's risk."""


class OnRows:
    """Does something to the rows that are chosen in a pane."""

    def __init__(self, app: Console) -> None:
        self._app = app

    @property
    def _account(self) -> Account:
        return self._app.account

    def do(self, deed: str, pane: Pane) -> None:
        """Do what a key of the main screen does to the rows of a pane; KeyError for what no key does."""
        deeds: dict[str, Callable[[Pane], None]] = {
            "act": self.act,
            "copy": self.copy,
            "create": self.create,
            "destroy": self.destroy,
            "edit": self.edit,
            "related": self.related,
            "ssh": self.ssh,
        }
        deeds[deed](pane)

    def act(self, pane: Pane) -> None:
        """Choose among all operations that act upon the chosen rows, or that one of them can be given to."""
        if pane.chosen:
            api = self._account.api
            found = sorted(operations.changing(api, pane.resource), key=lambda o: o.risk is Risk.DESTRUCTIVE)
            using = operations.using(api, pane.resource) if len(pane.chosen) == 1 else ()
            self._choose(_title(pane), self._aimed(pane, (*found, *using)), pane, applying(pane))

    def create(self, pane: Pane) -> None:
        """Make a row like those of the pane."""
        found = operations.creating(self._account.api, pane.resource)
        intents = [aimed(self._account, operation, pane.place) for operation in found]
        self._offer(f"Create: {pane.resource.title}", intents, f"{pane.resource.title} cannot be created here.", pane)

    def edit(self, pane: Pane) -> None:
        """Set a field of the row: the label where it has one."""
        if pane.chosen:
            against = f"{pane.resource.title} have nothing that can be set and taken back."
            self._offer(_title(pane), self._aimed(pane, self._edited(pane.resource)), against, pane)

    def destroy(self, pane: Pane) -> None:
        """Do away with the chosen rows."""
        operation = operations.destroying(self._account.api, pane.resource)
        if pane.chosen:
            found = self._aimed(pane, (operation,) if operation else ())
            self._offer(_title(pane), found, f"{pane.resource.title} cannot be destroyed.", pane)

    def start(self, name: str, pane: Pane) -> None:
        """Begin an operation by its name, on the chosen rows where it has to do with such."""
        self._begin(aimed(self._account, self._account.api.operation(name), pane.place, pane.chosen))

    def _aimed(self, pane: Pane, found: Sequence[Operation]) -> list[Intent]:
        return [aimed(self._account, operation, pane.place, pane.chosen) for operation in found]

    def _offer(self, title: str, intents: Sequence[Intent], against: str, pane: Pane) -> None:
        """Begin the one thing that can be meant, or let choose; `against` is said where there is none."""
        if not intents:
            self._app.acting.tell(against)
        elif len(intents) == 1:
            self._begin(intents[0])
        else:
            self._choose(title, intents, pane)

    def _choose(self, title: str, intents: Sequence[Intent], pane: Pane, commands: Sequence[RowCommand] = ()) -> None:
        """Choose from a menu; what was aimed at when it opened is what is meant."""
        meant = {intent.operation.name: intent for intent in intents}
        subjects = {command.word: subject(command, pane) for command in commands}
        choices = [self._choice(intent, pane) for intent in intents]
        choices += [Choice(command.word, command.title, command.summary) for command in commands]

        def begin(name: str) -> None:
            if name in meant:
                self._begin(meant[name])
            else:
                self._command(ROW_COMMANDS[name], subjects[name])

        self._app.ask(Menu(title, self._account.clock, choices), begin)

    def _choice(self, intent: Intent, pane: Pane) -> Choice:
        operation, own = intent.operation, intent.operation.target_resource == pane.resource.name
        against = self._account.refusal(intent, brief=True)
        title = operation.verb.replace("_", " ") if own else spoken(operation)
        note = "  ".join(filter(None, (RISKS[operation.risk], self._key(operation, pane))))
        return Choice(operation.name, title, operation.summary, against, note)

    def _key(self, operation: Operation, pane: Pane) -> str:
        """The key that begins the operation without the menu, where there is one."""
        if operation == operations.destroying(self._account.api, pane.resource):
            return self._app.key_of("row.destroy")
        edited = self._edited(pane.resource)
        return self._app.key_of("row.edit") if edited == (operation,) else ""

    def _edited(self, resource: Resource) -> tuple[Operation, ...]:
        """The operations that edit a row: that of the label alone where it has one."""
        found = operations.setting(self._account.api, resource)
        return found[:1] if found and found[0].parameter(resource.label) else found

    def _begin(self, intent: Intent) -> None:
        self._app.run_worker(self._app.acting.start(intent))

    def beyond(self, word: str, pane: Pane, given: str = "") -> None:
        """Do what is no operation of the catalogue to the row; `given` is what was typed behind the word."""
        command = ROW_COMMANDS[word]
        meant = subject(command, pane)
        if meant:
            self._command(command, meant, given)
        else:
            title = self._account.api.resource(command.resource).title
            what = command.summary[:1].lower() + command.summary[1:]
            self._app.acting.tell(f"Choose one of the {title} first: {what}.", severe=True)

    def _command(self, command: RowCommand, meant: str, given: str = "") -> None:
        self._app.run_worker(command.perform(self._app, meant, given))

    # Copying and going

    def copy(self, pane: Pane) -> None:
        """Choose what of the row goes to the clipboard, by way of the terminal (OSC 52)."""
        shown = self._app.main.detail.values
        texts = {f"line {number}": text for number, text in enumerate(shown, 1)}
        texts |= {"all lines": "\n".join(shown)} if len(shown) > 1 else {}
        texts |= Copying(self._account, self._app.profile, pane).texts()
        if texts:
            choices = [Choice(name, name, " ".join(map(str.strip, text.split("\n")))) for name, text in texts.items()]
            self._app.ask(Menu("Copy", self._account.clock, choices), lambda name: self._copy(name, texts[name]))

    def _copy(self, name: str, text: str) -> None:
        self._app.copy_to_clipboard(text)
        self._app.acting.tell(f"Copied: {name}.")

    def ssh(self, pane: Pane) -> None:
        """Leave for the machine under the cursor, and come back."""
        address = ssh.address_of(pane.resource, pane.row) if pane.row is not None else ""
        if not address:
            self._app.acting.tell("There is no address here to go to.")
            return
        try:
            words = ssh.command(self._app.profile, address)
            with self._app.suspend(), foreground():
                ssh.go(words, self._app.profile)
        except SettingsError as error:
            self._app.acting.tell(f"{error.message}\n{error.hint}", severe=True)
        except SuspendNotSupported:
            self._app.acting.tell("This terminal cannot be handed to ssh.", severe=True)

    def related(self, pane: Pane) -> None:
        """Choose among the rows that refer to this one, or that it refers to."""
        if pane.row is not None:
            self._app.run_worker(self._relate(pane.resource, pane.row))

    async def _relate(self, resource: Resource, row: Row) -> None:
        label = resource.title_of(row)
        places = {f"{place.resource} {id_}": (place, id_) for place, id_ in await related(self._account, resource, row)}
        if not places:
            self._app.acting.tell(f"Nothing known has to do with {label}.")
            return
        choices = [self._going(key, *found) for key, found in places.items()]
        menu = Menu(f"Related to {label}", self._account.clock, choices)
        self._app.ask(menu, lambda key: self._app.show(*places[key]))

    def _going(self, key: str, place: Place, id_: str) -> Choice:
        from vultr_tui.console.forms.options import described  # noqa: PLC0415  (seldom needed)

        table, shows = self._account.table(*place.key), self._app.shows
        row = table.row(id_)
        more = described(table.resource, row) if row is not None else ""
        return Choice(key, shows.name(place.resource, id_, place.parent), shows.listed_as(place), more=more)


def _title(pane: Pane) -> str:
    rows = pane.chosen
    return pane.resource.title_of(rows[0]) if len(rows) == 1 else f"{len(rows)} {within(pane.resource.title)}"
