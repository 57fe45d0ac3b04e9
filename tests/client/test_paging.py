"""Lists that come in pages are collected to the end, and say so if they could not be."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.client.toy import MODERN, PAGED, Asked, Said, Service, refuses, says, session
from tests.clocks import HastyClock
from vultr_tui.client import session as session_module
from vultr_tui.client.answer import Answer
from vultr_tui.client.errors import ServerFault, Unreadable
from vultr_tui.client.paging import LARGEST_PAGE, Page, page_of


def shop(count: int, *, per_page: int, total: int | None = None) -> Service:
    """A service with so many boxes, in pages by a cursor that tells the last id of the page before."""

    def page(asked: Asked) -> Said:
        cursor = asked.query.get("cursor", [""])[0]
        start = int(base64.b64decode(cursor).decode().removeprefix("next__")) if cursor else 0
        end = min(start + per_page, count)
        following = base64.b64encode(f"next__{end}".encode()).decode() if end < count else ""
        return says(
            {
                "boxes": [{"ID": str(number), "size": str(number)} for number in range(start, end)],
                "meta": {"total": count if total is None else total, "links": {"next": following, "prev": ""}},
            }
        )

    return Service(page)


async def collect(service: Service, arguments: dict[str, Any] | None = None) -> Answer:
    return await session(service, HastyClock(), api=MODERN).call(PAGED, arguments or {})


async def test_all_pages_are_one_answer() -> None:
    service = shop(25, per_page=10)
    answer = await collect(service, {"label": "x y"})
    assert [row["ID"] for row in answer.rows] == [str(number) for number in range(25)]
    assert answer.rows[24]["size"] == 24
    assert answer.complete
    assert b'"20"' in answer.raw
    assert b'"19"' not in answer.raw
    assert len(service.asked) == 3
    assert all(asked.query["per_page"] == [str(LARGEST_PAGE)] for asked in service.asked)
    assert all(asked.query["label"] == ["x y"] for asked in service.asked)


async def test_an_empty_list_is_complete() -> None:
    answer = await collect(shop(0, per_page=10))
    assert answer.rows == ()
    assert answer.complete


async def test_fewer_rows_than_counted_are_incomplete() -> None:
    answer = await collect(shop(25, per_page=10, total=26))
    assert len(answer.rows) == 25
    assert not answer.complete


async def test_a_reply_that_says_nothing_of_pages_is_complete() -> None:
    assert (await collect(Service(says({"boxes": [{"ID": "1"}]})))).complete


async def test_a_cursor_that_comes_again_ends_the_list_as_incomplete() -> None:
    service = Service(says({"boxes": [{"ID": "1"}], "meta": {"total": 1, "links": {"next": "again"}}}))
    answer = await collect(service)
    assert len(service.asked) == 2
    assert not answer.complete


async def test_a_list_without_end_is_left_at_some_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "MOST_PAGES", 5)
    service = Service(lambda _: says({"boxes": [], "meta": {"links": {"next": str(len(service.asked))}}}))
    assert not (await collect(service)).complete
    assert len(service.asked) == 6


async def test_a_page_that_fails_fails_the_list() -> None:
    first = says({"boxes": [{"ID": "1"}], "meta": {"links": {"next": "more"}}})
    with pytest.raises(ServerFault):
        await collect(Service(first, refuses(500)))
    with pytest.raises(Unreadable):
        await collect(Service(first, says({"meta": {}})))


async def test_a_page_that_fails_once_is_asked_for_again() -> None:
    first = says({"boxes": [{"ID": "1"}], "meta": {"links": {"next": "more"}}})
    answer = await collect(Service(first, refuses(500), says({"boxes": [{"ID": "2"}]})))
    assert [row["ID"] for row in answer.rows] == ["1", "2"]


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"meta": None},
        {"meta": []},
        {"meta": {"links": []}},
        {"meta": {"total": "9", "links": {"next": 5}}},
    ],
)
def test_odd_statements_about_pages_are_none(document: Any) -> None:
    assert page_of(document) == Page()
