"""Filters find what they describe, and what is wrong in them is pointed at."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.catalogue import load
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Row
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.filters import parse, parse_orders

API = load("v1")
SERVER = API.resource("server")

ROW: Row = {
    "SUBID": "576965",
    "label": "web-1 Front",
    "main_ip": "203.0.113.10",
    "location": "New Jersey",
    "DCID": "1",
    "vcpu_count": 2,
    "ram": "4096 MB",
    "disk": "Virtual 60 GB",
    "cost_per_month": 10.05,
    "current_bandwidth_gb": 131.512,
    "os": "CentOS 6 x64",
    "tag": "",
    "date_created": "2018-03-19 14:45:41",
    "status": "active",
    "power_status": "running",
    "server_state": "ok",
    "v6_main_ip": "2001:db8:1000::100",
    "default_password": "nreqnusibni",
    "auto_backups": "no",
}


def shown(field: Field, row: Row) -> Iterable[str]:
    return ("EWR", "New Jersey") if field.name == "DCID" and row.get("DCID") == "1" else ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "web",
        "WEB",
        '"web-1 front"',
        "'web-1 front'",
        "running",
        "state:running",
        "status:active",
        "status:running",
        "label:web",
        "lab:web",
        "label:'1 F'",
        'label="web-1 front"',
        "!stopped",
        "!label:db",
        "db|web",
        "label:db|web",
        "label:'db x'|'web-1 f'",
        "re:^web-\\d",
        "label:re:^web|^db",
        "!re:^db",
        'label:re:"1 f"',
        "region:ewr",
        "region:jersey",
        "region:1",
        "dcid:1",
        "created:2018-03",
        "created>2018-02",
        "created>=2018-03",
        "created<=2018-03",
        "created=2018-03-19",
        "created<2018-04-01",
        "created=2018",
        "price<40",
        "price>=$10.05",
        "price=10.05",
        "price!=10",
        "cost:10.05",
        "vcpu_count>=2",
        "vcpu>1 vcpu<3",
        "current_bandwidth_gb>131",
        "current_bandwidth_gb<1TB",
        "main_ip:203.0.113.0/24",
        "main_ip=203.0.113.10",
        "main_ip>203.0.113.9",
        "v6_main_ip:2001:DB8::/32",
        "v6_main_ip=2001:db8:1000:0::100",
        "tag:",
        "tag=",
        'tag:""',
        "!label:",
        "tag!=db",
        "203.0.113.10",
        "web price<40 !test sort:-created",
        "os:centos os<debian",
    ],
)
def test_it_matches(text: str) -> None:
    assert parse(text, SERVER).matches(ROW, shown)


@pytest.mark.parametrize(
    "text",
    [
        "db",
        "!web",
        "stopped",
        "state:stopped",
        "status:pending",
        "label:db",
        "label=web",
        "!running",
        "db|mail",
        "label:db|mail",
        "re:^front",
        "label:re:x|y",
        "region:ams",
        "region:2",
        "created>2018-03",
        "created<2018-03",
        "price<10",
        "price>10.05",
        "price!=10.05",
        "vcpu_count>2",
        "current_bandwidth_gb>1tb",
        "main_ip:203.0.112.0/24",
        "main_ip=203.0.113.1",
        "!tag:",
        "tag:web",
        "label:",
        "web !front",
        "nreqnusibni",
        "a|",
    ],
)
def test_it_does_not_match(text: str) -> None:
    assert not parse(text, SERVER).matches(ROW, shown)


@pytest.mark.parametrize(
    ("text", "marked", "message", "suggestion"),
    [
        ("web regoin:ewr", "regoin", "no field called regoin", "region"),
        ("price<cheap", "cheap", "an amount of money", None),
        ("vcpu_count>", "", "a number", None),
        ("created>yesterday", "yesterday", "a date", None),
        ("main_ip>x", "x", "an address", None),
        ("current_bandwidth_gb>big", "big", "a size", None),
        ("re:[a", "[", "no regular expression", None),
        ("web re:a{99999999999999999999}", "a{99999999999999999999}", "repeats too often", None),
        pytest.param("re:" + "(" * 20_000, "(" * 20_000, "nested too deeply", None, id="deep"),
        ("label:'web", "'web", "not closed", None),
        ("label:'a'b", "b", "a blank is missing", None),
        ("web !", "!", "a word is missing", None),
        ("v6:1", "v6", "not clear", "v6_main_ip"),
        ("sort:-nothing", "nothing", "no field called nothing", None),
        ("sort:", "", "is missing", None),
        ("sort:label,,ram", "", "is missing", None),
    ],
)
def test_what_is_wrong_is_pointed_at(text: str, marked: str, message: str, suggestion: str | None) -> None:
    with pytest.raises(GrammarError) as caught:
        parse(text, SERVER)
    error = caught.value
    assert message in error.message
    assert text[error.position :].startswith(marked)
    assert not marked or text[error.position : error.position + error.length] == marked
    assert suggestion is None or suggestion in error.suggestions


def test_python_does_not_warn_of_a_bracket_in_a_regular_expression() -> None:
    assert parse("re:[[x]eb-1", SERVER).matches({**ROW, "label": "xeb-1"})  # a warning would be an error here


@pytest.mark.parametrize("word", ["fe80::1", "2001:db8:1000::100", "5a:02:00:00:24:e9", "https://example.com"])
def test_addresses_are_words_not_fields(word: str) -> None:
    row = {**ROW, "label": f"x {word.upper()} y"}
    assert parse(word, SERVER).matches(row)
    assert not parse(word, SERVER).matches({**ROW, "v6_main_ip": ""})


def test_bare_words_look_in_the_columns_that_are_shown() -> None:
    assert not parse("virtual", SERVER).matches(ROW)
    assert parse("virtual", SERVER, (SERVER.by_name["disk"],)).matches(ROW)
    assert not parse("jersey", SERVER, (SERVER.by_name["disk"],)).matches(ROW)
    assert parse("running", SERVER, (SERVER.by_name["disk"],)).matches(ROW)


def test_the_order_is_read_too() -> None:
    orders = parse("sort:-created web sort:label", SERVER).orders
    assert [(order.field.name, order.downwards) for order in orders] == [("date_created", True), ("label", False)]
    assert [order.field.name for order in parse_orders("price,-state", SERVER)] == ["cost_per_month", "state"]


@given(
    st.text(alphabet="ab:!|<>=\"' re:sort-1./", max_size=20),
    st.dictionaries(
        st.sampled_from(list(SERVER.by_name)),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text())),
    ),
)
def test_any_text_filters_any_row_or_says_why_not(text: str, row: Row) -> None:
    try:
        found = parse(text, SERVER)
    except GrammarError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017  (no error is fine too)
        return
    assert found.matches(row) in {True, False}


@given(st.sampled_from(API.resources), st.text(alphabet="abc", min_size=1))
def test_negation_is_the_opposite(resource: object, word: str) -> None:
    row: Row = {"label": "abc", "name": "ab", "domain": "a.example"}
    assert parse(word, resource).matches(row) != parse(f"!{word}", resource).matches(row)  # type: ignore[arg-type]
