"""The content delivery network: zones that pull from a web server, and zones that files are pushed to."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import BILLED, ID, LABELLED, MADE, STARTING, STATUS, flag, may, must
from vultr_tui.api.values import Format, Type

PULL = must("pullzone_id", "The pull zone", refers_to="cdn_pull")
PUSH = must("pushzone_id", "The push zone", refers_to="cdn_push")
PULLS = Collection("cdn", "pull zone", PULL, "/cdns/pull-zones", "pull_zone", prefix="pull_")
PUSHES = Collection("cdn", "push zone", PUSH, "/cdns/push-zones", "push_zone", prefix="push_")
FILES = Collection(
    "cdn",
    "file",
    must("file_name", "The file", refers_to="cdn_file"),
    f"{PUSHES.row}/files",
    "file",
    prefix="file_",
    within=(PUSH,),
)
LABEL = must("label", "What it is called", example="static")
TRAITS = (
    may("vanity_domain", "A name of your own that leads to it", title="Own name", format=Format.HOSTNAME),
    may("ssl_cert", "The certificate for that name", title="Certificate", format=Format.BASE64),
    may(
        "ssl_cert_key",
        "The certificate's private key",
        title="Private key",
        format=Format.BASE64,
        sensitive=True,
    ),
    flag("cors", "Whether pages of other sites may use what it serves", title="CORS"),
    flag("gzip", "Whether it compresses", title="Compress"),
    flag("block_ai", "Whether programs that gather texts for AI are turned away", title="No AI"),
    flag("block_bad_bots", "Whether programs of ill repute are turned away", title="No bad bots"),
)
REGIONS = may("regions", "The locations it serves from", type=Type.ARRAY, refers_to="region")


def _verbs(zones: Collection, *source: Parameter) -> tuple[Operation, ...]:
    return (
        zones.lists(),
        zones.shows(),
        zones.makes(
            Risk.DISRUPTIVE, LABEL, *source, *TRAITS, details="Billed by what it serves.", cost=BILLED,
            finish=zones.ready(), stale=(zones.resource, "account"),
        ),
        zones.sets("PUT", "label_set", f"Label a {zones.what}", LABEL),
        zones.changes(
            "update",
            f"Change what a {zones.what} does",
            Risk.DISRUPTIVE,
            "PUT",
            *TRAITS,
            REGIONS,
            details="Locations given replace those it has.",
            reply=zones.one,
            repeatable=True,
        ),
        zones.destroys("Its address leads nowhere from then on, and another one is not the same.", verb="delete"),
    )  # fmt: skip


OPERATIONS: tuple[Operation, ...] = (
    *_verbs(
        PULLS,
        must("origin_scheme", "How it asks the web server", allowed=("http", "https")),
        must("origin_domain", "The web server it pulls from", format=Format.HOSTNAME),
    ),
    PULLS.changes(
        "purge",
        "Forget all copies that a pull zone holds",
        Risk.DISRUPTIVE,
        "GET /purge",
        details="The web server behind it has to serve everything once more.",
    ),
    *_verbs(PUSHES),
    FILES.lists(reply=Reply(Shape.ROWS, "cdn_file", "files")),
    FILES.shows(),
    FILES.makes(
        Risk.REVERSIBLE,
        must("name", "The file's name", title="Name", example="logo.png"),
        must("size", "Its size in bytes", type=Type.INTEGER, title="Size"),
        details="Answers with an address to send the file to, and what to send along.",
        reply=Reply(Shape.OBJECT, envelope="upload_endpoint", secrets=("inputs",)),
    ),
    FILES.deletes("It is served no more. There is no way back."),
)

COUNTS = (
    ("cache_size", "Holds", Format.BYTES),
    ("in_bytes", "Came in", Format.BYTES),
    ("out_bytes", "Served", Format.BYTES),
    ("requests", "Requests", Format.PLAIN),
    ("packets_per_sec", "Packets/s", Format.PLAIN),
)
SHARED = (
    ID,
    LABELLED,
    Field(name="cdn_url", title="Address", priority=2),
    Field(name="vanity_domain", title="Own name", format=Format.HOSTNAME, priority=4),
    *(
        Field(name=name, title=title, type=Type.NUMBER, format=unit, priority=5 if name == "out_bytes" else 0)
        for name, title, unit in COUNTS
    ),
    *(
        Field(name=name, title=title, type=Type.BOOLEAN)
        for name, title in (
            ("cors", "CORS"),
            ("gzip", "Compresses"),
            ("block_ai", "No AI"),
            ("block_bad_bots", "No bad bots"),
        )
    ),
    Field(name="regions", title="Locations", type=Type.ARRAY, refers_to="region"),
    MADE,
    STATUS,
)

RESOURCES: tuple[Resource, ...] = (
    PULLS.pane(
        "CDN pull zones",
        "Network",
        (
            *SHARED,
            Field(name="origin_domain", title="Pulls from", format=Format.HOSTNAME, priority=3),
            Field(name="origin_scheme", title="By"),
            Field(name="last_purge", title="Last purge", format=Format.DATE),
        ),
        label="label",
        states=STARTING,
        tabs=(Tab("Overview", View.FIELDS),),
    ),
    PUSHES.pane(
        "CDN push zones",
        "Network",
        SHARED,
        label="label",
        states=STARTING,
        tabs=(Tab("Files", View.ROWS, "cdn_file"), Tab("Overview", View.FIELDS)),
    ),
    FILES.pane(
        "Files",
        "",
        (
            Field(name="name", title="Name", priority=1),
            Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=2),
            Field(name="last_modified", title="Changed", format=Format.DATE, priority=3),
            Field(name="mime", title="Kind"),
            Field(name="content", title="Content"),
        ),
        key="name",
    ),
)
