"""What the keys do to rows: they find the operations that suit, and hand over to those who carry them out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vultr_tui.account.redaction import secret_fields, without_secrets
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Format, Row
from vultr_tui.console import operations
from vultr_tui.console.aiming import aimed
from vultr_tui.console.dialogs.menu import Choice, Menu
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.places import Place
from vultr_tui.console.relating import related
from vultr_tui.console.words import spoken
from vultr_tui.grammar.commands import Command, render

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

RISKS = {Risk.READ: "", Risk.REVERSIBLE: "", Risk.DISRUPTIVE: "disrupts", Risk.DESTRUCTIVE: "destroys"}
"""What a menu notes of an operation's risk."""


class OnRows:
    """Does something to the rows that are chosen in a pane."""

    def __init__(self, app: Console) -> None:
        self._app = app
        self._account = app.account

    def act(self, pane: Pane) -> None:
        """Choose among all operations that act upon the chosen rows, or that one of them can be given to."""
        if pane.chosen:
            api = self._account.api
            found = operations.changing(api, pane.resource)
            using = operations.using(api, pane.resource) if len(pane.chosen) == 1 else ()
            self._choose(_title(pane), self._aimed(pane, (*found, *using)), pane)

    def create(self, pane: Pane) -> None:
        """Make a row like those of the pane."""
        found = operations.creating(self._account.api, pane.resource)
        intents = [aimed(self._account, operation, pane.place) for operation in found]
        self._offer(f"Create: {pane.resource.title}", intents, f"{pane.resource.title} cannot be created here.", pane)

    def edit(self, pane: Pane) -> None:
        """Set a field of the row: the label where it has one."""
        found = operations.setting(self._account.api, pane.resource)
        if found and found[0].parameter(pane.resource.label):
            found = found[:1]
        if pane.chosen:
            against = f"{pane.resource.title} have nothing that can be set and taken back."
            self._offer(_title(pane), self._aimed(pane, found), against, pane)

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

    def _choose(self, title: str, intents: Sequence[Intent], pane: Pane) -> None:
        """Choose from a menu; what was aimed at when it opened is what is meant."""
        meant = {intent.operation.name: intent for intent in intents}
        menu = Menu(title, self._account.clock, [self._choice(intent, pane.place.resource) for intent in intents])
        self._app.ask(menu, lambda name: self._begin(meant[name]))

    def _choice(self, intent: Intent, resource: str) -> Choice:
        operation = intent.operation
        against = self._account.guard(intent).refusal if intent.targets else ""
        title = operation.verb.replace("_", " ") if operation.target_resource == resource else spoken(operation)
        return Choice(operation.name, title, operation.summary, against, RISKS[operation.risk])

    def _begin(self, intent: Intent) -> None:
        self._app.run_worker(self._app.acting.start(intent))

    # Copying and going

    def copy(self, pane: Pane) -> None:
        """Choose what of the row goes to the clipboard, by way of the terminal (OSC 52)."""
        if pane.row is not None:
            texts = dict(self._texts(pane, pane.row))
            choices = [Choice(name, name, text.replace("\n", " ")) for name, text in texts.items()]
            self._app.ask(Menu("Copy", self._account.clock, choices), lambda name: self._copy(name, texts[name]))

    def _copy(self, name: str, text: str) -> None:
        self._app.copy_to_clipboard(text)
        self._app.acting.tell(f"Copied: {name}.")

    def _texts(self, pane: Pane, row: Row) -> Iterator[tuple[str, str]]:
        resource = pane.resource
        yield "id", resource.id_of(row)
        if resource.label and row.get(resource.label):
            yield "label", resource.label_of(row)
        for field in resource.fields:
            if field.format in {Format.ADDRESS, Format.DOMAIN, Format.DNS_DATA} and row.get(field.name):
                yield (field.title or field.name).lower(), str(row[field.name])
        open_row = without_secrets(row, secret_fields(self._account.api, resource))
        yield "row as JSON", json.dumps(open_row, indent=2, ensure_ascii=False)
        listing = self._account.api.operation(resource.lists[0].operation)
        yield "command that lists it", f"vultr-tui {render(Command(listing, *self._listed(listing, pane)))}"

    @staticmethod
    def _listed(listing: Operation, pane: Pane) -> tuple[tuple[str, ...], dict[str, str]]:
        if not pane.place.parent:
            return (), {}
        if listing.target == pane.resource.parent_parameter:
            return (pane.place.parent,), {}
        return (), {pane.resource.parent_parameter: pane.place.parent}

    def related(self, pane: Pane) -> None:
        """Choose among the rows that refer to this one, or that it refers to."""
        if pane.row is not None:
            self._app.run_worker(self._relate(pane.resource, pane.row))

    async def _relate(self, resource: Resource, row: Row) -> None:
        label = resource.label_of(row)
        places = {f"{place.resource} {id_}": (place, id_) for place, id_ in await related(self._account, resource, row)}
        if not places:
            self._app.acting.tell(f"Nothing known has to do with {label}.")
            return
        choices = [
            Choice(
                key,
                self._app.shows.name(place.resource, id_, place.parent),
                self._listed_as(place),
            )
            for key, (place, id_) in places.items()
        ]
        menu = Menu(f"Related to {label}", self._account.clock, choices)
        self._app.ask(menu, lambda key: self._app.show(*places[key]))

    def _listed_as(self, place: Place) -> str:
        """The pane, and whose part it is."""
        resource = self._account.api.resource(place.resource)
        whole = f" of {self._app.shows.name(resource.parent, place.parent)}" if place.parent else ""
        return f"{resource.title}{whole}"


def _title(pane: Pane) -> str:
    rows = pane.chosen
    return pane.resource.label_of(rows[0]) if len(rows) == 1 else f"{len(rows)} {pane.resource.title.lower()}"
