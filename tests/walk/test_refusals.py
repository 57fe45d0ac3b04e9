"""What the service or the program refuses: in whose words, with which exit code, and nothing changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.effort import THOROUGH
from tests.walk.terminal import Terminal
from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Type
from vultr_tui.command.exits import Exit

V1, V2 = load("v1"), load("v2")


@dataclass(frozen=True)
class Refusal:
    """A command, its exit code, and a part of what is said."""

    line: str
    exit: Exit
    says: str
    api: Api = V1


def of_v2(line: str, exit_: Exit, says: str) -> Refusal:
    return Refusal(line, exit_, says, V2)


REFUSALS = (
    Refusal("server reboot 999", Exit.NOT_FOUND, "none is called '999'"),
    Refusal("server list SUBID=999", Exit.REFUSED, "Invalid server."),
    Refusal("server create DCID=1 VPSPLANID=201 OSID=167 DCID=99 --yes", Exit.USAGE, "DCID"),
    Refusal("server create DCID=99 VPSPLANID=201 OSID=167 --yes", Exit.REFUSED, "Invalid"),
    Refusal("server create DCID=9 VPSPLANID=90 OSID=167 --yes", Exit.REFUSED, "Plan is not available"),
    Refusal("server destroy web-1 --confirm web-1", Exit.REFUSED, "within 5 minutes of being created"),
    Refusal("server destroy web-1 --confirm web-2", Exit.GUARDED, "web-1"),
    Refusal("server destroy web-1 --yes", Exit.GUARDED, "--confirm web-1"),
    Refusal("server reboot web-1", Exit.GUARDED, "--yes"),
    Refusal("server start web-1 --yes --read-only", Exit.GUARDED, "read-only"),
    Refusal("server backup_set_schedule web-1 cron_type=hourly", Exit.USAGE, "cron_type"),
    Refusal("server backup_set_schedule web-1 cron_type=daily hour=24", Exit.USAGE, "hour"),
    Refusal("server set_user_data web-1 userdata=%%%", Exit.USAGE, "userdata"),
    Refusal("server reverse_set_ipv4 web-1 ip=198.51.100.1 entry=a.example.com", Exit.REFUSED, "Invalid IP address"),
    Refusal("dns records nowhere.example", Exit.NOT_FOUND, "none is called 'nowhere.example'"),
    Refusal("dns create_record example.com name=t type=TXT data=bare", Exit.USAGE, "data"),
    Refusal("dns create_record example.com name=w type=A data=not-an-address", Exit.USAGE, "data"),
    Refusal("sshkey create name=k ssh_key=nonsense", Exit.USAGE, "ssh_key"),
    Refusal("snapshot destroy 5359435d28b9a --confirm x", Exit.NOT_FOUND, "5359435d28b9a"),
    Refusal("block attach nothing attach_to_SUBID=web-1", Exit.NOT_FOUND, "nothing"),
    Refusal("firewall rule_delete 7 FIREWALLGROUPID=0badc0de --yes", Exit.REFUSED, "Invalid firewall group"),
    of_v2("server reboot 999", Exit.NOT_FOUND, "none is called '999'"),
    of_v2("server create region=nowhere plan=vc2-1c-1gb os_id=167 --yes", Exit.NOT_FOUND, "nowhere"),
    of_v2("server create region=ewr plan=vc2-1c-1gb --yes", Exit.USAGE, "os_id"),
    of_v2("server create region=ewr plan=vc2-1c-1gb os_id=167 app_id=1 --yes", Exit.USAGE, "os_id"),
    of_v2("server destroy web-1 --confirm web-2", Exit.GUARDED, "web-1"),
    of_v2("server destroy web-1 --yes", Exit.GUARDED, "--confirm web-1"),
    of_v2("server start web-1 --yes --read-only", Exit.GUARDED, "read-only"),
    of_v2("server backup_set_schedule web-1 type=hourly", Exit.USAGE, "type"),
    of_v2("server reverse_set_ipv4 web-1 ip=198.51.100.1 reverse=a.example.com", Exit.REFUSED, "Invalid IP address"),
    of_v2("dns create_record example.com name=t type=TXT data=bare", Exit.USAGE, "data"),
    of_v2("block attach nothing instance_id=web-1 --yes", Exit.NOT_FOUND, "nothing"),
    of_v2("block create region=ams size_gb=50 --yes", Exit.REFUSED, "not available in the selected"),
    of_v2("registry list", Exit.REFUSED, "The embedded account does not do this"),
    of_v2("baremetal create region=ewr plan=vc2-1c-1gb os_id=167 --yes", Exit.NOT_FOUND, "vc2-1c-1gb"),
)


@pytest.fixture
def owner(terminal: Terminal) -> Terminal:
    """A terminal at an account with a server that has just been made, and a zone."""
    terminal.do("server create DCID=1 VPSPLANID=201 OSID=167 label=web-1")
    terminal.clock.advance(120)
    terminal.do("dns create_domain domain=example.com serverip=203.0.113.10")
    return terminal


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal.api.name} {refusal.line}")
def test_refused(owner: Terminal, refusal: Refusal) -> None:
    owner.api = refusal.api
    before = _owned(owner)
    code, printed, complained = owner.run(f"{refusal.line} -o json")
    assert (code, printed) == (refusal.exit, ""), complained
    error = json.loads(complained)["error"]
    assert refusal.says in f"{error['message']} {error['hint']}"
    assert _owned(owner) == before


def _owned(terminal: Terminal) -> list[object]:
    id_, tag = ("SUBID", "tag") if terminal.api is V1 else ("id", "tags")
    return [
        terminal.do(line) for line in (f"server list --columns {id_},label,{tag},status", "dns list", "sshkey list")
    ]


EVERY = 1 if THOROUGH else 25
"""Of the cases of v2, which are the same for all but their names, one in so many."""
Case = tuple[Api, str, str]


def _missing(api: Api) -> Iterator[Case]:
    for operation in api.operations:
        needed = [p for p in operation.parameters if p.required and not p.when and p.default is None and not p.implied]
        yield from ((api, operation.name, parameter.name) for parameter in needed)


def _whole_numbers(api: Api) -> Iterator[Case]:
    for operation in api.operations:
        numbers = [p for p in operation.parameters if p.type is Type.INTEGER and not p.refers_to]
        yield from ((api, operation.name, parameter.name) for parameter in numbers)


def _cases(gather: Callable[[Api], Iterable[Case]]) -> list[Any]:
    chosen = [*gather(V1), *list(gather(V2))[::EVERY]]
    return [pytest.param(*case, id=f"{case[0].name}-{case[1]}-{case[2]}") for case in chosen]


def _line(operation: Operation, without: str = "") -> str:
    """A command with a value for all that is required, and the confirmation it owes."""
    given = {p.name: _value(p) for p in operation.parameters if p.required and p.name != without}
    risk = operation.risk_of(given)
    confirmed = {Risk.DISRUPTIVE: "--yes", Risk.DESTRUCTIVE: f"--confirm {given.get(operation.target, 'x')}"}
    words = (f"{name}={value}" for name, value in given.items())
    return " ".join((operation.group, operation.verb, *words, confirmed.get(risk, "")))


def _value(parameter: Parameter) -> str:
    if parameter.allowed:
        return parameter.allowed[0]
    return "1" if parameter.type is Type.INTEGER else "x"


@pytest.mark.parametrize(("api", "name", "left_out"), _cases(_missing))
def test_a_missing_parameter_is_named_and_nothing_is_sent(
    terminal: Terminal, api: Api, name: str, left_out: str
) -> None:
    terminal.api, operation = api, api.operation(name)
    code, printed, complained = terminal.run(_line(operation, left_out))
    assert (code, printed) == (Exit.USAGE, ""), complained
    assert left_out in complained


@pytest.mark.parametrize(("api", "name", "parameter"), _cases(_whole_numbers))
def test_a_value_of_the_wrong_type_is_named(terminal: Terminal, api: Api, name: str, parameter: str) -> None:
    terminal.api, operation = api, api.operation(name)
    code, printed, complained = terminal.run(f"{_line(operation, parameter)} {parameter}=many")
    assert (code, printed) == (Exit.USAGE, ""), complained
    assert parameter in complained


def _restricted(api: Api) -> Iterator[Case]:
    yield from ((api, operation.name, operation.access) for operation in api.operations if operation.access)


@pytest.mark.parametrize(("api", "name", "access"), _cases(_restricted))
def test_a_key_without_the_permission_is_told_which(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, api: Api, name: str, access: str
) -> None:
    made = terminal.do("user create email=view@example.com name=Viewer password=correct-Horse-9 acls=support")
    monkeypatch.setenv("VULTR_API_KEY", made["api_key"])
    terminal.api = api
    code, printed, complained = terminal.run(_line(api.operation(name)))
    assert printed == ""
    assert code in {Exit.KEY, Exit.USAGE, Exit.NOT_FOUND}, complained
    assert code != Exit.KEY or access in complained or "permission" in complained
