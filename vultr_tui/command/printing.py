"""What goes to standard output: data, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from vultr_tui.api.catalogue import Api
from vultr_tui.api.columns import visible
from vultr_tui.api.light import replace
from vultr_tui.api.operation import LISTS, Operation, Shape
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Json
from vultr_tui.client.answer import Answer
from vultr_tui.command.stdout import printing
from vultr_tui.command.terminal import columns
from vultr_tui.grammar import query
from vultr_tui.grammar.errors import GrammarError, pointing_into
from vultr_tui.grammar.fields import listed
from vultr_tui.grammar.filters import Filter, parse, parse_orders
from vultr_tui.grammar.options import Options
from vultr_tui.grammar.ordering import ordered
from vultr_tui.grammar.query import Query
from vultr_tui.grammar.terms import Shown, nothing_else
from vultr_tui.output.cells import masked
from vultr_tui.output.content import UNKNOWN, Content, describe
from vultr_tui.output.formats import Style, render


def style_of(options: Options) -> Style:
    """How to print by these options, and by what reads it."""
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(
        format=options.get("output", "table"),
        header="no-header" not in options,
        room=columns() if terminal else None,
        colour=terminal and not plain,
    )


def content_of(api: Api, operation: Operation, answers: Sequence[Answer], *, several: bool = False) -> Content:
    """Return the replies as one content: those of several targets side by side, none as one without data.

    Secrets are shown to people where the reply is there to give them: a key just made, a password, user data.
    """
    reply = operation.reply
    resource = api.resources_by_name.get(reply.resource, UNKNOWN)
    if not several:
        answer = answers[0] if answers else Answer(operation, 0)
        data = answer.data if answers else None
        if reply.shape is Shape.ANYTHING:
            return Content(shape=_shape_of(data), data=data, raw=answer.raw)
        whole = reply.shape is Shape.OBJECT
        secrets = whole and (bool(reply.secrets) or all(field.secret for field in resource.fields))
        return Content(shape=reply.shape, data=data, resource=resource, raw=answer.raw, reveal=whole, secrets=secrets)
    raw = b"\n".join(answer.raw for answer in answers)
    if reply.shape is Shape.VALUES:
        return Content(shape=Shape.VALUES, data=[v for answer in answers for v in answer.values], raw=raw)
    rows = [row for answer in answers for row in (answer.rows or (answer.object,) if answer.data else ())]
    if reply.shape is Shape.NOTHING:
        return Content(shape=Shape.NOTHING, data=None, raw=raw)
    return Content(shape=Shape.ROWS, data=rows, resource=resource, raw=raw)


def _shape_of(data: Json) -> Shape:
    """Tell the shape of a reply that the catalogue says nothing of."""
    if isinstance(data, Mapping):
        return Shape.OBJECT
    rows = isinstance(data, list) and all(isinstance(item, Mapping) for item in data)
    return Shape.ROWS if rows else Shape.VALUES


def arranged(content: Content, options: Options, filter_: Filter, shown: Shown = nothing_else) -> Content:
    """Return the content with the rows and columns that the options ask for."""
    content = describe(content)
    columns = columns_of(content, options)
    if content.shape not in LISTS or not (filter_.terms or filter_.orders):
        return replace(content, columns=columns)
    rows = ordered((row for row in content.rows if filter_.matches(row, shown)), content.resource, filter_.orders)
    return replace(content, data=rows, columns=columns)


def columns_of(content: Content, options: Options) -> tuple[Field, ...]:
    """Return the columns asked for; GrammarError for a field that is unknown."""
    text = options.get("columns", "")
    with pointing_into(text):
        return tuple(listed(content.resource, text)) if text else ()


def filter_of(content: Content, options: Options) -> Filter:
    """Return the filter and order asked for; GrammarError where they make no sense for the content."""
    asked = [name for name in ("filter", "sort") if name in options]
    if asked and content.shape not in LISTS:
        raise GrammarError(f"--{asked[0]} is for lists of rows, and this is none")
    content = describe(content)
    terms, fields = options.get("filter", ""), options.get("sort", "")
    with pointing_into(terms):
        found = parse(terms, content.resource, (*visible(content.resource), *columns_of(content, options)))
    with pointing_into(fields):
        orders = tuple(parse_orders(fields, content.resource)) if fields else ()
    return replace(found, orders=(*orders, *found.orders))


def query_of(options: Options) -> Query | None:
    """Return the query asked for; GrammarError if it cannot be read."""
    text = options.get("query")
    if text is None:
        return None
    with pointing_into(text):
        return query.parse(text)


def queried(content: Content, asked: Query | None, style: Style) -> Content:
    """Return what the query finds in the content, or the content itself where there is none.

    Rows that it leaves whole are shown as before; what it makes is described by itself. For people it finds no
    secrets. GrammarError where a function is given what it does not take.
    """
    if asked is None or content.shape is Shape.NOTHING:
        return content
    secret = {field.name for field in content.resource.fields if field.secret}
    data = query.plain(content.selected())
    if style.format == "table" and not content.secrets:
        data = masked(data, secret.__contains__)
    with pointing_into(asked.text):
        found = asked.of(data)
    if isinstance(found, Mapping):
        return Content(shape=Shape.OBJECT, data=found, resource=content.resource if found is data else UNKNOWN)
    if not isinstance(found, list) or not found or not all(isinstance(item, Mapping) for item in found):
        return Content(shape=Shape.VALUES, data=found)
    before = {id(row) for row in data} if isinstance(data, list) else set()
    whole = not content.columns and all(id(row) in before for row in found)
    return Content(shape=Shape.ROWS, data=found, resource=content.resource if whole else UNKNOWN)


def show(content: Content, options: Options) -> None:
    """Print rows that are known here as the options ask for."""
    asked, style = query_of(options), style_of(options)
    write(queried(arranged(content, options, filter_of(content, options)), asked, style), style)


def write(content: Content, style: Style) -> None:
    """Print the content. Raises BrokenPipeError if nobody reads it, and Unwritten."""
    with printing():
        sys.stdout.buffer.write(render(content, style))
