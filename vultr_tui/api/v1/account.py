"""The account's money (reference: Account)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read(
        "account.info",
        "Show the balance and what will be charged",
        details="A negative balance is credit: money paid ahead.",
        access="billing",
        reply=Reply(Shape.OBJECT, "account"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="account",
        title="Billing",
        section="Account",
        lists=(Listing("account.info"),),
        key="",
        fields=(
            Field(name="balance", title="Balance", type=Type.NUMBER, format=Format.MONEY, priority=1),
            Field(name="pending_charges", title="Pending", type=Type.NUMBER, format=Format.MONEY, priority=2),
            Field(name="last_payment_date", title="Last payment", format=Format.DATE, priority=3),
            Field(name="last_payment_amount", title="Paid", type=Type.NUMBER, format=Format.MONEY, priority=4),
        ),
        fresh_for=60.0,
    ),
)
