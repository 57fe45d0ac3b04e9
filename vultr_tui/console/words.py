"""How the console words what the catalogue knows."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Operation
from vultr_tui.api.values import Format, Type
from vultr_tui.console.actions.runs import Course, Standing
from vultr_tui.console.widgets.bar import Part
from vultr_tui.output.text import dollars


def phrase(intent: Intent) -> str:
    """The verb and what it is done to: `server reboot web-1`."""
    verb = spoken(intent.operation)
    match intent.targets:
        case ():
            return f"{verb} {_called(intent)}".strip()
        case (target,):
            return f"{verb} {target.name}"
        case targets:
            return f"{verb}, {len(targets)} at once"


def _called(intent: Intent) -> str:
    """What the user calls that which is made: the first plain text that was given."""
    for parameter in intent.operation.parameters:
        value = intent.arguments.get(parameter.name)
        free = parameter.format in {Format.PLAIN, Format.DOMAIN} and not (parameter.refers_to or parameter.allowed)
        if free and not parameter.secret and parameter.type is Type.STRING and isinstance(value, str) and value:
            return value
    return ""


def spoken(operation: Operation) -> str:
    """The operation as words: `server label set`."""
    return f"{operation.group} {operation.verb}".replace("_", " ")


def entry(api: Api, operation: Operation) -> str:
    """The operation as the palette lists it, verb first: `reboot: Server`."""
    nouns = (operation.group, operation.target_resource, operation.reply.resource)
    what = next((noun for noun in nouns if noun in api.resources_by_name), operation.group)
    return f"{operation.verb}: {what}".replace("_", " ")


HOURS_BILLED = 672
"""A month is billed as so many hours at most: what a month costs divided by this is the price of an hour."""


def price(amount: float) -> str:
    """What something costs a month, and an hour: `$5.00 a month, $0.007 an hour`."""
    return f"{dollars(amount)} a month, ${amount / HOURS_BILLED:,.3f} an hour"


def dollars_a_month(amount: float) -> str:
    """What it does to the bill."""
    if amount == 0:
        return "Costs nothing more"
    way = "Costs" if amount > 0 else "Saves"
    return f"{way} {price(abs(amount))}"


def lasted(seconds: float) -> str:
    """How long something took: `2 min 10 s`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (0 if hours else rest, "s"))
    return " ".join(f"{amount} {unit}" for amount, unit in parts if amount) or "0 s"


def progress(run: Course) -> tuple[Part, ...]:
    """How far a run has come: counts, never a picture that moves."""
    counted = f"{len(run.outcomes)} of {run.count}"
    failed = (Part(f"{run.faults} failed", "bad"),) if run.faults and run.count > 1 else ()
    match run.standing:
        case Standing.RUNNING:
            return (Part(f"◐ running, {counted}" if run.count > 1 else "◐ running", "busy"), *failed)
        case Standing.FOLLOWED:
            return (Part(f"◐ sent, not {run.arrival} yet", "busy"), *failed)
    if run.late:
        return Part(f"✖ {run.late.message}", "bad"), *failed
    if run.faults and run.count == 1:
        error = next(iter(run.outcomes.values())).error
        return (Part(f"✖ {error.message if error else 'failed'}", "bad"),)
    if run.faults:
        return Part(f"✖ {run.done} of {run.count} done", "bad"), *failed
    took = f", took {lasted(run.seconds)}" if round(run.seconds) else ""
    done = run.arrival if run.ready else f"{run.done} of {run.count} done" if run.count > 1 else "done"
    return (Part(f"● {done}{took}", "good"),)
