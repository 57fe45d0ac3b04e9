"""What an intent would do, what confirmation it owes, and whether it may be done at all."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fnmatch import fnmatchcase

from vultr_tui.account.calls import calls
from vultr_tui.account.loading import Loader
from vultr_tui.account.money import monthly, price_source
from vultr_tui.account.relations import Dependent, dependents, referring, touched, unknown
from vultr_tui.account.wording import plain, sentence
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import define, frozen, replace
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.request import Request, build
from vultr_tui.client.pacing import Priority

MANAGES_ALL = "manage_users"
"""The ACL that is as good as every other: who has it can give himself the rest."""
LONGEST_NAME = 40
"""A longer label is not asked to be typed; the id is."""


class Owed(Enum):
    """What the user must do before the intent is performed."""

    NOTHING = "nothing"
    YES = "yes"
    NAME = "name"
    """Type the target's name."""
    COUNT = "count"
    """Type how many targets there are."""


@frozen(kw_only=True)
class Verdict:
    """What is to be said of an intent before it is performed. Everything in it that names a row is hostile text."""

    intent: Intent
    risk: Risk
    owed: Owed
    refusal: str = ""
    """Why it may not be performed; empty if it may."""
    sentence: str
    """What will happen, in words."""
    warnings: tuple[str, ...] = ()
    name: str
    """What must be typed where a name is owed."""
    count: int
    """How many requests it makes, one for each target."""
    monthly: float | None
    """Dollars a month by which the bill rises, negative if it falls; None if nothing is known to change."""
    dependents: tuple[Dependent, ...] = ()
    complete: bool = False
    """Whether all that could depend on the targets has been looked up."""

    @property
    def request(self) -> Request:
        """The request for the first target; raises KeyError while it is not known what to put into its path."""
        return build(self.intent.operation, next(calls(self.intent))[1])


