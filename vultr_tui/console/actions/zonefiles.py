"""Zone files in the console: a zone written to one, and a zone made to be as one says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vultr_tui.account.tables import Table
from vultr_tui.account.zones import RECORDS, Kind, ZoneChange, changes, record_of
from vultr_tui.api.dns_records import PRIORITIZED, Record
from vultr_tui.client.errors import ApiError
from vultr_tui.console.actions.batch import Step, carry_out
from vultr_tui.console.dialogs.ask import Ask
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.settings.paths import meant

if TYPE_CHECKING:
    from vultr_tui.console.app import Console
    from vultr_tui.grammar.zonefile import Skipped

LARGEST = 1 << 20
"""Bytes of a zone file; a larger one is no zone file of somebody's own."""
SOA = "dns_soa"
SHOWN = 4
"""Records that are left out and named; the rest is counted."""


async def export(app: Console, zone: str, path: str) -> None:
    """Write the records of a zone to a new file."""
    account = app.account
    records = await account.ensure(RECORDS, zone)
    authority = await account.ensure(SOA, zone)
    if failure := _failure(records) or _failure(authority):
        app.acting.fail(f"export {zone}", failure)
        return
    asked: str | None = path or await app.push_screen_wait(
        Ask(f"Export {zone}", account.clock, "The file to write", text=f"{zone}.zone", wrong=_unwritable)
    )
    if not asked:
        return
    if problem := _unwritable(asked):
        app.acting.tell(f"{asked}: {problem}", severe=True)
        return
    from vultr_tui.grammar.zonefile import write  # noqa: PLC0415  (a DNS library, for those who need it)

    soa = authority.rows[0] if authority.rows else {}
    text = write(
        zone,
        map(record_of, records.rows),
        server=str(soa.get("nsprimary") or ""),
        contact=str(soa.get("email") or ""),
        serial=int(datetime.fromtimestamp(account.clock.now(), UTC).strftime("%Y%m%d00")),
    )
    try:
        with _path(asked).open("x", encoding="ascii") as file:
            file.write(text)
    except OSError as error:
        app.acting.tell(f"{asked} could not be written: {error.strerror}.", severe=True)
    else:
        app.acting.tell(f"Exported {len(records.rows)} records to {asked}.")


async def import_(app: Console, zone: str, path: str) -> None:
    """Make the records of a zone those of a file, once the changes are seen and confirmed."""
    account = app.account
    asked: str | None = path or await app.push_screen_wait(
        Ask(f"Import into {zone}", account.clock, "The zone file to read, as BIND has it", wrong=_unreadable)
    )
    if not asked:
        return
    if problem := _unreadable(asked):
        app.acting.tell(f"{asked}: {problem}", severe=True)
        return
    from vultr_tui.grammar.zonefile import read  # noqa: PLC0415

    try:
        found = read(_text(asked), zone)
    except (OSError, UnicodeError) as error:
        app.acting.tell(f"{asked} could not be read: {getattr(error, 'strerror', '') or 'it is no text'}.", severe=True)
        return
    except GrammarError as error:
        app.acting.tell(f"{error.message} ({asked})", severe=True)
        return
    known = await account.refresh(RECORDS, zone)
    if failure := _failure(known):
        app.acting.fail(f"import into {zone}", failure)
        return
    steps = [_step(change) for change in changes(account.api, zone, known.rows, found.records)]
    if not steps:
        app.acting.tell(f"{zone} is as the file says: nothing to do.")
        return
    notes = [_counted(steps), *_notes(found.skipped)]
    await carry_out(app, f"Import into {zone}", steps, notes)


def _failure(known: Table) -> ApiError | None:
    """Why a list is no base for a file: half a zone looks like a whole one."""
    return known.error or (None if known.complete else ApiError("The service did not list the whole zone."))


def _path(text: str) -> Path:
    return meant(text.strip())


def _text(path: str) -> str:
    with _path(path).open("rb") as file:
        return file.read(LARGEST + 1).decode()


def _unreadable(path: str) -> str:
    found = _path(path)
    try:
        if not found.is_file():
            return "There is no such file."
        return "" if found.stat().st_size <= LARGEST else "It is too large for a zone file."
    except OSError as error:
        return f"It cannot be read: {error.strerror}."


def _unwritable(path: str) -> str:
    found = _path(path)
    try:
        if not path.strip() or not path.isprintable() or found.is_dir():
            return "Give the name of a file."
        if not found.parent.is_dir():
            return "There is no such folder."
        return "There is a file of that name; give another." if found.exists() else ""
    except OSError as error:
        return f"It cannot be written: {error.strerror}."


def _step(change: ZoneChange) -> Step:
    record = change.record
    what = f"{record.kind} {record.name or '@'}"
    if change.kind is Kind.CHANGE and change.before:
        return Step(change.intent, change.kind.value, what, "  ".join(_different(change.before, record)))
    return Step(change.intent, change.kind.value, what, _said(record))


def _said(record: Record) -> str:
    priority = f"{record.priority} " if record.kind in PRIORITIZED else ""
    return f"{priority}{record.data}  {record.ttl} s"


def _different(before: Record, after: Record) -> Iterator[str]:
    if before.data != after.data:
        yield f"{before.data} → {after.data}"
    if before.priority != after.priority:
        yield f"priority {before.priority} → {after.priority}"
    if before.ttl != after.ttl:
        yield f"{before.ttl} s → {after.ttl} s"


def _counted(steps: list[Step]) -> str:
    words = {"+": "added", "~": "changed", "-": "deleted"}
    counts = {sign: sum(step.sign == sign for step in steps) for sign in words}
    return ", ".join(f"{count} {words[sign]}" for sign, count in counts.items() if count)


def _notes(skipped: tuple[Skipped, ...]) -> Iterator[str]:
    for left in skipped[:SHOWN]:
        yield f"Not imported: {left.what}: {left.why}"
    if len(skipped) > SHOWN:
        yield f"Not imported: {len(skipped) - SHOWN} more"
