"""Tickets: questions to Vultr's support, and its answers."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import may, must, whole
from vultr_tui.api.values import Format, Type

TICKETS = Collection(
    "ticket", "ticket", must("reference", "The ticket", refers_to="ticket"), "/tickets", "ticket", access="support"
)
TEXT = must("description", "What you want to say", title="Text", format=Format.TEXT, example="It does not start")
ONE = Reply(Shape.ROWS, "ticket", "ticket")
"""A single ticket comes in a list."""
INDEX = must("ticket_reply_index", "The reply", title="Reply", example="0")

OPERATIONS: tuple[Operation, ...] = (
    TICKETS.lists(reply=Reply(Shape.ROWS, "ticket", "tickets")),
    TICKETS.shows(reply=ONE),
    TICKETS.makes(
        Risk.DISRUPTIVE,
        must("subject", "What it is about", title="Subject", example="A server does not start"),
        TEXT,
        may("sub-uuid", "The id of what it is about", title="About"),
        may("category", "Which department", title="Department"),
        details="Somebody at Vultr reads it. Do not write secrets in it.",
        reply=ONE,
    ),
    TICKETS.changes(
        "close", "Close a ticket", Risk.DISRUPTIVE, "POST", details="Nobody answers it any more.", repeatable=True
    ),
    TICKETS.reads(
        "reply_list", "List what was said in a ticket", "/replies", reply=Reply(Shape.ROWS, "ticket_reply", "replies")
    ),
    TICKETS.changes(
        "reply",
        "Say something in a ticket",
        Risk.DISRUPTIVE,
        "POST /replies",
        TEXT,
        may("attachments", "Files to send along, as JSON", title="Files", type=Type.OBJECT),
        details="Somebody at Vultr reads it. Do not write secrets in it.",
        stale=("ticket", "ticket_reply"),
    ),
    TICKETS.changes(
        "reply_review",
        "Say whether a reply in a ticket was of help",
        Risk.DISRUPTIVE,
        "POST /replies/{ticket_reply_index}/review",
        INDEX,
        must("comment", "What you think of it", title="Comment", example="It helped"),
        whole("rating", "1 for good, -1 for bad, 0 for neither", -1, 1, required=True, title="Rating"),
        details="It cannot be taken back.",
        stale=("ticket_reply",),
    ),
    TICKETS.reads(
        "attachment",
        "Show a file that came with a reply in a ticket",
        "/replies/{ticket_reply_index}/attachments/{ticket_attachment_index}",
        INDEX,
        must("ticket_attachment_index", "The file", title="File", example="0"),
        reply=Reply(Shape.ROWS, envelope="attachment"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    TICKETS.pane(
        "Tickets",
        "Account",
        (
            Field(name="reference", title="Reference", priority=4),
            Field(name="subject", title="Subject", priority=1),
            Field(name="status", title="Status", priority=2),
            Field(name="date_last_entry", title="Last word", format=Format.DATE, priority=3),
            Field(name="date_created", title="Opened", format=Format.DATE, priority=5),
            Field(name="entryStatus", title="Entry"),
            Field(name="linked_subscriptions", title="About", type=Type.OBJECT),
        ),
        key="reference",
        label="subject",
        tabs=(Tab("Replies", View.ROWS, "ticket_reply"), Tab("Overview", View.FIELDS)),
    ),
    Resource(
        name="ticket_reply",
        title="Replies",
        section="",
        lists=(Listing("ticket.reply_list"),),
        key="index",
        label="from_name",
        fields=(
            Field(name="index", title="No.", priority=4),
            Field(name="date", title="When", format=Format.DATE, priority=1),
            Field(name="from_name", title="Who", priority=2),
            Field(name="description", title="What", priority=3),
            Field(name="from_type", title="As"),
            Field(name="from_email", title="E-mail", format=Format.EMAIL),
            Field(name="age", title="Age"),
            Field(name="attachments", title="Files", type=Type.OBJECT),
            Field(name="entryStatus", title="Entry"),
            Field(name="reviewable", title="May be rated", type=Type.INTEGER),
            Field(name="review_rating", title="Rating", type=Type.INTEGER),
            Field(name="review_comment", title="Comment"),
            Field(name="review_date", title="Rated", format=Format.DATE),
        ),
        parent="ticket",
        parent_parameter="reference",
    ),
)
