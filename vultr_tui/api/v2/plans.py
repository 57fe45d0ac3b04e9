"""Plans: what a server costs and has."""

from __future__ import annotations

from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v2.shared import DAY
from vultr_tui.api.v2.verbs import pages, read
from vultr_tui.api.values import Format, Type

FAMILIES = ("vc2", "vdc", "vhf", "vhp", "voc", "voc-g", "voc-c", "voc-m", "voc-s", "vcg")
"""Shared, dedicated, high frequency, high performance, optimized for one thing or another, with a GPU."""

OPERATIONS: tuple[Operation, ...] = (
    read(
        "plans.list",
        "List the plans for servers",
        "/plans",
        key_required=False,
        parameters=(
            Parameter(
                name="type", summary="The kind of plans", required=False, default="all", allowed=("all", *FAMILIES)
            ),
            Parameter(name="os", summary="Only those that run Windows", required=False, allowed=("windows",)),
        ),
        reply=pages("plan", "plans"),
    ),
    read(
        "plans.list_baremetal",
        "List the plans for bare metal servers",
        "/plans-metal",
        key_required=False,
        reply=pages("plan_baremetal", "plans_metal"),
    ),
)

COMMON = (
    Field(name="id", title="ID", priority=1),
    Field(name="ram", title="RAM", type=Type.INTEGER, format=Format.MEGABYTES, priority=3),
    Field(name="disk", title="Disk", type=Type.INTEGER, format=Format.GIGABYTES, priority=5),
    Field(name="disk_count", title="Disks", type=Type.INTEGER),
    Field(name="bandwidth", title="Transfer", type=Type.INTEGER, format=Format.GIGABYTES, priority=6),
    Field(name="monthly_cost", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=4),
    Field(name="hourly_cost", title="$/h", type=Type.NUMBER),
    Field(name="monthly_cost_preemptible", title="$/mo preemptible", type=Type.NUMBER, format=Format.MONEY),
    Field(name="hourly_cost_preemptible", title="$/h preemptible", type=Type.NUMBER),
    Field(name="type", title="Type", priority=7),
    Field(name="invoice_type", title="Billed"),
    Field(name="locations", title="Locations", type=Type.ARRAY, refers_to="region"),
    Field(name="location_cost", title="Prices elsewhere", type=Type.OBJECT),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="plan",
        title="Plans",
        section="Catalogue",
        lists=(Listing("plans.list"),),
        key="id",
        fields=(
            *COMMON,
            Field(name="vcpu_count", title="CPUs", type=Type.INTEGER, priority=2),
            Field(name="gpu_brand", title="GPU"),
        ),
        order="monthly_cost",
        fresh_for=DAY,
        price="monthly_cost",
        price_by="location_cost",
    ),
    Resource(
        name="plan_baremetal",
        title="Bare metal plans",
        section="Catalogue",
        lists=(Listing("plans.list_baremetal"),),
        key="id",
        fields=(
            *COMMON,
            Field(name="cpu_count", title="CPUs", type=Type.INTEGER, priority=2),
            Field(name="cpu_model", title="Processor", priority=8),
            Field(name="cpu_threads", title="Threads", type=Type.INTEGER),
        ),
        order="monthly_cost",
        fresh_for=DAY,
        price="monthly_cost",
        price_by="location_cost",
    ),
)
