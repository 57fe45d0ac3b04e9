"""Everything in the catalogue that names something else names something that is there."""

from __future__ import annotations

import string

import pytest

from tests.each import each
from vultr_tui.account.money import price_source
from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Cost, Operation, Origin, Shape, Source, Undo
from vultr_tui.api.parameter import When
from vultr_tui.api.resource import SECTIONS, Field, Resource, View
from vultr_tui.api.values import Format

APIS = [load(name) for name in ("v1", "v2")]

apis = pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
operations = each({f"{a.name} {o.name}": (a, o) for a in APIS for o in a.operations})
resources = each({f"{a.name} {r.name}": (a, r) for a in APIS for r in a.resources})
each_operation = each({f"{a.name} {o.name}": (o,) for a in APIS for o in a.operations})
each_resource = each({f"{a.name} {r.name}": (r,) for a in APIS for r in a.resources})


def fields_of(api: Api, resource: str) -> dict[str, Field]:
    return api.resource(resource).by_name


def names_of(operation: Operation) -> set[str]:
    return {parameter.name for parameter in operation.parameters}


def holds(when: When | None, operation: Operation) -> bool:
    if when is None:
        return True
    parameter = operation.parameter(when.parameter)
    return parameter is not None and (not parameter.allowed or set(when.values) <= set(parameter.allowed))


@operations
def test_target_is_a_required_parameter_that_refers_to_rows(api: Api, operation: Operation) -> None:
    if operation.target:
        parameter = operation.target_parameter
        assert parameter is not None
        assert parameter.name == operation.target
        assert parameter.required
        assert parameter.refers_to in api.resources_by_name
        assert operation in api.acting_on(parameter.refers_to)


@each_operation
def test_required_rows_are_targets(operation: Operation) -> None:
    subscriptions = {p.name for p in operation.parameters if p.name == "SUBID" and p.required}
    assert not subscriptions or operation.target in subscriptions


@operations
def test_parameters(api: Api, operation: Operation) -> None:
    for parameter in operation.parameters:
        assert not parameter.refers_to or parameter.refers_to in api.resources_by_name
        assert holds(parameter.when, operation), parameter.name
        assert not parameter.decided_by or parameter.decided_by in names_of(operation)
        assert not parameter.implied or parameter.implied in fields_of(api, operation.target_resource)
        for _, field, _, _ in string.Formatter().parse(parameter.takes):
            assert field is None or field in fields_of(api, parameter.refers_to)


@operations
def test_choices_are_listed_for_the_arguments_at_hand(api: Api, operation: Operation) -> None:
    for parameter in operation.parameters:
        if parameter.choices:
            source = api.operation(parameter.choices)
            assert source.reads
            assert source.reply.resource == parameter.refers_to
            assert {p.name for p in source.parameters if p.required} <= names_of(operation)


@operations
def test_parts_are_found_through_their_parent(api: Api, operation: Operation) -> None:
    """A record, a rule or an address can be named only beside the row it belongs to."""
    for parameter in operation.parameters:
        resource = api.resources_by_name.get(parameter.refers_to)
        if resource and resource.parent:
            beside = operation.parameter(resource.parent_parameter)
            assert beside is not None, parameter.name
            assert beside.refers_to == resource.parent


@each_operation
def test_groups_of_parameters(operation: Operation) -> None:
    for group in operation.one_of + operation.exclusive:
        assert set(group) <= names_of(operation)
        assert len(group) > 1


@each_operation
def test_placeholders(operation: Operation) -> None:
    placeholders = {field for _, field, _, _ in string.Formatter().parse(operation.path) if field}
    assert placeholders <= names_of(operation) | {name for name, _ in operation.fixed}


@operations
def test_reply_and_stale(api: Api, operation: Operation) -> None:
    assert not operation.reply.resource or operation.reply.resource in api.resources_by_name
    assert set(operation.stale) <= set(api.resources_by_name)


@operations
def test_requirements(api: Api, operation: Operation) -> None:
    for requirement in operation.requires:
        assert requirement.field in fields_of(api, operation.target_resource)
        assert requirement.otherwise.startswith(("it ", "its "))


@each_operation
def test_escalations(operation: Operation) -> None:
    for escalation in operation.escalations:
        parameter = operation.parameter(escalation.parameter)
        assert parameter is not None
        assert not parameter.allowed or set(escalation.values) <= set(parameter.allowed)
        assert escalation.risk > operation.risk


@operations
def test_costs_can_be_told(api: Api, operation: Operation) -> None:
    for cost in ((operation.cost,) if operation.cost else ()) + operation.surcharges:
        assert holds(cost.when, operation)
        assert priced(api, operation, cost)


def priced(api: Api, operation: Operation, cost: Cost) -> bool:
    parameter = operation.parameter(cost.by) if cost.by else None
    if cost.by and parameter is None:
        return False
    if parameter and not cost.each:
        return bool(api.resource(parameter.refers_to).price)
    if cost.share and cost is operation.cost:
        return bool(price_source(api, api.resource(operation.target_resource))[0])
    return True


