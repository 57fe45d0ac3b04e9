"""Which parameters of an operation have a meaning beside what has been given so far."""

from __future__ import annotations

from vultr_tui.account.calls import calls
from vultr_tui.api.intent import Intent
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Argument, Arguments


def relevant(parameter: Parameter, intent: Intent, given: Arguments) -> bool:
    """Whether a form shows the parameter: not while the one it depends on is yet to be given, or says otherwise.

    What the target's row or a default supplies counts as given. Of a parameter that need not be given nothing is
    known, so what depends on it may have a meaning.
    """
    if parameter.when is None:
        return True
    known = {**_supplied(intent), **given}
    decider = intent.operation.parameter(parameter.when.parameter)
    if decider is None or parameter.when.parameter in known or decider.required:
        return parameter.when.holds(known)
    return True


def _supplied(intent: Intent) -> dict[str, Argument]:
    """What is so without being asked for: the defaults, and what the one target implies."""
    defaults = {p.name: p.default for p in intent.operation.parameters if p.default is not None}
    implied = next(calls(intent))[1] if len(intent.targets) == 1 else {}
    return {**defaults, **implied}
