"""Queries of data in JMESPath: `[?status=='active'].{name: label, ip: main_ip}`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from vultr_tui.api.light import frozen
from vultr_tui.api.values import Json
from vultr_tui.grammar.errors import GrammarError, nearest


@frozen
class Query:
    """A query that has been read."""

    text: str
    _search: Callable[[Json], Json]

    def of(self, data: Json) -> Json:
        """Return what the query finds in the data, which must be as JSON has it: lists and dictionaries.

        Raises GrammarError where a function is given what it does not take, or values are compared that cannot be.
        """
        from jmespath.exceptions import JMESPathError  # noqa: PLC0415  (loaded by whoever queries)

        try:
            found = self._search(data)
            json.dumps(found)  # what `&` makes is no data, wherever it stands
        except JMESPathError as error:
            name = getattr(error, "function_name", "")
            raise _at_function(self.text, name, f"--query: {_sentence(error)}") from None
        except TypeError:
            message = "--query: values of different kinds cannot be compared, and & alone has no value"
            raise GrammarError(message, 0, len(self.text)) from None
        except ValueError:
            raise GrammarError("--query: a step of 0 leads nowhere", 0, len(self.text)) from None
        return found


def parse(text: str) -> Query:
    """Read the query; GrammarError at the character that is wrong, or at a function that does not exist."""
    import jmespath  # noqa: PLC0415  (most commands query nothing)
    from jmespath import exceptions  # noqa: PLC0415
    from jmespath.functions import Functions  # noqa: PLC0415

    try:
        found = jmespath.compile(text)
    except exceptions.EmptyExpressionError:
        raise GrammarError("--query is empty; @ is all of the data", suggestions=("@",)) from None
    except exceptions.LexerError as error:
        raise GrammarError(f"--query: {error.message}", error.lexer_position, 1) from None
    except exceptions.ParseError as error:
        raise _unexpected(text, error.lex_position, str(error.token_value or "")) from None
    except RecursionError:
        raise GrammarError("--query is nested too deeply") from None
    known = Functions.FUNCTION_TABLE
    for name in _functions(found.parsed):
        if name not in known:
            raise _at_function(text, name, f"--query: there is no function {name}", nearest(name, known))
    return Query(text, found.search)


def plain(data: Json) -> Json:
    """Return the data as JSON has it: lists and dictionaries."""
    copied: Json = json.loads(json.dumps(data))
    return copied


def _unexpected(text: str, position: int, token: str) -> GrammarError:
    if position >= len(text.rstrip()):
        return GrammarError("--query ends too early", len(text), 1)
    return GrammarError("--query: this cannot stand here", position, max(len(token), 1))


def _at_function(text: str, name: str, message: str, near: tuple[str, ...] = ()) -> GrammarError:
    position = max(text.find(f"{name}("), 0) if name else 0
    return GrammarError(message, position, len(name) or len(text), near)


def _sentence(error: Exception) -> str:
    """Put an error of the library in a line, without the data that it quotes."""
    wanted = getattr(error, "expected_types", None)
    name = getattr(error, "function_name", "")
    if wanted:
        return f"{name}() needs {' or '.join(wanted)}, and got {getattr(error, 'actual_type', 'something else')}"
    return " ".join(str(error).split())


def _functions(node: Mapping[str, Any]) -> Iterator[str]:
    """Name the functions that a part of the query calls."""
    if node["type"] == "function_expression":
        yield node["value"]
    for child in node["children"]:
        if isinstance(child, dict):
            yield from _functions(child)
