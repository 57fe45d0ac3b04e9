"""Whose account it is, its money, and what was done to it."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.access import NARROW
from vultr_tui.api.v2.shared import flag, may, must
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

INVOICE = Parameter(name="invoice_id", summary="The invoice", refers_to="invoice", example="123456")
API_KEY = Parameter(name="apikey_id", summary="The API key", refers_to="apikey", example="laptop")

PREFIXES = must("prefixes", "The networks, as JSON", title="Networks", type=Type.OBJECT, example="[]")

OPERATIONS: tuple[Operation, ...] = (
    read(
        "account.info",
        "Show the balance and what will be charged",
        "/account",
        details="A negative balance is credit: money paid ahead.",
        reply=one("account", "account"),
    ),
    read(
        "account.bandwidth", "Show the traffic of the whole account", "/account/bandwidth", reply=one("", "bandwidth")
    ),
    read(
        "account.bgp",
        "Show how the account announces its own addresses",
        "/account/bgp",
        reply=Reply(Shape.OBJECT, secrets=("password",)),
    ),
    change(
        "account.bgp_setup",
        "Ask to announce your own addresses from your servers",
        Risk.DISRUPTIVE,
        "POST /account/bgp/setup",
        details="Opens a ticket; somebody at Vultr decides.",
        parameters=(
            PREFIXES,
            must("requested_routes", "Which routes Vultr tells your servers", allowed=("none", "full", "default_only")),
            must("usecase", "What you want it for", example="Anycast DNS"),
            may("asn", "The number of your autonomous system", title="AS number", type=Type.INTEGER),
            may("password", "The password of the sessions", title="Password", format=Format.SECRET),
            may("letter_of_authorization", "The letter that allows it, a PDF", title="Letter", format=Format.BASE64),
        ),
        reply=Reply(Shape.OBJECT),
        stale=("account",),
    ),
    change(
        "account.bgp_prefixes",
        "Ask to announce further addresses",
        Risk.DISRUPTIVE,
        "POST /account/bgp/prefixes",
        details="Opens a ticket; somebody at Vultr decides.",
        parameters=(PREFIXES,),
        reply=Reply(Shape.OBJECT),
        stale=("account",),
    ),
    read(
        "account.subscriptions",
        "List what you have by a contract of your own",
        "/account/custom-subscriptions",
        reply=pages("", "custom_subscriptions"),
    ),
    read("auth.info", "Show whose key this is and what it may do", "/account", reply=one("auth", "account")),
    read(
        "billing.history",
        "List what was charged and paid",
        "/billing/history",
        reply=pages("billing_entry", "billing_history"),
    ),
    read("billing.invoices", "List the invoices", "/billing/invoices", reply=pages("invoice", "billing_invoices")),
    read(
        "billing.invoice",
        "Show an invoice",
        "/billing/invoices/{invoice_id}",
        on=INVOICE,
        reply=one("invoice", "billing_invoice"),
    ),
    read(
        "billing.items",
        "List what an invoice is made of",
        "/billing/invoices/{invoice_id}/items",
        on=INVOICE,
        reply=pages("invoice_item", "invoice_items"),
    ),
    read(
        "billing.pending",
        "List what will be on the next invoice",
        "/billing/pending-charges",
        reply=pages("pending_charge", "pending_charges"),
    ),
    read(
        "logs.list",
        "List what was done to the account, by whomever",
        "/logs",
        details="Goes back for a limited time. What it says of a request may hold secrets of other products.",
        parameters=(
            Parameter(name="start_time", summary="Not before this moment, in UTC", required=False, format=Format.DATE),
            Parameter(name="end_time", summary="Not after this moment, in UTC", required=False, format=Format.DATE),
            Parameter(
                name="log_level",
                summary="How grave",
                required=False,
                allowed=("info", "debug", "warning", "error", "critical"),
            ),
            Parameter(name="resource_type", summary="Only this kind of thing", required=False),
            Parameter(name="resource_id", summary="Only this thing", required=False),
        ),
        reply=pages("log", "logs"),
    ),
    read("apikeys.list", "List the API keys of the account's owner", "/apikeys", reply=pages("apikey", "api_keys")),
    read("apikeys.info", "Show an API key", "/apikeys/{apikey_id}", on=API_KEY, reply=one("apikey", "api_key")),
    change(
        "apikeys.create",
        "Make an API key",
        Risk.DISRUPTIVE,
        "POST /apikeys",
        details="Whoever has the key may do with the account what you may. It is in the answer, and shown once.",
        parameters=(
            Parameter(name="name", summary="What the key is for", required=False, example="backup job"),
            flag("expire", "Whether it ends by itself"),
            Parameter(name="date_expire", summary="When it ends, in UTC", required=False, format=Format.DATE),
        ),
        reply=one("apikey", "api_key", secrets=("api_key",)),
        stale=("apikey",),
    ),
    change(
        "apikeys.destroy",
        "Revoke an API key",
        Risk.DESTRUCTIVE,
        "DELETE /apikeys/{apikey_id}",
        details="Whatever uses it stops working at once. If it is the key in use here, so does this program.",
        on=API_KEY,
        stale=("apikey",),
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
    Resource(
        name="auth",
        title="API key",
        section="Account",
        lists=(Listing("auth.info"),),
        key="",
        label="name",
        fields=(
            Field(name="name", title="Name", priority=1),
            Field(name="email", title="E-mail", format=Format.EMAIL, priority=2),
            Field(name="acls", title="May", type=Type.ARRAY, priority=3),
        ),
        fresh_for=60.0,
    ),
    Resource(
        name="pending_charge",
        title="Pending charges",
        section="Account",
        lists=(Listing("billing.pending"),),
        key="description",
        fields=(
            Field(name="description", title="What", priority=1),
            Field(name="product", title="Product", priority=3),
            Field(name="total", title="$", type=Type.NUMBER, format=Format.MONEY, priority=2),
            Field(name="units", title="Units", type=Type.NUMBER, priority=4),
            Field(name="unit_type", title="Of", priority=5),
            Field(name="unit_price", title="Each", type=Type.NUMBER, priority=6),
            Field(name="start_date", title="From", format=Format.DATE, priority=7),
            Field(name="end_date", title="To", format=Format.DATE),
        ),
        order="-total",
        fresh_for=300.0,
    ),
    Resource(
        name="invoice",
        title="Invoices",
        section="Account",
        lists=(Listing("billing.invoices"),),
        key="id",
        label="description",
        fields=(
            Field(name="id", title="ID", priority=3),
            Field(name="date", title="Date", format=Format.DATE, priority=1),
            Field(name="description", title="What", priority=2),
            Field(name="amount", title="$", type=Type.NUMBER, format=Format.MONEY, priority=4),
            Field(name="balance", title="Balance", type=Type.NUMBER, format=Format.MONEY, priority=5),
        ),
        order="-date",
        fresh_for=300.0,
        tabs=(Tab("Items", View.ROWS, "invoice_item"), Tab("Overview", View.FIELDS)),
    ),
    Resource(
        name="invoice_item",
        title="Items",
        section="",
        lists=(Listing("billing.items"),),
        key="description",
        fields=(
            Field(name="description", title="What", priority=1),
            Field(name="product", title="Product", priority=3),
            Field(name="total", title="$", type=Type.NUMBER, format=Format.MONEY, priority=2),
            Field(name="units", title="Units", type=Type.NUMBER, priority=4),
            Field(name="unit_type", title="Of", priority=5),
            Field(name="unit_price", title="Each", type=Type.NUMBER, priority=6),
        ),
        parent="invoice",
        parent_parameter="invoice_id",
        fresh_for=300.0,
    ),
    Resource(
        name="billing_entry",
        title="Billing history",
        section="Account",
        lists=(Listing("billing.history"),),
        key="id",
        label="description",
        fields=(
            Field(name="id", title="ID", priority=6),
            Field(name="date", title="Date", format=Format.DATE, priority=1),
            Field(name="type", title="Type", priority=3),
            Field(name="description", title="What", priority=2),
            Field(name="amount", title="$", type=Type.NUMBER, format=Format.MONEY, priority=4),
            Field(name="balance", title="Balance", type=Type.NUMBER, format=Format.MONEY, priority=5),
        ),
        order="-date",
        fresh_for=300.0,
    ),
    Resource(
        name="apikey",
        about=NARROW,
        title="API keys",
        section="Account",
        lists=(Listing("apikeys.list"),),
        key="id",
        label="name",
        fields=(
            Field(name="id", title="ID", priority=3),
            Field(name="name", title="Name", priority=1),
            Field(name="expire", title="Ends", type=Type.BOOLEAN, priority=4),
            Field(name="date_expire", title="Ends on", format=Format.DATE, priority=2),
            Field(name="api_key", title="Key", secret=True),
        ),
        fresh_for=60.0,
    ),
    Resource(
        name="log",
        title="Log",
        section="Account",
        lists=(Listing("logs.list"),),
        key="timestamp",
        label="message",
        fields=(
            Field(name="timestamp", title="When", format=Format.DATE, priority=1),
            Field(name="message", title="What", priority=2),
            Field(name="resource_type", title="Kind", priority=3),
            Field(name="resource_id", title="ID", priority=5),
            Field(name="log_level", title="Level", priority=4),
            Field(name="metadata", title="Details", type=Type.OBJECT, secret=True),
        ),
        states=(
            State("failed", Tone.BAD, (("log_level", ("error", "critical")),)),
            State("warning", Tone.BUSY, (("log_level", ("warning",)),)),
            State("done", Tone.GOOD),
        ),
        order="-timestamp",
        fresh_for=60.0,
    ),
)
