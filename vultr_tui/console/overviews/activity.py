"""What was done to the account, by whom and from where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from vultr_tui.account.account import Account
from vultr_tui.account.activity import LOG, deeds
from vultr_tui.api.catalogue import Api
from vultr_tui.api.resource import Field, Resource, State, Tone
from vultr_tui.api.values import Format, Row
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.places import Place

RESOURCE = Resource(
    name="activity",
    title="Activity",
    section="Account",
    lists=(),
    key="key",
    label="what",
    fields=(
        Field(name="when", title="When", format=Format.DATE, priority=1),
        Field(name="what", title="What", priority=2),
        Field(name="on", title="On", priority=4),
        Field(name="who", title="Who", priority=3),
        Field(name="address", title="From", format=Format.ADDRESS, priority=5),
        Field(name="result", title="Result"),
    ),
    states=(
        State("done", Tone.GOOD, (("result", ("done",)),)),
        State("under way", Tone.BUSY, (("result", ("under way",)),), transient=True),
        State("unknown", Tone.BUSY, (("result", ("unknown",)),), transient=True),
        State("not done", Tone.BAD),
    ),
    order="-when",
)


def rows(account: Account) -> Iterator[Row]:
    """Tell a row for each change."""
    for number, deed in enumerate(reversed(deeds(account))):
        yield {
            "key": f"{number} {deed.resource} {deed.row}",
            "when": datetime.fromtimestamp(deed.time, UTC).isoformat(timespec="seconds"),
            "what": deed.what,
            "on": "" if deed.own else _named(account, deed.resource, deed.row),
            "who": deed.who,
            "address": deed.address,
            "result": deed.result,
        }


def _named(account: Account, resource: str, id_: str) -> str:
    """Call the row by its label, if it is known."""
    if resource not in account.api.resources_by_name or account.api.resource(resource).parent:
        return id_
    table = account.table(resource)
    row = table.row(id_)
    return table.resource.label_of(row) if row else id_


def activity(api: Api) -> Derived:
    """The overview; without a log of the service it knows what was done by this program."""
    logged = LOG in api.resources_by_name
    first = next(resource.name for resource in api.resources if resource.section)

    def opens(row: Row) -> tuple[Place, str]:
        _, resource, id_ = str(row["key"]).split(" ", 2)
        known = api.resources_by_name.get(resource)
        return (Place(resource), id_) if known and known.section else (Place(LOG if logged else first), "")

    return Derived(resource=RESOURCE, sources=(LOG, "user") if logged else (), rows=rows, opens=opens)
