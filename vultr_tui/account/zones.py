"""What has to be done to a zone so that its records are those of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from vultr_tui.account.comparing import canonical
from vultr_tui.account.names import target_of
from vultr_tui.api.catalogue import Api
from vultr_tui.api.dns_records import PRIORITIZED, Record
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import frozen
from vultr_tui.api.values import Argument, Format, Row

RECORDS = "dns_record"


class Kind(Enum):
    """What a change does; the value is the sign it is written with."""

    ADD = "+"
    CHANGE = "~"
    DELETE = "-"


@frozen
class ZoneChange:
    """One change of a zone, the record it is about, and what that was before."""

    kind: Kind
    record: Record
    intent: Intent
    before: Record | None = None


def record_of(row: Row) -> Record:
    """The record that a row of the service is."""
    numbers = {name: value if isinstance(value := row.get(name), int) else 0 for name in ("priority", "ttl")}
    kind = str(row.get("type") or "")
    priority = numbers["priority"] if kind in PRIORITIZED else 0
    return Record(kind, str(row.get("name") or ""), str(row.get("data") or ""), priority, numbers["ttl"])


def changes(api: Api, zone: str, rows: Sequence[Row], wanted: Iterable[Record]) -> tuple[ZoneChange, ...]:
    """Find the fewest changes that make the zone hold these records and no others, in an order they can be made in.

    A record of the same name and type is changed rather than made anew.
    """
    had: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        had.setdefault(_place(record_of(row)), []).append(row)
    asked: dict[tuple[str, str], list[Record]] = {}
    for record in wanted:
        asked.setdefault(_place(record), []).append(record)
    found: list[ZoneChange] = []
    for place in dict.fromkeys((*asked, *had)):
        found += _at(api, zone, had.get(place, []), asked.get(place, []))
    aliases = {change.record.name.casefold() for change in found if change.record.kind == "CNAME"}
    crowded = aliases & {change.record.name.casefold() for change in found if change.kind is Kind.ADD}
    return tuple(sorted(found, key=lambda change: _turn(change, crowded)))


def _place(record: Record) -> tuple[str, str]:
    return record.name.casefold(), record.kind.upper()


def _turn(change: ZoneChange, crowded: set[str]) -> int:
    """Add before anything is deleted, unless an alias comes or goes there, which tolerates nothing beside it."""
    if change.kind is Kind.DELETE:
        return 0 if change.record.name.casefold() in crowded else 3
    return 1 if change.kind is Kind.CHANGE else 2


def _at(api: Api, zone: str, rows: list[Row], wanted: list[Record]) -> Iterator[ZoneChange]:
    """Find the changes of the records of one name and type."""
    left = list(rows)
    missing: list[Record] = []
    for same in (_whole, _meaning):
        missing = []
        for record in wanted:
            twin = next((row for row in left if same(record_of(row)) == same(record)), None)
            if twin is None:
                missing.append(record)
                continue
            left.remove(twin)
            if record_of(twin).ttl != record.ttl:
                yield _change(api, zone, twin, record)
        wanted = missing
    for row, record in zip(left, missing, strict=False):
        yield _change(api, zone, row, record)
    both = min(len(left), len(missing))
    for record in missing[both:]:
        yield _add(api, zone, record)
    for row in left[both:]:
        yield _delete(api, zone, row)


def _meaning(record: Record) -> tuple[str, int]:
    form = Format.ADDRESS if record.kind == "AAAA" else Format.PLAIN
    return record.data if record.kind == "TXT" else canonical(record.data, form).casefold(), record.priority


def _whole(record: Record) -> tuple[tuple[str, int], int]:
    return _meaning(record), record.ttl


def _add(api: Api, zone: str, record: Record) -> ZoneChange:
    operation = api.operation("dns.create_record")
    given: dict[str, Argument] = {"name": record.name, "type": record.kind, "data": record.data, "ttl": record.ttl}
    if record.kind in PRIORITIZED:
        given["priority"] = record.priority
    return ZoneChange(Kind.ADD, record, Intent(operation, {"domain": zone, **given}))


def _change(api: Api, zone: str, row: Row, record: Record) -> ZoneChange:
    operation, before = api.operation("dns.update_record"), record_of(row)
    given: dict[str, Argument] = {}
    if _meaning(before)[0] != _meaning(record)[0]:
        given["data"] = record.data
    if before.priority != record.priority:
        given["priority"] = record.priority
    if before.ttl != record.ttl:
        given["ttl"] = record.ttl
    target = target_of(api.resource(RECORDS), row, operation.target_parameter)
    return ZoneChange(Kind.CHANGE, record, Intent(operation, {"domain": zone, **given}, (target,)), before)


def _delete(api: Api, zone: str, row: Row) -> ZoneChange:
    operation = api.operation("dns.delete_record")
    target = target_of(api.resource(RECORDS), row, operation.target_parameter)
    return ZoneChange(Kind.DELETE, record_of(row), Intent(operation, {"domain": zone}, (target,)))
