"""Which overviews there are: by what word they open, and where they stand in the list of panes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import frozen

if TYPE_CHECKING:
    from vultr_tui.console.overviews.screen import OverviewScreen


@frozen
class Overview:
    """One overview; `open` makes its screen for an API."""

    word: str
    title: str
    section: str
    summary: str
    open: Callable[[Api], OverviewScreen]


def _matrix(api: Api) -> OverviewScreen:
    from vultr_tui.console.overviews.matrix import Matrix, offers  # noqa: PLC0415  (not needed for the first picture)

    return Matrix(offers(api))


def _bandwidth(_api: Api) -> OverviewScreen:
    from vultr_tui.console.overviews.bandwidth import BANDWIDTH  # noqa: PLC0415
    from vultr_tui.console.overviews.screen import OverviewScreen  # noqa: PLC0415

    return OverviewScreen(BANDWIDTH)


def _costs(api: Api) -> OverviewScreen:
    from vultr_tui.console.overviews.costs import costs  # noqa: PLC0415
    from vultr_tui.console.overviews.screen import OverviewScreen  # noqa: PLC0415

    return OverviewScreen(costs(api))


def _activity(api: Api) -> OverviewScreen:
    from vultr_tui.console.overviews.activity import activity  # noqa: PLC0415
    from vultr_tui.console.overviews.screen import OverviewScreen  # noqa: PLC0415

    return OverviewScreen(activity(api))


def _dashboard(api: Api) -> OverviewScreen:
    from vultr_tui.console.overviews.dashboard import dashboard  # noqa: PLC0415
    from vultr_tui.console.overviews.screen import OverviewScreen  # noqa: PLC0415

    return OverviewScreen(dashboard(api))


OVERVIEWS = {
    overview.word: overview
    for overview in (
        Overview("bandwidth", "Bandwidth", "Compute", "What servers have used of their traffic", _bandwidth),
        Overview("matrix", "Plans by location", "Catalogue", "Prices, and where there is room", _matrix),
        Overview(
            "dashboard", "Dashboard", "Account", "How many of everything, what is under way, what is wrong", _dashboard
        ),
        Overview("activity", "Activity", "Account", "What was done, by whom and from where", _activity),
        Overview("costs", "Costs", "Account", "The balance, and what each thing costs", _costs),
    )
}
