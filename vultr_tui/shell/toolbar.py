"""The line below the prompt: whose account this is, what may be done, and how old what is known is."""

from __future__ import annotations

from prompt_toolkit.formatted_text import StyleAndTextTuples

from vultr_tui.account.tables import Freshness, Table
from vultr_tui.api.titles import within
from vultr_tui.output.fitting import clip, width
from vultr_tui.output.text import harmless
from vultr_tui.output.times import Times
from vultr_tui.shell.shell import Shell

_STATES = {
    Freshness.LIVE: "live",
    Freshness.EMPTY: "live",
    Freshness.LOADING: "loading",
    Freshness.FORBIDDEN: "forbidden to this key",
    Freshness.FAILED: "could not be had",
}


def toolbar(shell: Shell, table: Table | None, hint: str, room: int) -> StyleAndTextTuples:
    """Write the line; it says nothing that changes by itself."""
    account = shell.account
    budget = account.session.budget
    parts: StyleAndTextTuples = [
        ("class:bar.profile", f" {harmless(shell.profile.name)} "),
        ("class:bar.ro", " read-only ") if account.read_only else ("class:bar", " read-write "),
        ("class:bar.busy" if budget.throttled or budget.trouble else "class:bar", f" {budget} "),
    ]
    if "dry-run" in shell.options:
        parts.append(("class:bar.ro", " dry run "))
    if table:
        parts.append(("class:bar", f" {age(table, account.clock.now(), shell.times)} "))
    left = sum(width(part[1]) for part in parts)
    said = clip(harmless(hint), max(room - left - 2, 0))
    return [*parts, ("class:bar", " " * max(room - left - width(said) - 1, 0)), ("class:bar.hint", said)]


def age(table: Table, now: float, times: Times) -> str:
    """Say how old the rows are, in words that do not tick."""
    title = within(table.resource.title)
    known = _STATES.get(table.state(now))
    if known or table.fetched_at is None:
        return f"{title} {known or 'loading'}"
    return f"{title} stale since {times.of_day(table.fetched_at)}"
