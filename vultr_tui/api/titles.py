"""What people call parameters and rows, as the catalogue says."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter

PROPER = ("Kubernetes",)
"""Names, which are the same for one and for several, and have a capital everywhere."""
ENDINGS = (("ies", "y"), ("sses", "ss"), ("s", ""))
"""How the name of several ends, and that of one."""


def singular(several: str) -> str:
    """What one of them is called: `Registry`, `SSH key`."""
    ending, one = next((pair for pair in ENDINGS if several.endswith(pair[0])), ("", ""))
    return several if several in PROPER else several.removesuffix(ending) + one


def within(words: str) -> str:
    """The words as they stand within a sentence: `location`, `SSH keys`."""
    if words.startswith(PROPER) or not words[1:2].islower():
        return words
    return words[:1].lower() + words[1:]


def title(api: Api, operation: Operation, parameter: Parameter) -> str:
    """Its title, else the kind of row it takes, or the heading of the field it sets; empty where its name has to do."""
    if parameter.title:
        return parameter.title
    referred = api.resources_by_name.get(parameter.refers_to)
    if referred is not None:
        return referred.title if parameter.many else singular(referred.title)
    for name in (operation.target_resource, *operation.stale[:1], operation.reply.resource):
        resource = api.resources_by_name.get(name)
        field = resource.by_name.get(parameter.name) if resource else None
        if field and field.title:
            return field.title
    return ""
