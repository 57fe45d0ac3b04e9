"""Every operation above reversible, in every API, on a row that it could be performed on."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.mirror.rows import argument, arguments_for, key_of
from vultr_tui.account.account import Account
from vultr_tui.account.calls import calls
from vultr_tui.api.catalogue import Api, Rate, Scope, load
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.request import Request, build
from vultr_tui.api.values import Arguments
from vultr_tui.grammar import curl
from vultr_tui.grammar.commands import command_of, render

APIS: tuple[Api, ...] = tuple(replace(load(name), rate=Rate(100_000, Scope.KEY)) for name in ("v1", "v2"))


@dataclass(frozen=True)
class Case:
    """One operation with what it is given."""

    api: Api = field(repr=False)
    operation: Operation = field(repr=False)
    arguments: Arguments = field(repr=False)

    def __str__(self) -> str:
        escalated = "!" if self.operation.risk_of(self.arguments) > self.operation.risk else ""
        return f"{self.api.name} {self.operation.name}{escalated}"

    @property
    def risk(self) -> Risk:
        return self.operation.risk_of(self.arguments)

    async def intent(self, account: Account) -> Intent:
        """Aim it at the first row that there is, as somebody does who has the list before him."""
        operation = self.operation
        if not operation.target:
            return Intent(operation, self.arguments)
        resource = self.api.resource(operation.target_resource)
        table = await account.refresh(resource.name, self.parent)
        return Intent(operation, self.arguments, (account.target(operation, table.rows[0]),))

    @property
    def parent(self) -> str:
        """The id of the row that the target is a part of."""
        resource = self.api.resources_by_name.get(self.operation.target_resource)
        return str(self.arguments.get(resource.parent_parameter, "")) if resource and resource.parent else ""

    @property
    def line(self) -> str:
        """The command that does it, without any confirmation."""
        resource = self.operation.target_resource
        id_ = key_of(self.api, resource)
        targets = (Target(resource, id_, id_, id_),) if self.operation.target else ()
        return render(command_of(Intent(self.operation, self.arguments, targets)))

    def request(self, intent: Intent) -> str:
        """The same as a method and a path."""
        request = self._request(intent)
        pairs = [*request.query, *request.form]
        if isinstance(request.json, dict):
            pairs += [
                (f"{name}[]" if several else name, item if isinstance(item, str) else json.dumps(item))
                for name, value in request.json.items()
                for several in [isinstance(value, list) and self.operation.by_name[name.lower()].many]
                for item in (value if several else [value])
            ]
        given = " ".join(shlex.quote(f"{name}={value}") for name, value in pairs)
        return f"api {request.method} {request.path} {given}"

    def curl(self, intent: Intent) -> str:
        """The same as the documentation would write it, the secrets spelt out."""
        line = curl.render(self.api, self.operation, self._sent(intent))
        for parameter in self.operation.parameters:
            if parameter.secret:
                value, variable = str(self.arguments.get(parameter.name, "")), curl.variable(parameter.name)
                line = line.replace(f"""'"{variable}"'""", value).replace(f'"{variable}"', value)
        return line

    def _request(self, intent: Intent) -> Request:
        return build(self.operation, self._sent(intent))

    def _sent(self, intent: Intent) -> Arguments:
        return next(calls(intent))[1]


def _something(api: Api, operation: Operation) -> Arguments:
    """Give what nobody else takes at that place: a request that says nothing is anybody's."""
    others = [o for o in api.operations if (o.method, o.path) == (operation.method, operation.path) and o != operation]
    known = {parameter.name for other in others for parameter in other.parameters}
    escalating = {escalation.parameter for escalation in operation.escalations}
    own = [p for p in operation.parameters if p.name not in known | escalating and p.name != operation.target]
    return {p.name: argument(api, operation, p) for p in own[:1]} if others else {}


def _cases() -> Iterator[Case]:
    for api in APIS:
        for operation in api.operations:
            arguments = arguments_for(api, operation) or _something(api, operation)
            if operation.risk > Risk.REVERSIBLE:
                yield Case(api, operation, arguments)
            for escalation in operation.escalations:
                if escalation.risk > operation.risk:
                    yield Case(api, operation, {**arguments, escalation.parameter: escalation.values[0]})


CASES = tuple(_cases())
