"""What a form begins with, the values that are going to be replaced; and what becomes of those that are typed."""

from __future__ import annotations

from base64 import b64encode

from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Argument, Format, Row
from vultr_tui.client.pacing import Priority
from vultr_tui.console.actions.operations import overwritten


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
            values[name] = str(value)
            if parameter.format is Format.DNS_DATA:
                from vultr_tui.api.dns_data import plain  # noqa: PLC0415  (for the rows of one table)

                values[name] = plain(str(row.get(parameter.decided_by, "")), str(value))
    return values


def argument(parameter: Parameter, text: str, kind: str) -> Argument:
    """What is sent for what was typed; `kind` is the word that decides what kind of value it is."""
    if parameter.format is Format.DNS_DATA:
        from vultr_tui.api.dns_data import written  # noqa: PLC0415

        return written(kind, text)
    if parameter.format is Format.BASE64:
        return b64encode(text.encode()).decode()
    if parameter.many:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _part(account: Account, intent: Intent) -> str:
    """The part of the target that is replaced, where each target has but one such part."""
    part = intent.operation.undo.part if intent.operation.undo else ""
    return part if part and not account.api.resource(part).key and len(intent.targets) == 1 else ""
