"""What operations say of arguments and rows."""

from __future__ import annotations

import pytest

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Escalation, Operation, Requirement, Risk
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.values import Arguments, Json, Type, word


@pytest.mark.parametrize("value", [None, "", "0", "00", 0, 0.0, False, [], (), {}, "  "])
def test_a_word_for_nothing_is_empty(value: Json) -> None:
    assert word(value) == ""


@pytest.mark.parametrize(("value", "text"), [(True, "yes"), ("no", "no"), (7, "7"), ("007", "007"), (" ok ", "ok")])
def test_a_word(value: Json, text: str) -> None:
    assert word(value) == text


def test_what_nobody_rated_is_the_worst() -> None:
    assert Operation(name="a.b", summary="Do", method="POST", path="/").risk is Risk.DESTRUCTIVE


@pytest.mark.parametrize("free", [None, False, 0, "0", ""])
def test_a_requirement_knows_every_way_to_say_none(free: Json) -> None:
    assert Requirement("attached", ("",), "it is attached").met_by(free)
    assert not Requirement("attached", ("",), "it is not attached", negated=True).met_by(free)


def test_a_requirement() -> None:
    active = Requirement("status", ("active", "idle"), "it is not active")
    assert active.met_by("active")
    assert not active.met_by("pending")
    assert not active.met_by(None)


def test_an_escalation_looks_at_each_of_several_values() -> None:
    escalation = Escalation("acls", ("manage_users",), Risk.DESTRUCTIVE, "it may do everything")
    assert escalation.met_by(("dns", "manage_users"))
    assert not escalation.met_by(("dns",))
    assert escalation.met_by("manage_users")


@pytest.mark.parametrize(
    ("arguments", "applies", "needed"),
    [
        ({}, True, False),
        ({"type": "MX"}, True, True),
        ({"type": "mx"}, True, True),
        ({"type": "A"}, False, False),
        ({"type": ("MX", "A")}, False, False),
    ],
)
def test_a_conditional_parameter(arguments: Arguments, applies: bool, needed: bool) -> None:
    priority = Parameter(name="priority", summary="First", type=Type.INTEGER, when=When("type", ("MX", "SRV")))
    assert priority.applies(arguments) == applies
    assert priority.needed(arguments) == needed


def test_parameters_are_found_in_any_case(v1: Api) -> None:
    create = v1.operation("server.create")
    for name in ("VPSPLANID", "vpsplanid", "VpsPlanId"):
        parameter = create.parameter(name)
        assert parameter is not None
        assert parameter.name == "VPSPLANID"
    assert create.parameter("plan") is None


def test_what_acts_on_a_server(v1: Api) -> None:
    names = {operation.name for operation in v1.acting_on("server")}
    assert {"server.halt", "server.bandwidth", "snapshot.create", "reservedip.convert"} <= names
    assert not names & {"server.list", "server.create", "block.attach", "baremetal.halt"}
