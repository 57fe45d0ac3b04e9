"""Plans and locations: what each plan costs, and where there is room for it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.binding import Binding

from vultr_tui.account.account import Account
from vultr_tui.account.money import price_in
from vultr_tui.account.tables import Table as Known
from vultr_tui.api.catalogue import Api
from vultr_tui.api.columns import heading
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import frozen, replace
from vultr_tui.api.operation import Effect, Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Row
from vultr_tui.client.errors import ApiError
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.overviews.pane import DerivedPane
from vultr_tui.console.overviews.screen import OverviewScreen
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.grid import Grid
from vultr_tui.console.words import price
from vultr_tui.grammar.fields import texts_of
from vultr_tui.output.cells import cell
from vultr_tui.output.text import harmless

REGION = "region"
NAMING = ("vcpu_count", "cpu_count", "ram", "disk", "plan_type", "type")
"""What tells plans apart, besides the price."""
STOCK = "regions.list"
"""Lists the locations, and if asked, with each the plans it has room for."""
ASKED = "availability"
SOLD = "sold here"
"""What is said of a location that does not tell what it has room for."""
ROOM, FULL, NEVER = "●", "○", "·"
MEANING = {ROOM: "room now", FULL: "sold here, but no room now", NEVER: "not sold here"}
TONES = {ROOM: "good", FULL: "busy", NEVER: "muted"}


@frozen
class Offer:
    """What is deployed: by which operation, and which of its parameters are the plan and the location."""

    operation: Operation
    plan: str
    region: str
    plans: Resource
    where: str
    """The field of a plan that lists the locations it is sold in."""


def offers(api: Api) -> tuple[Offer, ...]:
    """The operations that start something by a plan that is sold in some locations."""
    return tuple(offer for operation in api.operations if (offer := _offer(api, operation)))


def _offer(api: Api, operation: Operation) -> Offer | None:
    cost = operation.cost
    plan = operation.parameter(cost.by) if cost and cost.effect is Effect.STARTS else None
    plans = api.resources_by_name.get(plan.refers_to) if plan else None
    region = next((p for p in operation.parameters if p.refers_to == REGION), None)
    where = next((field for field in plans.fields if field.refers_to == REGION), None) if plans else None
    return Offer(operation, plan.name, region.name, plans, where.name) if plan and plans and region and where else None


def matrix(offer: Offer) -> Derived:
    """The overview of one kind of plan."""
    called = offer.plans.label or offer.plans.key
    fields = tuple(replace(field, priority=1 if field.name == called else 0) for field in offer.plans.fields)
    return Derived(
        resource=replace(offer.plans, title=f"{offer.plans.title} by location", fields=fields, order=offer.plans.price),
        sources=(offer.plans.name, REGION),
        rows=lambda account: account.table(offer.plans.name).rows,
        opens=lambda row: (Place(offer.plans.name), offer.plans.id_of(row)),
    )


class MatrixPane(DerivedPane):
    """A line for each plan, a column for each location; the cell under the cursor is in brackets."""

    def __init__(self, screen: Matrix, account: Account) -> None:
        self.offer = screen.offer
        self.stock: dict[str, frozenset[str]] = {}
        super().__init__(account, screen.app.shows, screen.derived)
        self.grid = Grid()
        self._table = self.grid

    @property
    def regions(self) -> Known:
        """The locations."""
        return self.account.table(REGION)

    def go(self, place: Place) -> None:
        """Show the plans that pass a filter, in all locations."""
        super().go(place)
        self._head()

    def renew(self) -> None:
        """Tell the rows anew, and the locations too."""
        super().renew()
        self._head()

    def _head(self) -> None:
        columns = [Column(name="plan", title="$/MO  PLAN", solid=True)]
        regions = sorted(self.regions.by_id.items(), key=lambda item: self.regions.resource.label_of(item[1]))
        columns += [
            Column(name=id_, title=self._code(row), priority=2, solid=True, arrow=False) for id_, row in regions
        ]
        self.grid.set_columns(columns)
        self.reload()

    def _code(self, region: Row) -> str:
        names = (str(region.get(name) or "") for name in self.regions.resource.names)
        name = next(filter(None, names), self.regions.resource.label_of(region))
        return harmless(name).upper()[:5]

    def _cells(self, rows: Mapping[str, Row], row: str) -> tuple[Cell, ...]:
        plan = rows[row]
        here = self.grid.column if row == self.grid.cursor_id else ""
        return (Cell(self.called(plan)), *(self._cell(plan, region, here) for region in self.grid.cells))

    def _cell(self, plan: Row, region: str, here: str) -> Cell:
        sign = self.offered(plan, region)
        return Cell(f"[{sign}]" if region == here else f" {sign} ", TONES[sign])

    def called(self, plan: Row) -> str:
        """What the plan costs and has, in few words."""
        resource = self.offer.plans
        price = cell(resource, resource.by_name[resource.price], plan).text
        said = ""
        for name in NAMING:
            text = cell(resource, resource.by_name[name], plan).text if name in plan else ""
            if text and text not in said.split():  # some disks say their type themselves
                said += f" {self._said(name, text)}"
        return f"{price:>8} {said or resource.label_of(plan)}"

    def _said(self, name: str, text: str) -> str:
        """One of them, as wide as in the other lines."""
        return f"{text:>3} CPU" if text.isdecimal() else f"{text:>6}" if name in {"ram", "disk"} else text

    def offered(self, plan: Row, region: str) -> str:
        """Whether the plan can be had there: a sign of `MEANING`."""
        sold = region in texts_of(plan.get(self.offer.where))
        if region in self.stock and self.offer.operation.name.startswith("server."):
            has_room = self.offer.plans.id_of(plan) in self.stock[region]
            return ROOM if has_room else FULL if sold else NEVER
        return ROOM if sold else NEVER

    @on(Grid.Turned)
    def _turned(self, event: Grid.Turned) -> None:
        event.stop()
        self._say()

    @property
    def sortable(self) -> Sequence[str]:
        """The price, and what else tells plans apart."""
        return [name for name in (self.offer.plans.price, *NAMING) if name in self.resource.by_name]

    def _say(self) -> None:
        super()._say()
        if self._orders:
            order = self._orders[0]
            words = f"by {heading(order.field)} {'▼' if order.downwards else '▲'}"
            self._title.say((*self._title.left, Part(words, "muted", 2)), self._title.right)
        plan, region = self.row, self.grid.column
        if plan is not None and region:
            sign = self.offered(plan, region)
            meaning = SOLD if sign == ROOM and region not in self.stock else MEANING[sign]
            words = f"{self.shows.name(REGION, region)}: {meaning}{self._price_there(plan, region)}"
            self._title.say(self._title.left, (Part(words, TONES[sign] if sign != NEVER else ""), *self._title.right))

    def _price_there(self, plan: Row, region: str) -> str:
        """What the plan costs there, where that is not what it costs elsewhere."""
        there, usual = (price_in(self.offer.plans, plan, where) for where in (region, ""))
        return f", {price(there)}" if there is not None and there != usual else ""


class Matrix(OverviewScreen):
    """Enter deploys what is under the cursor."""

    BINDINGS = [Binding("b", "other", "other kind of plans", id="matrix.other")]  # noqa: RUF012  (as Screen has it)

    def __init__(self, kinds: tuple[Offer, ...], kind: int = 0) -> None:
        self._kinds = kinds
        self._kind = kind
        self.offer = kinds[kind]
        super().__init__(matrix(self.offer))

    def make_pane(self) -> MatrixPane:
        """The plans."""
        return MatrixPane(self, self.app.account)

    async def _load(self) -> None:
        await super()._load()
        await self._look_for_room()

    async def _look_for_room(self) -> None:
        """Ask for what every location has room for; where that is not told, what plans say is shown."""
        operation = self.app.account.api.find(STOCK)
        if operation is None or operation.parameter(ASKED) is None:
            return
        try:
            answer = await self.app.account.ask(operation, {ASKED: "yes"})
        except ApiError as error:
            self.app.acting.fail("room in the locations", error)
            return
        if not self.is_attached:
            return
        regions = self.app.account.api.resource(REGION)
        listed = next(field.name for field in regions.fields if field.refers_to == "plan")
        pane = self.pane
        if isinstance(pane, MatrixPane):
            pane.stock = {
                regions.id_of(row): frozenset(texts_of(row[listed])) for row in answer.rows if row.get(listed)
            }
            pane.renew()

    def action_refresh(self) -> None:
        """Ask again, also for the room."""
        super().action_refresh()
        self.app.run_worker(self._look_for_room())

    def action_other(self) -> None:
        """Show the next kind of plans."""
        self.app.switch_screen(Matrix(self._kinds, (self._kind + 1) % len(self._kinds)))

    def open_row(self, row: Row) -> None:
        """Deploy the plan of the line in the location under the cursor."""
        pane = self.pane
        if not isinstance(pane, MatrixPane) or not pane.grid.column:
            return
        region = pane.grid.column
        sign = pane.offered(row, region)
        if sign != ROOM:
            self.app.acting.tell(f"{MEANING[sign].capitalize()}.", severe=True)
            return
        filled = {self.offer.region: region, self.offer.plan: self.offer.plans.id_of(row)}
        self.app.run_worker(self.app.acting.start(Intent(self.offer.operation, {}), filled))
