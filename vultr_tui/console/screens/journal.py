"""What was done to the account, the latest first."""

from __future__ import annotations

from datetime import datetime

from vultr_tui.account.journal import Entry, Journal, Result
from vultr_tui.console.screens.report import Report
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import fit
from vultr_tui.console.widgets.lines import Words

TONES = {Result.OK: "good", Result.FAILED: "bad", Result.UNKNOWN: "busy", Result.PENDING: "busy"}


def journal_screen(journal: Journal) -> Report:
    """The journal as it is now."""
    lines = [line for entry in reversed(journal.entries()) for line in _entry(entry)]
    return Report("Journal", lines or [(), (Part("Nothing was changed through this profile yet.", "muted"),)])


def _entry(entry: Entry) -> list[Words]:
    when = datetime.fromtimestamp(entry.time).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    what = entry.operation.replace(".", " ").replace("_", " ")
    names = ", ".join(target.name for target in entry.targets)
    given = " ".join(f"{name}={value}" for name, value in entry.arguments.items())
    notes = [note for note, holds in (("taken back", entry.undone_by), ("an undo", entry.undoes)) if holds]
    said = "  ".join(filter(None, [entry.message, *notes]))
    return [
        (
            Part(f"{when}  ", "muted"),
            Part(fit(entry.outcome.value, 9), TONES[entry.outcome]),
            Part(f"{what} {names}".strip(), "strong"),
            Part(f"  {given}"),
            Part(f"  {said}" if said else "", "muted"),
        )
    ]
