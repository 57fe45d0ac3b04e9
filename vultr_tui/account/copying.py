"""Another firewall group with the same rules, which the service has no request for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.calls import argument_for
from vultr_tui.account.guard import Owed, Verdict
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Risk
from vultr_tui.api.values import Row

GROUPS, RULES = "firewall", "firewall_rule"


def new_group(api: Api, description: str) -> Intent:
    """Make an empty group."""
    return Intent(api.operation("firewall.group_create"), {"description": description})


def same_rule(api: Api, row: Row) -> Intent:
    """Make the same rule, in a group that is still to be named."""
    operation = api.operation("firewall.rule_create")
    given = {
        parameter.name: value
        for parameter in operation.parameters
        if parameter.name != operation.target
        and parameter.name in row
        and (value := argument_for(parameter, row[parameter.name])) not in {None, ""}
    }
    return Intent(operation, given)


def within(intent: Intent, group: str) -> Intent:
    """Make the rule in that group."""
    return replace(intent, arguments={intent.operation.target: group, **intent.arguments})


def judged(account: Account, description: str, called: str, rules: Iterable[Row]) -> Verdict:
    """Judge a group and all its rules as one change: as dangerous as the worst of them."""
    making, added = new_group(account.api, description), [same_rule(account.api, row) for row in rules]
    verdicts = [account.guard(making), *(account.guard(within(intent, "0")) for intent in added)]
    risk = max(verdict.risk for verdict in verdicts)
    return replace(
        verdicts[0],
        risk=risk,
        owed=Owed.NAME if risk is Risk.DESTRUCTIVE else Owed.YES,
        refusal=next((verdict.refusal for verdict in verdicts if verdict.refusal), ""),
        sentence=f"Create a firewall group {description} with the {len(added)} rules of {called}.",
        warnings=tuple(dict.fromkeys(warning for verdict in verdicts for warning in verdict.warnings)),
        name=description,
        count=len(verdicts),
    )


async def copy(account: Account, description: str, rules: Iterable[Row]) -> AsyncIterator[Outcome]:
    """Make the group and then its rules, and tell what became of each; without the group there are no rules."""
    (made,) = await account.perform(new_group(account.api, description))
    yield made
    key = account.api.resource(GROUPS).key
    group = str(made.answer.object.get(key) or "") if made.answer else ""
    for row in rules if group else ():
        (added,) = await account.perform(within(same_rule(account.api, row), group))
        yield added
