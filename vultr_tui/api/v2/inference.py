"""Serverless inference, and the applications of the marketplace."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import BILLED, DAY, ID, LABELLED, MADE, must
from vultr_tui.api.v2.verbs import change, pages, read
from vultr_tui.api.values import Type

INFERENCES = Collection(
    "inference",
    "inference subscription",
    must("inference_id", "The inference subscription", refers_to="inference"),
    "/inference",
    "subscription",
)
LABEL = must("label", "What it is called", example="chat")

OPERATIONS: tuple[Operation, ...] = (
    INFERENCES.lists(),
    INFERENCES.shows(),
    INFERENCES.makes(
        Risk.DISRUPTIVE,
        LABEL,
        details="Billed from now on, and by use beyond what is included.",
        cost=BILLED,
        stale=("inference", "account"),
    ),
    INFERENCES.sets("PATCH", "label_set", "Label an inference subscription", LABEL),
    INFERENCES.destroys("Its key stops working at once. There is no way back."),
    INFERENCES.reads(
        "usage",
        "Show how much an inference subscription was used",
        "/usage",
        reply=Reply(Shape.OBJECT, envelope="usage"),
    ),
    read(
        "marketplace.list",
        "List the applications you have in the marketplace",
        "/marketplace/apps",
        reply=pages("marketplace", "apps"),
    ),
    read(
        "marketplace.variables",
        "List what a marketplace application wants to know when it is installed",
        "/marketplace/apps/{image_id}/variables",
        parameters=(must("image_id", "The application's image", title="Image", example="openlitespeed-wordpress"),),
        reply=Reply(Shape.ROWS, envelope="variables"),
    ),
    change(
        "marketplace.vendor_create",
        "Become a vendor of the marketplace",
        Risk.DISRUPTIVE,
        "POST /marketplace/vendor",
        details="Makes a user for your company in the marketplace.",
        stale=("marketplace",),
    ),
    change(
        "marketplace.vendor_update",
        "Renew what the marketplace knows of you as a vendor",
        Risk.DISRUPTIVE,
        "PATCH /marketplace/vendor",
        details="It is what others see.",
        repeatable=True,
        stale=("marketplace",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    INFERENCES.pane(
        "Inference",
        "Compute",
        (ID, LABELLED, MADE, Field(name="api_key", title="Key", secret=True)),
        label="label",
        tabs=(Tab("Overview", View.FIELDS), Tab("Usage", View.FIELDS, "inference.usage")),
    ),
    Resource(
        name="marketplace",
        title="Own applications",
        section="Catalogue",
        lists=(Listing("marketplace.list"),),
        key="id",
        label="app_name",
        fields=(
            Field(name="id", title="ID", priority=3),
            Field(name="app_name", title="Name", priority=1),
            Field(name="app_desc", title="Description", priority=2),
            Field(name="visibility", title="Shown", type=Type.BOOLEAN, priority=4),
        ),
        fresh_for=DAY,
    ),
)
