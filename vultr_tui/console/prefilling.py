"""What a form begins with: the values that the operation is going to replace."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.api.dns_data import plain
from vultr_tui.api.intent import Intent
from vultr_tui.api.values import Format, Row
from vultr_tui.client.pacing import Priority
from vultr_tui.console.operations import overwritten


async def look_up(account: Account, intent: Intent) -> None:
    """Load what is replaced, where that is not in the target's row but a part of it."""
    if part := _part(account, intent):
        await account.ensure(part, intent.targets[0].id, Priority.ACTION)


def present(account: Account, intent: Intent) -> dict[str, str]:
    """The values the target has now, by parameter, as people type them."""
    if len(intent.targets) != 1:
        return {}
    part = _part(account, intent)
    rows = account.table(part, intent.targets[0].id).rows if part else (intent.targets[0].row,)
    row: Row = rows[0] if rows else {}
    values: dict[str, str] = {}
    for name, field in overwritten(intent.operation):
        value, parameter = row.get(field), intent.operation.parameter(name)
        if isinstance(value, (str, int, float)) and parameter:
            kind = str(row.get(parameter.decided_by, ""))
            values[name] = plain(kind, str(value)) if parameter.format is Format.DNS_DATA else str(value)
    return values


def _part(account: Account, intent: Intent) -> str:
    """The part of the target that is replaced, where each target has but one such part."""
    part = intent.operation.undo.part if intent.operation.undo else ""
    return part if part and not account.api.resource(part).key and len(intent.targets) == 1 else ""
