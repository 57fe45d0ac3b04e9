"""Startup scripts: what a new server runs when it starts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.simulator.world import numbers
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table scripts (
    id          integer primary key,
    name        text not null,
    type        text not null,              -- boot, pxe
    script      text not null,
    created     real not null,
    modified    real not null
);
"""

UNKNOWN = "Invalid statup script.  Check SCRIPTID value and ensure your API key matches the scripts's account"
"""Recorded: 412 body."""

FIRST = 11_211
"""Scripts have numbers below a million (clients agree)."""

TYPES = ("boot", "pxe")
"""Run by the installed system once, or by iPXE at every start (reference: startupscript/list)."""


def owned(world: World, script: int) -> sqlite3.Row:
    """The script of that number; raises Refusal if the account has none such."""
    row = world.row("select * from scripts where id = ?", script)
    if row is None:
        raise Refusal(UNKNOWN)
    return row


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All scripts, oldest first."""
    return world.rows("select * from scripts order by id")


def create(world: World, name: str, script: str, kind: str = TYPES[0]) -> int:
    """Store a script; its number. Raises Refusal for an unknown kind and an empty script."""
    if kind not in TYPES:
        raise Refusal("Unable to create script: Invalid script type")
    if not script.strip():
        raise Refusal("Unable to create script: Script must not be empty")
    number = numbers.take(world, "script", first=FIRST)
    world.insert("scripts", id=number, name=name, type=kind, script=script, created=world.now, modified=world.now)
    return number


def change(
    world: World, script: int, *, name: str | None = None, text: str | None = None, kind: str | None = None
) -> None:
    """Change what is not None; raises Refusal if there is no such script, for an unknown kind and an empty text."""
    row = owned(world, script)
    if kind is not None and kind not in TYPES:
        raise Refusal("Unable to update script: Invalid script type")
    if text is not None and not text.strip():
        raise Refusal("Unable to update script: Script must not be empty")
    world.update(
        "scripts",
        "id",
        script,
        name=row["name"] if name is None else name,
        script=row["script"] if text is None else text,
        type=row["type"] if kind is None else kind,
        modified=world.now,
    )


def destroy(world: World, script: int) -> None:
    """Forget a script; raises Refusal if there is no such script."""
    world.delete("scripts", "id", owned(world, script)["id"])
