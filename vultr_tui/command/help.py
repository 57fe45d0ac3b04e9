"""Help on the program, a group and a verb, read off the catalogue."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Cost, Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.command.builtins import BUILTINS, Builtin
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.terminal import columns
from vultr_tui.command.texts import write_text
from vultr_tui.command.words import EFFECTS, FLAGS, RISKS, spoken
from vultr_tui.grammar.naming import choose, operation_named
from vultr_tui.grammar.options import CHANGING, CONNECTING, GENERAL, PRINTING, Option, Options
from vultr_tui.grammar.words import Word
from vultr_tui.settings.profile import AUTO, LIVE

WIDEST = 100
"""Lines get no longer than this, however wide the terminal is."""
WIDEST_NAME = 32
NARROWEST = 20

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

Rows = Iterable[tuple[str, str]]


def run(invocation: Invocation) -> Exit:
    """Print help on the words given, with or without `help` before them. Raises GrammarError for unknown words."""
    words = invocation.words[1:] if invocation.command == "help" else invocation.words
    write_text(lines(load(_version(invocation.options)), words))
    return Exit.OK


def lines(api: Api, words: Sequence[Word]) -> Iterator[str]:
    """Find the help on a group, a verb or another command; on the program if there are no words."""
    if not words:
        return program(api)
    name = choose(words[0], (*api.groups, *BUILTINS), f"there is no group or command called {words[0].text}")
    if name in BUILTINS:
        return builtin(BUILTINS[name])
    if len(words) == 1:
        return group(api, name)
    return verb(api, operation_named(api, name, words[1]))


def _version(options: Options) -> str:
    """Say which version of the API is meant, without asking any service."""
    from vultr_tui.settings import DEMO, Settings, SettingsError  # noqa: PLC0415  (not needed where the version is said)

    if options.get("api", AUTO) != AUTO:
        return options["api"]
    try:
        return Settings.load().profile(DEMO if "demo" in options else options.get("profile", "")).version or LIVE
    except SettingsError:
        return LIVE  # help is given all the same


def program(api: Api) -> Iterator[str]:
    """Say what the program is, its groups, commands, options and exit codes."""
    yield "vultr-tui: a console and a command for a Vultr account"
    yield from section(
        "Usage",
        (
            ("vultr-tui [options]", "open the console"),
            ("vultr-tui GROUP VERB [TARGET …] [NAME=VALUE …] [options]", "do one thing"),
            ("vultr-tui GROUP VERB --help", "say what it does and takes"),
        ),
    )
    groups = ((name, ", ".join(o.verb for o in operations)) for name, operations in api.groups.items())
    yield from section("Groups and their verbs; both may be shortened while they stay clear", groups)
    yield from section("Other commands", ((name, command.summary) for name, command in BUILTINS.items()))
    yield from _options("Printing", PRINTING)
    yield from _options("Changing", CHANGING)
    yield from _options("Connecting", CONNECTING)
    yield from _options("Anywhere", GENERAL)
    yield from section(
        "Values",
        (
            ("NAME=@FILE", "what the file holds; NAME=- is standard input"),
            ("NAME=\\@TEXT", "a value that begins with @, or is only -"),
            ("NAME=A,B", "several values, where several are taken; NAME=A NAME=B is the same"),
        ),
    )
    yield from section(
        "Spreadsheets",
        (("-o csv", "puts ' before a text that a spreadsheet would run as a formula; -o tsv changes nothing"),),
    )
    yield from section(
        "Secrets",
        (("-o table", "hides passwords and the like; every other format prints what the API sends, for scripts"),),
    )
    yield from section("Exit codes", ((str(int(code)), meaning) for code, meaning in CODES.items()))
    yield from section(
        "Environment",
        (
            ("VULTR_API_KEY", "the key; it is never taken from the command line"),
            ("VULTR_API_URL, VULTR_PROFILE", "the address, and the profile"),
            ("NO_COLOR", "print without colours"),
        ),
    )


def group(api: Api, name: str) -> Iterator[str]:
    """List the verbs of a group."""
    yield f"vultr-tui {name} VERB [TARGET …] [NAME=VALUE …] [options]"
    yield from section("Verbs", ((operation.verb, operation.summary) for operation in api.groups[name]))
    yield ""
    yield f"vultr-tui {name} VERB --help says more."


def builtin(command: Builtin) -> Iterator[str]:
    """Describe a command that is no operation."""
    yield f"vultr-tui {command.name} {command.usage}".rstrip()
    yield ""
    yield f"{command.summary[:1].upper()}{command.summary[1:]}."
    yield from _options("Options", (*command.options, *GENERAL))


def verb(api: Api, operation: Operation) -> Iterator[str]:
    """Say what an operation does, takes, risks and costs, with an example."""
    from vultr_tui.command.example import example  # noqa: PLC0415  (for a verb alone)
    from vultr_tui.grammar.commands import bare_parameters  # noqa: PLC0415

    bare = bare_parameters(api, operation)
    places = [f"{p.name}{' …' if p.name == operation.target else ''}" for p in bare]
    yield " ".join(["vultr-tui", spoken(operation), *places, "[NAME=VALUE …] [options]"])
    yield ""
    yield from textwrap.wrap(" ".join(filter(None, (f"{operation.summary}.", operation.details))), _room())
    names = max((len(parameter.name) for parameter in operation.parameters), default=0)
    described = [(p.required, (f"{p.name:<{names}}  {p.type.value}", _described(api, p))) for p in operation.parameters]
    yield from section("Needed", (row for required, row in described if required))
    yield from section("Optional", (row for required, row in described if not required))
    yield from section("Facts", _facts(operation))
    yield from section("Example", ((f"vultr-tui {example(api, operation)}", ""),))
    if not operation.reads or operation.parameters:
        yield ""
        yield "vultr-tui --help lists the options."


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


def _options(title: str, options: Iterable[Option]) -> Iterator[str]:
    return section(title, ((option.spelling, option.summary) for option in options))


def section(title: str, rows: Rows) -> Iterator[str]:
    """Draw a heading and its rows: what, and what it is; nothing if there are none."""
    found = list(rows)
    if not found:
        return
    yield ""
    yield title
    indent = min(max(len(name) for name, _ in found), WIDEST_NAME) + 4
    for name, meaning in found:
        wrapped = textwrap.wrap(meaning, max(_room() - indent, NARROWEST), break_on_hyphens=False)
        if len(name) + 4 > indent or not wrapped:
            yield f"  {name}"
        else:
            yield f"  {name:<{indent - 2}}{wrapped.pop(0)}"
        yield from (" " * indent + line for line in wrapped)


def _room() -> int:
    return min(columns(), WIDEST)
