"""What goes to standard output: data, and nothing else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vultr_tui.api.catalogue import Api
from vultr_tui.api.columns import visible
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.resource import Field
from vultr_tui.client.answer import Answer
from vultr_tui.grammar.errors import GrammarError, pointing_into
from vultr_tui.grammar.fields import listed
from vultr_tui.grammar.filters import Filter, parse, parse_orders
from vultr_tui.grammar.options import Options
from vultr_tui.grammar.ordering import ordered
from vultr_tui.grammar.terms import Shown, nothing_else
from vultr_tui.output.content import UNKNOWN, Content, describe
from vultr_tui.output.formats import Style, render

LISTS = {Shape.ROWS, Shape.KEYED, Shape.GROUPED}
"""The shapes whose rows can be filtered and sorted."""


def style_of(options: Options) -> Style:
    """How to print by these options, and by what reads it."""
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Style(
        format=options.get("output", "table"),
        header="no-header" not in options,
        room=shutil.get_terminal_size().columns if terminal else None,
        colour=terminal and not plain,
    )


def content_of(api: Api, operation: Operation, answers: Sequence[Answer], *, several: bool = False) -> Content:
    """Return the replies as one content: those of several targets side by side, none as one without data."""
    reply = operation.reply
    resource = api.resources_by_name.get(reply.resource, UNKNOWN)
    if not several:
        answer = answers[0] if answers else Answer(operation, 0)
        data = answer.data if answers else None
        reveal = reply.shape is Shape.OBJECT
        return Content(shape=reply.shape, data=data, resource=resource, raw=answer.raw, reveal=reveal)
    raw = b"\n".join(answer.raw for answer in answers)
    if reply.shape is Shape.VALUES:
        return Content(shape=Shape.VALUES, data=[v for answer in answers for v in answer.values], raw=raw)
    rows = [row for answer in answers for row in (answer.rows or (answer.object,) if answer.data else ())]
    data = None if reply.shape is Shape.NOTHING else rows
    return Content(shape=Shape.ROWS, data=data, resource=resource, raw=raw)


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


def show(content: Content, options: Options) -> None:
    """Print rows that are known here as the options ask for."""
    write(arranged(content, options, filter_of(content, options)), style_of(options))


def write(content: Content, style: Style) -> None:
    """Print the content; OSError if nobody reads it."""
    sys.stdout.buffer.write(render(content, style))
    sys.stdout.buffer.flush()


def write_text(lines: Iterable[str]) -> None:
    """Print lines that are made here."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
