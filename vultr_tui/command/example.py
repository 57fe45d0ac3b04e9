"""An example for each operation, made from what the catalogue says of its parameters."""

from __future__ import annotations

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Format, Type
from vultr_tui.grammar.commands import Command, render
from vultr_tui.grammar.given import FromFile, Given, read

_BY_FORMAT: dict[Format, Given] = {
    Format.ADDRESS: "192.0.2.10",
    Format.BASE64: FromFile("init.yaml"),
    Format.DATE: "2018-04-24",
    Format.DNS_DATA: "192.0.2.10",
    Format.DOMAIN: "example.com",
    Format.EMAIL: "ops@example.com",
    Format.HOSTNAME: "web-1.example.com",
    Format.NETWORK: "192.0.2.10/32",
    Format.PORT: "443",
    Format.PREFIX: "24",
    Format.SECRET: FromFile("password.txt"),
    Format.SSH_KEY: FromFile("~/.ssh/id_ed25519.pub"),
    Format.TEXT: FromFile("script.sh"),
    Format.URL: "https://example.com/image.iso",
}


def example(api: Api, operation: Operation) -> str:
    """Make a command line that does something in a typical account, with everything it needs, its confirmation too."""
    said = dict(operation.example)
    needed = [p for p in operation.parameters if p.needed({}) and p.default is None and not p.implied]
    for group in operation.one_of:
        needed += [p for p in operation.parameters if p.name == group[0] and p not in needed]
    needed += [p for p in operation.parameters if p.name in said and p not in needed]
    arguments = {p.name: _given(api, p, said.get(p.name, p.example)) for p in needed if p.name != operation.target}
    target = operation.target_parameter
    targets = (said.get(target.name, target.example) or _name(api, target),) if target else ()
    options = {}
    if operation.risk is Risk.DISRUPTIVE:
        options = {"yes": ""}
    elif operation.risk is Risk.DESTRUCTIVE:
        options = {"confirm": targets[0] if targets else operation.name}
    return render(Command(operation, targets, arguments, options))


def _given(api: Api, parameter: Parameter, said: str) -> Given:
    if said:
        return read(parameter, said)
    value = _value(api, parameter)
    return (value,) if parameter.many and isinstance(value, str) else value


def _value(api: Api, parameter: Parameter) -> Given:
    if parameter.allowed:
        return parameter.allowed[0]
    if parameter.refers_to:
        return _name(api, parameter)
    if parameter.format in _BY_FORMAT:
        return _BY_FORMAT[parameter.format]
    if parameter.type in {Type.INTEGER, Type.NUMBER}:
        return str(max(parameter.minimum or 1, 1))
    return parameter.name


def _name(api: Api, parameter: Parameter) -> str:
    """Call a row by its kind where the catalogue has no example of one."""
    value = _BY_FORMAT.get(parameter.format)
    if isinstance(value, str):
        return value
    resource = api.resources_by_name.get(parameter.refers_to)
    return f"{resource.name}-1" if resource and resource.label else "1"
