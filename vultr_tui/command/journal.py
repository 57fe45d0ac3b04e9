"""`vultr-tui journal`: the changes made from here, the latest last."""

from __future__ import annotations

from vultr_tui.account.entry import Entry
from vultr_tui.account.journal import Journal
from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Row, Type
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.opening import profile_of
from vultr_tui.command.printing import show
from vultr_tui.command.report import Report
from vultr_tui.grammar.options import Options
from vultr_tui.output.content import Content
from vultr_tui.output.times import Times, iso
from vultr_tui.settings import Paths, Settings

ENTRIES = Resource(
    name="entry",
    title="Changes",
    section="",
    lists=(),
    key="id",
    fields=(
        Field(name="time", title="Time", format=Format.DATE, priority=2),
        Field(name="operation", title="Operation", priority=1),
        Field(name="target", title="Target", priority=1),
        Field(name="arguments", title="Arguments", type=Type.OBJECT, priority=4),
        Field(name="outcome", title="Outcome", priority=2),
        Field(name="message", title="Message", priority=5),
        Field(name="duration", title="Seconds", type=Type.NUMBER),
        Field(name="undo", title="Taken back by"),
        Field(name="undone_by", title="Undone by"),
        Field(name="profile", title="Profile"),
        Field(name="id", title="Entry", priority=3),
    ),
)


def run(invocation: Invocation) -> Exit:
    """Print the journal of the profile."""
    profile = profile_of(invocation.options)
    journal = Journal(Paths.find().journal(profile.name), profile.name)
    code = list_entries(journal, invocation.options, Times(Settings.load_or_usual().time))
    for problem in journal.problems.fresh():
        Report(as_json=invocation.as_json).warn(problem)
    return code


def list_entries(journal: Journal, options: Options, times: Times) -> Exit:
    """Print a journal as the options ask for."""
    rows = [row(entry) for entry in journal.entries()]
    content = Content(shape=Shape.ROWS, data=rows, resource=ENTRIES, times=times)
    show(content, options)
    return Exit.OK


def row(entry: Entry) -> Row:
    """Say what is told of an entry; its secrets were never written down."""
    return {
        "time": iso(entry.time),
        "operation": entry.operation,
        "target": ", ".join(target.name for target in entry.targets),
        "arguments": entry.arguments,
        "outcome": entry.outcome.value,
        "message": entry.message,
        "duration": entry.duration,
        "undo": entry.undo.operation if entry.undo else None,
        "undone_by": entry.undone_by,
        "profile": entry.profile,
        "id": entry.id,
    }
