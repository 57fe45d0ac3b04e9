"""What of a row can be copied."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

from vultr_tui.account.account import Account
from vultr_tui.account.redaction import secret_fields, without_secrets
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Argument, Format, Json, Row
from vultr_tui.console.actions.spelling import spelled
from vultr_tui.console.actions.ssh import address_of, command
from vultr_tui.console.panes.pane import Pane
from vultr_tui.grammar import curl
from vultr_tui.grammar.commands import Command
from vultr_tui.output.cells import numeric
from vultr_tui.output.text import formatted
from vultr_tui.settings import Profile, SettingsError

ADDRESSES = {Format.ADDRESS, Format.DOMAIN, Format.DNS_DATA}


@frozen
class Copying:
    """Finds the texts for the row under the cursor, each with what it is called; secrets are in none."""

    account: Account
    profile: Profile
    pane: Pane

    def texts(self) -> Iterator[tuple[str, str]]:
        """The texts, the likeliest first."""
        pane, row = self.pane, self.pane.row
        if row is None:
            return
        resource = pane.resource
        open_row = without_secrets(row, secret_fields(self.account.api, resource))
        names = dict(self._addresses(resource, row))
        yield "id", resource.id_of(row)
        yield from names.items()
        yield "row", "\t".join(cell.text for cell in pane.shows.line(resource, pane.shows.fields(resource), row))
        yield "row as JSON", json.dumps(open_row, indent=2, ensure_ascii=False)
        yield from self._requests()
        yield from (
            (f"field {_called(field)}", _written(resource, field, open_row[field.name]))
            for field in resource.fields
            if isinstance(open_row.get(field.name), str | int | float)
            and open_row[field.name] != ""
            and field.applies(row)
            and _called(field) not in {"id", *names}
        )

    def _addresses(self, resource: Resource, row: Row) -> Iterator[tuple[str, str]]:
        if resource.label and row.get(resource.label):
            yield "label", resource.label_of(row)
        found = (field for field in resource.fields if field.format in ADDRESSES and row.get(field.name))
        yield from ((_called(field), str(row[field.name])) for field in found)
        if address := address_of(resource, row):
            with suppress(SettingsError):  # `s` tells what is wrong with the user's name
                yield "ssh line", " ".join(command(self.profile, address))

    def _requests(self) -> Iterator[tuple[str, str]]:
        listing = self.account.api.operation(self.pane.resource.lists[0].operation)
        words, given = self._listed(listing.target)
        yield "command that lists it", spelled(self.account, Command(listing, words, given))
        arguments: dict[str, Argument] = {**given, **({listing.target: words[0]} if words else {})}
        yield "curl that lists it", curl.render(self.account.api, listing, arguments, self.account.address)

    def _listed(self, target: str) -> tuple[tuple[str, ...], dict[str, str]]:
        """What the listing is given: targets, or arguments."""
        place, resource = self.pane.place, self.pane.resource
        if not place.parent:
            return (), {}
        if target == resource.parent_parameter:
            return (place.parent,), {}
        return (), {resource.parent_parameter: place.parent}


def _written(resource: Resource, field: Field, value: Json) -> str:
    """A text as the service gave it, which may be an id that is shown by its name; quantities as the table has them."""
    return value if isinstance(value, str) and not numeric(resource, field) else formatted(field, value)


def _called(field: Field) -> str:
    return (field.title or field.name).lower()