@operations
def test_finish(api: Api, operation: Operation) -> None:
    finish = operation.finish
    if finish:
        fields = fields_of(api, finish.resource)
        assert api.resource(finish.resource).key
        assert {name for name, _ in finish.until} <= set(fields)
        assert not (finish.gone and finish.until)
        assert known(api, finish.row, operation, api.resource(finish.resource))
        assert finish.resource in operation.stale


@operations
def test_undo(api: Api, operation: Operation) -> None:
    undo = operation.undo
    while undo:
        assert undo_fits(api, undo, operation)
        undo = undo.otherwise


def undo_fits(api: Api, undo: Undo, operation: Operation) -> bool:
    inverse = api.operation(undo.operation)
    given = {name for name, _ in undo.arguments}
    supplied = {p.name for p in inverse.parameters if p.required and p.default is None and p.when is None}
    row = api.resource(undo.part or operation.target_resource)
    assert supplied <= given <= names_of(inverse)
    assert all(known(api, source, operation, row) for _, source in undo.arguments)
    if undo.part:
        assert row.parent == operation.target_resource
        assert row.parent_parameter in names_of(operation)
        assert not row.key or any(p.refers_to == row.name or p.name == row.key for p in operation.parameters)
    return not inverse.reads


def known(api: Api, source: Source, operation: Operation, row: Resource) -> bool:
    """Whether there is such a thing to take the value from."""
    match source.origin:
        case Origin.GIVEN:
            return source.name in names_of(operation)
        case Origin.BEFORE:
            return source.name in row.by_name or any(source.name in dict(call.arguments) for call in row.lists)
        case Origin.REPLIED:
            return source.name in fields_of(api, operation.reply.resource)
        case Origin.CREATED:
            return any(source.name == api.resource(name).key for name in operation.stale)
        case Origin.FIXED:
            return True


@resources
def test_lists(api: Api, resource: Resource) -> None:
    assert resource.lists
    for listing in resource.lists:
        operation = api.operation(listing.operation)
        given = {*dict(listing.arguments), *filter(None, [resource.parent_parameter])}
        assert operation.reads
        assert given <= names_of(operation)
        assert {p.name for p in operation.parameters if p.required} <= given
        assert set(dict(listing.blanks)) <= set(resource.by_name)
        single = operation.reply.shape is Shape.OBJECT
        assert single != bool(resource.key)
        listed = api.resource(operation.reply.resource)
        assert listed.fields == resource.fields


@resources
def test_fields(api: Api, resource: Resource) -> None:
    names = set(resource.by_name)
    assert {*filter(None, [resource.key, resource.label, resource.price]), *resource.names} <= names
    for field in resource.fields:
        assert not field.refers_to or field.refers_to in api.resources_by_name
        assert field.title
    priorities = [field.priority for field in resource.columns]
    assert len(set(priorities)) == len(priorities) > 0
    assert min(priorities) == 1


@each_resource
def test_states(resource: Resource) -> None:
    for state in resource.states:
        assert {name for name, _ in state.when} <= set(resource.by_name)
    assert len({state.word for state in resource.states}) == len(resource.states)


@resources
def test_parents_and_sections(api: Api, resource: Resource) -> None:
    if resource.parent:
        assert api.resource(resource.parent).section in SECTIONS
        assert resource.section == ""
        assert resource.parent_parameter
    else:
        assert resource.section in SECTIONS
        assert not resource.parent_parameter


@resources
def test_tabs(api: Api, resource: Resource) -> None:
    for tab in resource.tabs:
        if tab.view is View.ROWS:
            assert api.resource(tab.source).parent == resource.name
        elif tab.source:
            operation = api.operation(tab.source)
            assert operation.reads
            assert operation.target_resource == resource.name
            assert (
                operation.reply.shape
                in {
                    View.FIELDS: {Shape.OBJECT},
                    View.TEXT: {Shape.OBJECT},
                    View.SERIES: {Shape.SERIES},
                    View.VALUES: {Shape.VALUES},
                }[tab.view]
            )
        elif tab.field:
            assert tab.view is View.TEXT
            assert resource.by_name[tab.field].format is Format.TEXT
        else:
            assert tab.view is View.FIELDS


@apis
def test_every_part_is_shown_somewhere(api: Api) -> None:
    shown = {tab.source for resource in api.resources for tab in resource.tabs}
    for resource in api.resources:
        if resource.parent:
            assert {resource.name, *(listing.operation for listing in resource.lists)} & shown, resource.name


def test_every_resource_is_listed_by_exactly_its_own_reads() -> None:
    api = APIS[0]
    listed = {listing.operation for resource in api.resources for listing in resource.lists}
    lists = {o.name for o in api.operations if o.reads and o.reply.shape in {Shape.ROWS, Shape.KEYED, Shape.GROUPED}}
    assert lists - listed == {
        "baremetal.app_change_list",
        "baremetal.os_change_list",
        "plans.list_vc2",
        "plans.list_vdc2",
        "server.app_change_list",
        "server.os_change_list",
    }
