"""From what a zone holds to what it should hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from vultr_tui.account.zones import Kind, changes, record_of
from vultr_tui.api.catalogue import load
from vultr_tui.api.dns_records import Record
from vultr_tui.api.values import Row

API = load("v1")
ZONE = "example.com"


def row(number: int, record: Record) -> Row:
    return {
        "RECORDID": number,
        "type": record.kind,
        "name": record.name,
        "data": record.data,
        "priority": record.priority,
        "ttl": record.ttl,
    }


def rows(*records: Record) -> list[Row]:
    return [row(number, record) for number, record in enumerate(records, 1)]


def test_a_record_of_the_same_name_and_type_is_changed() -> None:
    (change,) = changes(API, ZONE, rows(Record("A", "www", "192.0.2.1")), [Record("A", "www", "192.0.2.2")])
    assert change.kind is Kind.CHANGE
    assert change.intent.operation.name == "dns.update_record"
    assert dict(change.intent.arguments) == {"domain": ZONE, "data": "192.0.2.2"}
    assert change.intent.targets[0].id == "1"


def test_names_are_the_same_in_any_case_and_text_is_not() -> None:
    had = rows(Record("CNAME", "WWW", "Example.com"), Record("TXT", "", '"a"'))
    wanted = [Record("CNAME", "www", "example.COM"), Record("TXT", "", '"A"')]
    (change,) = changes(API, ZONE, had, wanted)
    assert change.record.kind == "TXT"


def test_room_is_made_for_an_alias_and_else_nothing_is_deleted_first() -> None:
    had = rows(Record("A", "www", "192.0.2.1"), Record("A", "old", "192.0.2.1"))
    wanted = [Record("CNAME", "www", "example.com"), Record("A", "new", "192.0.2.1")]
    order = [(change.kind, change.record.name) for change in changes(API, ZONE, had, wanted)]
    assert order == [(Kind.DELETE, "www"), (Kind.ADD, "www"), (Kind.ADD, "new"), (Kind.DELETE, "old")]


def test_a_priority_is_given_only_where_there_is_one() -> None:
    wanted = [Record("MX", "", "mail.example.com", 10), Record("A", "", "192.0.2.1")]
    given_for = {change.record.kind: change.intent.arguments for change in changes(API, ZONE, [], wanted)}
    assert given_for["MX"]["priority"] == 10
    assert "priority" not in given_for["A"]


RECORDS = some.builds(
    Record,
    some.sampled_from(["A", "MX"]),
    some.sampled_from(["", "www", "Www", "mail"]),
    some.sampled_from(["192.0.2.1", "192.0.2.2", "192.0.2.3"]),
    some.just(0),
    some.sampled_from([60, 300]),
)


@given(some.lists(RECORDS, max_size=8), some.lists(RECORDS, max_size=8))
def test_the_changes_lead_to_what_is_wanted_and_no_record_is_touched_twice(
    had: list[Record], wanted: list[Record]
) -> None:
    now = {str(present["RECORDID"]): record_of(present) for present in rows(*had)}
    found = changes(API, ZONE, rows(*had), wanted)
    touched = [target.id for change in found for target in change.intent.targets]
    assert len(touched) == len(set(touched))
    for number, change in enumerate(found):
        match change.kind:
            case Kind.ADD:
                now[f"new {number}"] = change.record
            case Kind.CHANGE:
                now[change.intent.targets[0].id] = change.record
            case Kind.DELETE:
                del now[change.intent.targets[0].id]

    def said(records: list[Record]) -> list[tuple[object, ...]]:
        return sorted((r.kind, r.name.casefold(), r.data, r.priority, r.ttl) for r in records)

    assert said(list(now.values())) == said(wanted)
    assert not changes(API, ZONE, rows(*wanted), wanted)
