"""What is printed says what the API said, to programs exactly, to terminals harmlessly."""

import csv
import io
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.output.strategies import API, lists
from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Format
from vultr_tui.output.content import Content, describe, whole
from vultr_tui.output.delimited import inert
from vultr_tui.output.formats import Style, render
from vultr_tui.output.text import formatted, obeyed

ROWS: Any = [
    {"SUBID": "1", "label": "web-1", "vcpu_count": 2, "v6_networks": []},
    {"SUBID": "2", "label": "", "new": None},
]


def content(shape: Shape, data: Any, resource: str = "server") -> Content:
    return Content(shape=shape, data=data, resource=API.resource(resource))


def printed(found: Content, format: str, **style: Any) -> str:  # noqa: A002
    return render(found, Style(format=format, **style)).decode()


def text_of(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@given(lists())
def test_json_says_it_all(found: Content) -> None:
    assert json.loads(printed(found, "json")) == found.data


@given(lists())
def test_json_lines_say_it_all(found: Content) -> None:
    lines = printed(found, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == found.data


@given(lists())
def test_yaml_says_it_all(found: Content) -> None:
    assert yaml.safe_load(printed(found, "yaml")) == found.data


@given(lists())
def test_csv_says_it_all(found: Content) -> None:
    fields = [field.name for field in whole(describe(found))]
    records = list(csv.reader(io.StringIO(printed(found, "csv"), newline="")))
    cells = [[inert(text_of(row.get(name))) for name in fields] for row in found.rows]
    assert records == [list(map(inert, fields))] * bool(fields) + cells
    assert {name for row in found.rows for name in row} <= set(fields)


@given(lists())
def test_tsv_says_it_all(found: Content) -> None:
    def plain(value: str) -> str:
        marks = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
        parts, position = [], 0
        while position < len(value):
            pair = value[position : position + 2]
            parts.append(marks.get(pair, value[position]))
            position += 2 if pair in marks else 1
        return "".join(parts)

    fields = [field.name for field in whole(describe(found))]
    lines = printed(found, "tsv", header=False).split("\n")[:-1]
    assert [[plain(value) for value in line.split("\t")] for line in lines] == [
        [text_of(row.get(name)) for name in fields] for row in found.rows
    ]


@given(lists(), st.sampled_from(["table", "json", "jsonl", "yaml", "csv", "tsv", "id", "raw"]))
def test_no_format_lets_a_terminal_be_commanded(found: Content, format: str) -> None:  # noqa: A002
    text = printed(found, format, room=80)
    assert not [character for character in text if character != "\n" and obeyed(character)]


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "yaml", "csv", "tsv", "id", "raw"])
def test_what_has_no_data_prints_nothing(format: str) -> None:  # noqa: A002
    found = content(Shape.NOTHING, None)
    assert printed(found, format, header=False) == ""


def test_an_empty_list_is_a_list() -> None:
    assert printed(content(Shape.ROWS, []), "json") == "[]\n"
    assert printed(content(Shape.ROWS, []), "jsonl") == ""
    assert printed(content(Shape.ROWS, []), "id") == ""


def test_one_object_is_an_object() -> None:
    found = content(Shape.OBJECT, {"SUBID": "1312965"})
    assert printed(found, "json") == '{\n  "SUBID": "1312965"\n}\n'
    assert printed(found, "jsonl") == '{"SUBID": "1312965"}\n'
    assert printed(found, "csv") == "SUBID\r\n1312965\r\n"
    assert printed(found, "id") == "1312965\n"
    assert printed(found, "table") == "ID  1312965\n"


def test_plain_values_are_a_list() -> None:
    found = content(Shape.VALUES, [201, "x"], "plan")
    assert json.loads(printed(found, "json")) == [201, "x"]
    assert printed(found, "jsonl") == '201\n"x"\n'
    assert printed(found, "table") == printed(found, "id") == "201\nx\n"
    assert printed(found, "csv") == "value\r\n201\r\nx\r\n"


def test_a_series_is_a_table_of_days() -> None:
    data: Any = {"incoming_bytes": [["2014-06-10", "81"], ["2014-06-11", 2048]], "outgoing_bytes": [["2014-06-10", 1]]}
    found = Content(shape=Shape.SERIES, data=data)
    assert json.loads(printed(found, "json")) == data
    assert printed(found, "csv").splitlines() == [
        "date,incoming_bytes,outgoing_bytes",
        "2014-06-10,81,1",
        "2014-06-11,2048,",
    ]
    assert "2014-06-11            2 KB               -" in printed(found, "table")