@define
class Guard:
    """The rules of one profile; `protect` has patterns of labels (`prod-*`) and of tags (`tag:prod`)."""

    loader: Loader
    protect: tuple[str, ...] = ()
    read_only: bool = False

    def judge(self, intent: Intent) -> Verdict:
        """Judge by what is known now; never asks the service."""
        tables, operation, risk = self.loader.tables, intent.operation, intent.risk
        count = max(1, len(intent.targets))
        bill = monthly(intent, tables)
        affected = tuple(touched(intent, tables))
        depending = [d for t in intent.targets for d in dependents(t, tables)] if risk is Risk.DESTRUCTIVE else []
        return Verdict(
            intent=intent,
            risk=risk,
            owed=_owed(risk, count),
            refusal=self.refusal(intent),
            sentence=sentence(intent, tables),
            warnings=tuple(_warnings(intent, bill)),
            name=_typable(affected[0]) if affected else operation.name if self._knows(operation) else operation.path,
            count=count,
            monthly=bill,
            dependents=tuple(depending),
        )

    def refusal(self, intent: Intent, *, brief: bool = False) -> str:
        """Say why the intent may not be performed; empty if it may. In `brief` where the verb and target are known."""
        return "" if intent.operation.reads else " ".join((*self._refusals(intent), *_unmet(intent, brief=brief)))

    async def prepare(self, intent: Intent) -> Verdict:
        """Judge once the rows that the verdict depends on are loaded: prices, dependents, what is protected."""
        needed = [await self.loader.ensure(*key) for key in self._needed(intent)]
        await self.inform(intent)
        if self._lacks(intent.operation):  # it may have been given since
            await self.loader.refresh(self.loader.tables.api.introspected, priority=Priority.ACTION)
        verdict = self.judge(intent)
        missing = [f"{t.resource.title} could not be looked up: {t.error.message}" for t in needed if t.error]
        return replace(verdict, warnings=(*verdict.warnings, *missing), complete=not missing)

    async def inform(self, intent: Intent) -> None:
        """Load the rows by which a protected one is known, as far as that is needed."""
        if self.protect and not intent.operation.reads:
            for resource in unknown(intent, self.loader.tables):
                await self.loader.ensure(resource)

    def _knows(self, operation: Operation) -> bool:
        """Tell whether the catalogue has the operation; one made for the occasion is called by its path."""
        return self.loader.tables.api.find(operation.name) is not None

    def _lacks(self, operation: Operation) -> bool:
        """Tell whether the key is known to lack the permission; what an earlier run knew does not count."""
        key = self.loader.tables.api.introspected
        table = self.loader.tables.get(key) if key else None
        granted = table.rows[0].get("acls") if table and table.rows and not table.outdated else None
        if not operation.access or not isinstance(granted, list | tuple):
            return False
        return not {operation.access, MANAGES_ALL} & set(map(str, granted))

    def _needed(self, intent: Intent) -> Iterator[tuple[str, str]]:
        operation, api = intent.operation, self.loader.tables.api
        for cost in (operation.cost, *operation.surcharges):
            parameter = operation.parameter(cost.by) if cost else None
            if parameter and parameter.refers_to:
                yield parameter.refers_to, ""
        target = api.resources_by_name.get(operation.target_resource)
        if operation.cost and target and (plans := price_source(api, target)[1]):
            yield plans, ""
        if intent.risk is Risk.DESTRUCTIVE and intent.targets:
            for resource, is_part in referring(api, operation.target_resource):
                yield from ((resource, target.id) for target in intent.targets) if is_part else [(resource, "")]

    def _refusals(self, intent: Intent) -> Iterator[str]:
        operation, tables = intent.operation, self.loader.tables
        if self.read_only:
            yield "Changes are off (read-only)."
        if self.protect:
            yield from filter(None, map(self._protection, touched(intent, tables)))
            if unknown(intent, tables) or not self._knows(operation):
                yield "Whether this touches something protected is not known."
        if self._lacks(operation):
            yield f"The key lacks the permission {operation.access!r}."

    def _protection(self, target: Target) -> str:
        tags = target.row.get("tags") or target.row.get("tag")
        tagged = [tags] if isinstance(tags, str) else tags if isinstance(tags, list | tuple) else []
        called = {target.name, target.id, *(f"tag:{tag}" for tag in tagged)}
        for pattern in self.protect:
            if any(fnmatchcase(name.lower(), pattern.lower()) for name in called):
                return f"{plain(target.name)} is protected by {pattern!r} in the profile."
        return ""


def _owed(risk: Risk, count: int) -> Owed:
    if risk is Risk.READ:
        return Owed.NOTHING
    if count > 1:
        return Owed.COUNT
    return {Risk.REVERSIBLE: Owed.NOTHING, Risk.DISRUPTIVE: Owed.YES, Risk.DESTRUCTIVE: Owed.NAME}[risk]


def _warnings(intent: Intent, bill: float | None) -> Iterator[str]:
    yield from (escalation.because for escalation in intent.operation.escalations_of(intent.arguments))
    if bill is None and (intent.operation.cost or intent.operation.surcharges):
        yield "what this does to the monthly bill is not known"


def _typable(target: Target) -> str:
    """Give the target's name if it can be typed as it is shown, else its id."""
    name = target.name
    typable = name.isprintable() and name == name.strip() and 0 < len(name) <= LONGEST_NAME
    return name if typable else target.id


def _unmet(intent: Intent, *, brief: bool) -> Iterator[str]:
    """Say of each target what it would have to be and is not."""
    for target in intent.targets:
        for requirement in intent.operation.requires if target.row else ():
            if not requirement.met_by(target.row.get(requirement.field)):
                why = f"{requirement.otherwise}."
                if not brief:
                    yield f"Cannot {_verb(intent.operation)} {plain(target.name)}: {why}"
                elif len(intent.targets) > 1:
                    yield f"{plain(target.name)}: {why}"
                else:
                    yield f"{why[:1].upper()}{why[1:]}"


def _verb(operation: Operation) -> str:
    return operation.verb.replace("_", " ")
