"""Command lines mean what they say, and what is written means the same again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.catalogue import load
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Operation
from vultr_tui.grammar.commands import Command, command_of, parse, render
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.given import FromFile, FromInput, Given
from vultr_tui.grammar.options import OPTIONS

API = load("v1")

VALUES = st.one_of(
    st.text(),
    st.text(alphabet="@-\\,=a'\" "),
    st.text(min_size=1).map(FromFile),
    st.just(FromInput()),
)


@st.composite
def commands(draw: st.DrawFn) -> Command:
    operation = draw(st.sampled_from(API.operations))
    arguments: dict[str, Given] = {}
    for parameter in operation.parameters:
        if parameter.name != operation.target and draw(st.booleans()):
            arguments[parameter.name] = (
                tuple(draw(st.lists(VALUES, min_size=1, max_size=3))) if parameter.many else draw(VALUES)
            )
    targets = draw(st.lists(st.text(alphabet="ab-=1. @'"), max_size=3)) if operation.target else []
    options = {
        option.name: draw(st.sampled_from(option.allowed) if option.allowed else st.text()) if option.value else ""
        for option in draw(st.lists(st.sampled_from(OPTIONS), max_size=3))
    }
    return Command(operation, tuple(targets), arguments, options)


@given(commands())
def test_what_is_written_means_the_same(command: Command) -> None:
    assert parse(API, render(command)) == command


@pytest.mark.parametrize(
    ("line", "name", "targets", "arguments"),
    [
        ("server halt web-1", "server.halt", ("web-1",), {}),
        ("server halt web-1 web-2 --yes", "server.halt", ("web-1", "web-2"), {}),
        ("server halt SUBID=web-1 web-2", "server.halt", ("web-1", "web-2"), {}),
        ("SERVER Label-Set web-1 LABEL='a b'", "server.label_set", ("web-1",), {"label": "a b"}),
        ("ser li", "server.list", (), {}),
        ("reg li", "regions.list", (), {}),
        ("server list web-1", "server.list", (), {"SUBID": "web-1"}),
        ("server list 2001:db8::1", "server.list", (), {"SUBID": "2001:db8::1"}),
        ("server list fe80::1", "server.list", (), {"SUBID": "fe80::1"}),
        ("server list subid=5", "server.list", (), {"SUBID": "5"}),
        ("regions availability ewr", "regions.availability", ("ewr",), {}),
        ("dns records example.com", "dns.records", ("example.com",), {}),
        ("dns create_domain example.com 192.0.2.1", "dns.create_domain", (), None),
        ("dns delete_record example.com 7", "dns.delete_record", ("7",), {"domain": "example.com"}),
        ("dns delete_record 7 domain=example.com", "dns.delete_record", ("7",), {"domain": "example.com"}),
        ("firewall rule_delete http 3 4", "firewall.rule_delete", ("3", "4"), {"FIREWALLGROUPID": "http"}),
        ("user create acls=dns,billing acls=support", "user.create", (), {"acls": ("dns", "billing", "support")}),
        ("user create acls[]=dns acls[]=a\\\\,b", "user.create", (), {"acls": ("dns", "a,b")}),
        ("startupscript create name=- script=@a.sh", "startupscript.create", (), None),
        ("server create ewr 201 127", "server.create", (), {"DCID": "ewr", "VPSPLANID": "201", "OSID": "127"}),
    ],
)
def test_a_line_is_understood(
    line: str, name: str, targets: tuple[str, ...], arguments: dict[str, Given] | None
) -> None:
    command = parse(API, line)
    assert (command.operation.name, command.targets) == (name, targets)
    assert arguments is None or command.arguments == arguments


@pytest.mark.parametrize(
    ("line", "words", "wanted"),
    [
        ("server list region:ewr sort:-price", None, "region:ewr sort:-price"),
        ("server list web-1 !tag:db", "web-1", "!tag:db"),
        ("server list --filter web region:ewr", None, "web region:ewr"),
        ("server list SUBID=region:ewr", "region:ewr", None),
    ],
)
def test_words_that_filter_need_no_option(line: str, words: str | None, wanted: str | None) -> None:
    command = parse(API, line)
    assert command.arguments.get("SUBID") == words
    assert command.options.get("filter") == wanted


def test_a_target_that_looks_like_a_filter_stays_a_target() -> None:
    assert parse(API, "server halt tag:web").targets == ("tag:web",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("@notes.txt", FromFile("notes.txt")),
        ("-", FromInput()),
        ("@", "@"),
        ("\\@x", "@x"),
        ("\\-", "-"),
        ("\\\\@x", "\\@x"),
        ("-5", "-5"),
        ("\\n", "\\n"),
        ("", ""),
    ],
)
def test_files_and_standard_input_are_kept_for_later(text: str, value: Given) -> None:
    assert parse(API, f"server label_set 1 label='{text}'").arguments == {"label": value}


@pytest.mark.parametrize(
    ("line", "marked", "message", "suggestion"),
    [
        ("servr list", "servr", "no group called servr", "server"),
        ("server lst", "lst", "no verb called lst", "list"),
        ("list servers", "list", "comes before", "server list"),
        ("rm server web-1", "rm", "comes before", "server destroy"),
        ("server show web-1", "show", "no verb called show", "list"),
        ("server stop web-1", "stop", "no verb called stop", "halt"),
        ("server rename web-1", "rename", "no verb called rename", "label_set"),
        ("server xyz", "xyz", "no verb called xyz", "server --help"),
        ("s list", "s", "not clear", "snapshot"),
        ("server re web-1", "re", "not clear", "reboot"),
        ("server", None, "a verb is missing", "halt"),
        ("", None, "a group and a verb are missing", "server"),
        ("server label_set 1 lable=x", "lable=x", "no parameter lable", "label="),
        ("server label_set 1 label=x label=y", "label=y", "given twice", None),
        ("account info 5", "5", "takes no 5", None),
        ("dns create_domain a b c", "c", "one word too many", None),
        ("server list 1 2", "2", "one word too many", None),
    ],
)
def test_what_makes_no_sense_is_pointed_at(line: str, marked: str | None, message: str, suggestion: str | None) -> None:
    with pytest.raises(GrammarError) as caught:
        parse(API, line)
    error = caught.value
    assert message in error.message
    assert marked is None or line[error.position : error.position + error.length] == marked
    assert suggestion is None or suggestion in error.suggestions


@given(st.text(alphabet="server list=-o json@'\"\\ ", max_size=40))
def test_any_line_is_a_command_or_an_error_that_points_into_it(line: str) -> None:
    try:
        parse(API, line)
    except GrammarError as error:
        assert 0 <= error.position <= len(line)  # noqa: PT017  (no error is fine too)


@pytest.mark.parametrize("operation", API.operations, ids=lambda operation: operation.name)
def test_every_verb_is_reached_by_its_own_name(operation: Operation) -> None:
    group, _, verb = operation.name.partition(".")
    assert parse(API, f"{group} {verb}").operation is operation


def test_an_intent_becomes_a_line() -> None:
    operation = API.operation("server.create")
    intent = Intent(operation, {"DCID": 1, "SSHKEYID": ("a", "b"), "enable_ipv6": True, "label": "my web"})
    assert render(command_of(intent)) == ("server create DCID=1 SSHKEYID=a SSHKEYID=b enable_ipv6=yes 'label=my web'")
    target = Target("server", "576965", "web-1", "576965")
    assert render(command_of(Intent(API.operation("server.halt"), {}, (target,)))) == "server halt 576965"


def test_no_values_are_written_too() -> None:
    tag_set = load("v2").operation("server.tag_set")
    target = Target("server", "576965", "web-1", "576965")
    assert render(command_of(Intent(tag_set, {"tags": ()}, (target,)))) == "server tag_set 576965 tags="
