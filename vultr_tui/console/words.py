"""How the console words what the catalogue knows."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Operation


def phrase(intent: Intent) -> str:
    """The verb and what it is done to: `server reboot web-1`."""
    verb = spoken(intent.operation)
    match intent.targets:
        case ():
            return verb
        case (target,):
            return f"{verb} {target.name}"
        case targets:
            return f"{verb}, {len(targets)} at once"


def spoken(operation: Operation) -> str:
    """The operation as words: `server label set`."""
    return f"{operation.group} {operation.verb}".replace("_", " ")


def entry(api: Api, operation: Operation) -> str:
    """The operation as the palette lists it, verb first: `reboot: Server`."""
    noun = operation.target_resource or operation.reply.resource
    what = noun if noun in api.resources_by_name else operation.group
    return f"{operation.verb}: {what}".replace("_", " ")


def dollars_a_month(amount: float) -> str:
    """What it does to the bill."""
    if amount == 0:
        return "Costs nothing more"
    way = "Costs" if amount > 0 else "Saves"
    return f"{way} ${abs(amount):,.2f} a month"
