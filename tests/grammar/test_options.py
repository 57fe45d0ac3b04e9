"""Options stand anywhere, and a wrong one is pointed at."""

import pytest

from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import OPTIONS, Option, number, separate, written
from vultr_tui.grammar.words import join, lex


@pytest.mark.parametrize(
    ("line", "rest", "options"),
    [
        ("server list -o json", ["server", "list"], {"output": "json"}),
        ("-ojson server list", ["server", "list"], {"output": "json"}),
        ("server --output=csv list --no-header", ["server", "list"], {"output": "csv", "no-header": ""}),
        ("server halt -y web-1", ["server", "halt", "web-1"], {"yes": ""}),
        ("list --sort -created", ["list"], {"sort": "-created"}),
        ("list -- --yes -x", ["list", "--yes", "-x"], {}),
        ("a - b", ["a", "-", "b"], {}),
        ("list -o json -o csv", ["list"], {"output": "csv"}),
        ("destroy x --confirm ''", ["destroy", "x"], {"confirm": ""}),
        ("create --wait web-1", ["create", "web-1"], {"wait": ""}),
        ("create --wait=gone web-1", ["create", "web-1"], {"wait": "gone"}),
    ],
)
def test_options_are_taken_out(line: str, rest: list[str], options: dict[str, str]) -> None:
    words, found = separate(lex(line))
    assert ([word.text for word in words], found) == (rest, options)


@pytest.mark.parametrize(
    ("line", "message", "marked", "suggestion"),
    [
        ("list --ouptut json", "no option --ouptut", "--ouptut", "--output"),
        ("list -o jsn", "--output is one of", "jsn", "json"),
        ("list --output", "--output needs a value", "--output", None),
        ("list --yes=1", "--yes takes no value", "--yes=1", None),
        ("list -z", "no option -z", "-z", None),
        ("halt --wait=stoped", "--wait is one of", "--wait=stoped", "stopped"),
    ],
)
def test_a_wrong_option_is_pointed_at(line: str, message: str, marked: str, suggestion: str | None) -> None:
    with pytest.raises(GrammarError) as caught:
        separate(lex(line))
    error = caught.value
    assert message in error.message
    assert line[error.position : error.position + error.length] == marked
    assert suggestion is None or suggestion in error.suggestions


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_can_be_written_and_read(option: Option) -> None:
    name, value = option.name, (option.allowed or ("-x y",))[0] if option.value else ""
    words, found = separate(lex(join(["a", *written({name: value}), "b"])))
    assert ([word.text for word in words], found) == (["a", "b"], {name: value})


@pytest.mark.parametrize("text", ["-1", "soon", "nan", "inf", ""])
def test_a_number_is_a_number(text: str) -> None:
    with pytest.raises(GrammarError, match="--timeout"):
        number({"timeout": text}, "timeout", 1.0)
    assert number({"timeout": "1.5"}, "timeout", 1.0) == 1.5
    assert number({}, "timeout", 600.0) == 600.0
