"""What there is to say of the program, a group, a verb and another command, read off the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Cost, Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.command.builtins import BUILTINS, Builtin
from vultr_tui.command.exits import Exit
from vultr_tui.command.page import Page, Section, section
from vultr_tui.command.words import EFFECTS, FLAGS, RISKS
from vultr_tui.grammar.options import CHANGING, CONNECTING, GENERAL, PRINTING, Option
from vultr_tui.manual import TOPICS

CODES = {
    Exit.OK: "done",
    Exit.REFUSED: "the service refused",
    Exit.USAGE: "the command makes no sense",
    Exit.KEY: "the key, its permissions or this address",
    Exit.NOT_FOUND: "not found",
    Exit.UNAVAILABLE: "throttled or out of reach",
    Exit.GUARDED: "not confirmed, not allowed or ambiguous",
    Exit.TIMED_OUT: "timed out",
    Exit.UNKNOWN: "sent, but the outcome is unknown",
    Exit.INTERRUPTED: "interrupted",
}

CONVENTIONS = (
    Section(
        "Values",
        (
            ("NAME=@FILE", "what the file holds; NAME=- is standard input"),
            ("NAME=\\@TEXT", "a value that begins with @, or is only -"),
            ("NAME=A,B", "several values, where several are taken; NAME=A NAME=B is the same"),
        ),
    ),
    Section(
        "Spreadsheets",
        (("-o csv", "puts ' before a text that a spreadsheet would run as a formula; -o tsv changes nothing"),),
    ),
    Section(
        "Secrets",
        (("-o table", "hides passwords and the like; every other format prints what the API sends, for scripts"),),
    ),
    section("Exit codes", ((str(int(code)), meaning) for code, meaning in CODES.items())),
    Section(
        "Environment",
        (
            ("VULTR_API_KEY", "the key; it is never taken from the command line"),
            ("VULTR_API_URL, VULTR_PROFILE", "the address, and the profile"),
            ("NO_COLOR", "print without colours"),
        ),
    ),
)
"""What holds for every command."""


def program(api: Api) -> Page:
    """Say what the program is, its groups, commands, options and exit codes."""
    return Page(
        "vultr-tui: a console and a command for a Vultr account",
        sections=(
            Section(
                "Usage",
                (
                    ("vultr-tui [options]", "open the console"),
                    ("vultr-tui GROUP VERB [TARGET …] [NAME=VALUE …] [options]", "do one thing"),
                    ("vultr-tui GROUP --help", "say what can be done there"),
                    ("vultr-tui GROUP VERB --help", "say what it does and takes"),
                ),
            ),
            groups(api),
            section("Other commands", ((name, command.summary) for name, command in BUILTINS.items())),
            section("To read: vultr-tui help TOPIC", TOPICS.items()),
            _options("Printing", PRINTING),
            _options("Changing", CHANGING),
            _options("Connecting", CONNECTING),
            _options("Anywhere", GENERAL),
            *CONVENTIONS,
        ),
    )


def groups(api: Api) -> Section:
    """Name the groups, of which nothing is read for that."""
    return section("Groups; they and their verbs may be shortened while they stay clear", [("", ", ".join(api.groups))])


def group(api: Api, name: str) -> Page:
    """List all verbs of a group."""
    known = dict.fromkeys(operation.target_resource for operation in api.groups[name] if operation.target_resource)
    return Page(
        f"vultr-tui {name} VERB [TARGET …] [NAME=VALUE …] [options]",
        " ".join(filter(None, (api.resource(resource).about for resource in known))),
        sections=(section("Verbs", ((operation.verb, operation.summary) for operation in api.groups[name])),),
        more=f"vultr-tui {name} VERB --help says more.",
    )


def builtin(command: Builtin) -> Page:
    """Describe a command that is no operation."""
    further = import_module(f"vultr_tui.command.{command.module}").further_help() if command.explained else ()
    return Page(
        f"vultr-tui {command.name} {command.usage}".rstrip(),
        f"{command.summary[:1].upper()}{command.summary[1:]}.",
        (_options("Options", (*command.options, *GENERAL)), *further),
    )


def verb(api: Api, operation: Operation) -> Page:
    """Say what an operation does, takes, risks and costs, with an example."""
    from vultr_tui.command.example import example  # noqa: PLC0415  (for a verb alone)
    from vultr_tui.grammar.commands import bare_parameters  # noqa: PLC0415

    places = [f"{p.name}{' …' if p.name == operation.target else ''}" for p in bare_parameters(api, operation)]
    names = max((len(parameter.name) for parameter in operation.parameters), default=0)
    described = [(p.required, (f"{p.name:<{names}}  {p.type.value}", _described(api, p))) for p in operation.parameters]
    return Page(
        " ".join(["vultr-tui", operation.typed, *places, "[NAME=VALUE …] [options]"]),
        " ".join(filter(None, (f"{operation.summary}.", operation.details))),
        (
            section("Needed", (row for required, row in described if required)),
            section("Optional", (row for required, row in described if not required)),
            section("Facts", _facts(operation)),
            Section("Example", ((f"vultr-tui {example(api, operation)}", ""),)),
        ),
        more="vultr-tui --help lists the options." if operation.parameters or not operation.reads else "",
    )


def _described(api: Api, parameter: Parameter) -> str:
    """Say everything there is to know of a parameter before giving it."""
    facts = [parameter.summary]
    if parameter.allowed:
        facts.append(f"one of {', '.join(parameter.allowed)}")
    elif parameter.minimum is not None or parameter.maximum is not None:
        facts.append(f"from {parameter.minimum or 0}" + (f" to {parameter.maximum}" if parameter.maximum else ""))
    if parameter.many:
        facts.append("several may be given")
    if parameter.default is not None:
        facts.append(f"{parameter.default} if not given")
    if parameter.implied:
        facts.append("known by itself if not given")
    if parameter.none:
        facts.append(f"{parameter.none} for none")
    if parameter.when:
        facts.append(f"only if {parameter.when.parameter} is {' or '.join(parameter.when.values)}")
    if listing := _listing(api, parameter):
        facts.append(f"an id or name: see {listing}")
    return "; ".join(facts)


def _listing(api: Api, parameter: Parameter) -> str:
    """Return the command that lists what the parameter may be."""
    resource = api.resources_by_name.get(parameter.refers_to)
    operation = parameter.choices or (resource.lists[0].operation if resource and resource.lists else "")
    return operation.replace(".", " ")


def _facts(operation: Operation) -> Iterator[tuple[str, str]]:
    flag = FLAGS[operation.risk]
    yield "Risk", RISKS[operation.risk] + (f"; confirmed by {flag}" if flag else "")
    for escalation in operation.escalations:
        values = " or ".join(escalation.values)
        yield "", f"with {escalation.parameter}={values}: {escalation.because}; confirmed by {FLAGS[escalation.risk]}"
    if operation.cost:
        yield "Cost", _cost(operation.cost)
    if operation.access or operation.key_required:
        yield "Key", f"needs the permission {operation.access}" if operation.access else "any key"
    else:
        yield "Key", "none needed"
    if operation.undo:
        yield "Undo", f"vultr-tui undo, by {operation.undo.operation.replace('.', ' ')}"
    if operation.finish:
        until = ", ".join(f"{name} is {value}" for name, value in operation.finish.until) or "it is there"
        yield "--wait", f"until {'it is gone' if operation.finish.gone else until}"


def _cost(cost: Cost) -> str:
    amount = []
    if cost.flat:
        amount.append(f"${cost.flat:,.2f} a month")
    if cost.each:
        amount.append(f"${cost.each:,.2f} a month for each of {cost.by}")
    elif cost.by:
        amount.append(f"the monthly price of {cost.by}")
    return "; ".join([EFFECTS[cost.effect], *amount])


def _options(title: str, options: Iterable[Option]) -> Section:
    return section(title, ((option.spelling, option.summary) for option in options))
