"""What people call a parameter, as the catalogue says."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter


def title(api: Api, operation: Operation, parameter: Parameter) -> str:
    """Its title, else the kind of row it takes, or the heading of the field it sets; empty where its name has to do."""
    if parameter.title:
        return parameter.title
    referred = api.resources_by_name.get(parameter.refers_to)
    if referred is not None:
        return referred.title if parameter.many else referred.title.removesuffix("s")
    for name in (operation.target_resource, *operation.stale[:1], operation.reply.resource):
        resource = api.resources_by_name.get(name)
        field = resource.by_name.get(parameter.name) if resource else None
        if field and field.title:
            return field.title
    return ""