def test_columns_are_chosen() -> None:
    server = API.resource("server")
    found = Content(
        shape=Shape.ROWS, data=ROWS, resource=server, columns=(server.by_name["label"], server.by_name["SUBID"])
    )
    assert json.loads(printed(found, "json")) == [{"label": "web-1", "SUBID": "1"}, {"label": "", "SUBID": "2"}]
    assert printed(found, "csv", header=False) == "web-1,1\r\n,2\r\n"
    assert printed(found, "tsv") == "label\tSUBID\nweb-1\t1\n\t2\n"
    assert printed(found, "table").splitlines()[0].split() == ["LABEL", "ID"]


def test_the_header_can_be_left_out() -> None:
    for format in ("csv", "tsv"):  # noqa: A001
        with_header = printed(content(Shape.ROWS, ROWS), format).splitlines()
        assert printed(content(Shape.ROWS, ROWS), format, header=False).splitlines() == with_header[1:]
    assert len(printed(content(Shape.ROWS, ROWS), "table", header=False).splitlines()) == len(ROWS)


def test_raw_is_exact_but_on_a_terminal() -> None:
    found = Content(shape=Shape.ROWS, data=[], raw=b"\xff\x1b[31m\r\n")
    assert render(found, Style(format="raw")) == b"\xff\x1b[31m\r\n"
    assert b"\x1b" not in render(found, Style(format="raw", room=80))


def test_what_was_made_here_is_json_when_raw() -> None:
    assert json.loads(render(Content(shape=Shape.OBJECT, data={"a": 1}), Style(format="raw"))) == {"a": 1}


def test_programs_get_secrets_and_people_those_that_they_name() -> None:
    found = content(Shape.ROWS, [{"SUBID": "1", "default_password": "hunter2", "kvm_url": "hunter3"}])
    assert "hunter2" in printed(found, "json")
    server = API.resource("server")
    chosen = Content(shape=Shape.ROWS, data=found.data, resource=server, columns=(server.by_name["default_password"],))
    assert "hunter2" in printed(chosen, "table")
    one = Content(shape=Shape.OBJECT, data={"SUBID": "1", "kvm_url": "hunter3"}, resource=server, reveal=True)
    assert "hunter3" not in printed(one, "table")
    assert "••••••••" in printed(one, "table")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-5.00", "-5.00"),
        ("+1", "+1"),
        ("@", "@"),
        ("-", "-"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_spreadsheet_runs_what_somebody_wrote(text: str, written: str) -> None:
    found = content(Shape.ROWS, [{"SUBID": "1", "label": text}])
    assert list(csv.reader(io.StringIO(printed(found, "csv", header=False), newline=""))) == [["1", written]]
    assert text.translate({9: "\\t", 10: "\\n"}) in printed(found, "tsv", header=False)


def test_lists_of_lists_are_columns() -> None:
    found = Content(shape=Shape.VALUES, data=[["web-1", 5], ["db-1", None]])
    assert printed(found, "csv", header=False) == "web-1,5\r\ndb-1,\r\n"
    assert printed(found, "table", header=False) == "web-1  5\ndb-1   -\n"
    assert json.loads(printed(found, "json")) == found.data


@pytest.mark.parametrize(
    ("data", "as_json", "as_text"), [("x", '"x"', "x"), (3, "3", "3"), (True, "true", "yes"), (None, "null", "")]
)
def test_one_plain_value_is_itself(data: Any, as_json: str, as_text: str) -> None:
    found = Content(shape=Shape.VALUES, data=data)
    for format in ("json", "jsonl"):  # noqa: A001
        assert printed(found, format) == f"{as_json}\n"
    assert yaml.safe_load(printed(found, "yaml")) == data
    assert printed(found, "table").rstrip("\n") == as_text


@pytest.mark.parametrize(
    "written",
    ["2018-03-02 11:20:05", "2018-03-02T11:20:05+00:00", "2018-03-02T06:20:05.2-05:00", "2018-03-02T11:20:05.25Z"],
)
def test_a_moment_reads_alike_in_both_versions(written: str) -> None:
    assert formatted(Field(name="created", format=Format.DATE), written) == "2018-03-02 11:20"
