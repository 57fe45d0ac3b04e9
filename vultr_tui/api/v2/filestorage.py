"""File storage: file systems for servers (VFS), and the gateways that share them by NFS."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import (
    BILLED,
    DAY,
    ID,
    LABELLED,
    LOCATED,
    MADE,
    PENDING_CHARGES,
    REGION,
    STARTING,
    STATUS,
    may,
    must,
)
from vultr_tui.api.v2.verbs import read
from vultr_tui.api.values import Type

VFS = must("vfs_id", "The file system", refers_to="vfs")
SERVER = must("vps_id", "The server", refers_to="server")
SYSTEMS = Collection("vfs", "file system", VFS, "/vfs", "", plural="vfs")
GATEWAY = must("storage_gateway_id", "The storage gateway", refers_to="storagegateway")
GATEWAYS = Collection(
    "storagegateway", "storage gateway", GATEWAY, "/storage-gateways", "storage_gateway", plural="storage_gateway"
)
SIZE = must("storage_size", "How big it is, as JSON", title="Size", type=Type.OBJECT, example='{"gb": 100}')
LABEL = must("label", "What it is called", example="shared")
EXPORT = must("export_id", "The share", title="Share", type=Type.INTEGER)


def _attachment(verb: str, summary: str, risk: Risk, method: str, details: str) -> Operation:
    return SYSTEMS.changes(
        verb,
        summary,
        risk,
        f"{method} /attachments/{{vps_id}}",
        SERVER,
        details=details,
        stale=("vfs_attachment", "vfs"),
    )


OPERATIONS: tuple[Operation, ...] = (
    SYSTEMS.lists(reply=Reply(Shape.ROWS, "vfs", "vfs")),
    SYSTEMS.shows(),
    SYSTEMS.makes(
        Risk.DISRUPTIVE,
        must("region", "The location", refers_to="vfs_region"),
        LABEL,
        SIZE,
        may("disk_type", "The kind of disk", allowed=("nvme",)),
        may("tags", "Words to find it by", type=Type.ARRAY),
        details="Billed by its size, used or not.",
        cost=BILLED,
        finish=SYSTEMS.ready(),
        stale=("vfs", "account"),
    ),
    SYSTEMS.sets("PUT", "label_set", "Label a file system", LABEL),
    SYSTEMS.changes(
        "resize",
        "Make a file system bigger",
        Risk.DISRUPTIVE,
        "PUT",
        SIZE,
        details="Billed by its size. It cannot be made smaller again.",
        cost=BILLED,
        repeatable=True,
        stale=("vfs", "account"),
    ),
    SYSTEMS.destroys("All files in it are lost. There is no way back."),
    SYSTEMS.reads(
        "attachment_list",
        "List the servers a file system is attached to",
        "/attachments",
        reply=Reply(Shape.ROWS, "vfs_attachment", "attachments"),
    ),
    SYSTEMS.reads(
        "attachment_info",
        "Show how a file system is attached to a server",
        "/attachments/{vps_id}",
        SERVER,
        reply=Reply(Shape.OBJECT),
    ),
    _attachment("attach", "Attach a file system to a server", Risk.REVERSIBLE, "PUT", ""),
    _attachment(
        "detach",
        "Detach a file system from a server",
        Risk.DISRUPTIVE,
        "DELETE",
        "Programs there that use its files fail; unmount it first.",
    ),
    read(
        "vfs.region_list",
        "List the locations of file systems, and their prices",
        "/vfs/regions",
        reply=Reply(Shape.ROWS, "vfs_region", "regions"),
    ),
    GATEWAYS.lists(),
    GATEWAYS.shows(),
    GATEWAYS.makes(
        Risk.DISRUPTIVE,
        LABEL,
        must("type", "What it speaks", allowed=("nfs4",)),
        REGION,
        must("export_config", "What it shares, as JSON", title="Shares", type=Type.OBJECT),
        must("network_config", "Who can reach it, as JSON", title="Network", type=Type.OBJECT),
        details="Billed from now on.",
        cost=BILLED,
        finish=GATEWAYS.ready(),
        stale=("storagegateway", "account"),
    ),
    GATEWAYS.sets("PUT", "label_set", "Label a storage gateway", LABEL),
    GATEWAYS.destroys("Whatever mounts what it shares fails. The file systems behind it stay."),
    GATEWAYS.changes(
        "export_add",
        "Share another file system through a storage gateway",
        Risk.DISRUPTIVE,
        "POST /exports",
        *(
            Parameter(name=name, summary=summary, title=title, type=kind, refers_to=to, example=example)
            for name, summary, title, kind, to, example in (
                ("label", "What the share is called", "", Type.STRING, "", "home"),
                ("vfs_uuid", "The file system", "", Type.STRING, "vfs", ""),
                ("pseudo_root_path", "The path it is mounted by", "Path", Type.STRING, "", "/home"),
                ("allowed_ips", "Who may mount it", "Allowed", Type.ARRAY, "", "10.1.96.0/20"),
            )
        ),
        details="Whoever may mount it can read its files.",
    ),
    GATEWAYS.changes(
        "export_delete",
        "End a share of a storage gateway",
        Risk.DESTRUCTIVE,
        "DELETE /exports/{export_id}",
        EXPORT,
        details="Whatever mounts it fails.",
    ),
)

RESOURCES: tuple[Resource, ...] = (
    SYSTEMS.pane(
        "File systems",
        "Storage",
        (
            ID,
            LABELLED,
            LOCATED,
            Field(name="storage_size", title="Size", type=Type.OBJECT, priority=2),
            Field(name="storage_used", title="Used", type=Type.OBJECT, priority=4),
            Field(name="disk_type", title="Disk", priority=5),
            Field(name="tags", title="Tags", type=Type.ARRAY, priority=6),
            Field(name="billing", title="Billing", type=Type.OBJECT),
            MADE,
            STATUS,
        ),
        label="label",
        states=STARTING,
        tabs=(Tab("Attached to", View.ROWS, "vfs_attachment"), Tab("Overview", View.FIELDS)),
    ),
    Resource(
        name="vfs_attachment",
        title="Attached to",
        section="",
        lists=(Listing("vfs.attachment_list"),),
        key="target_id",
        fields=(
            Field(name="target_id", title="Server", refers_to="server", priority=1),
            Field(name="state", title="State", priority=2),
            Field(name="mount_tag", title="Mount tag", type=Type.INTEGER, priority=3),
            Field(name="vfs_id", title="File system", refers_to="vfs"),
        ),
        parent="vfs",
        parent_parameter="vfs_id",
    ),
    Resource(
        name="vfs_region",
        title="File system locations",
        section="Catalogue",
        lists=(Listing("vfs.region_list"),),
        key="id",
        label="description",
        fields=(
            Field(name="id", title="ID", priority=2),
            Field(name="description", title="Location", priority=1),
            Field(name="country", title="Country", priority=3),
            Field(name="continent", title="Continent", priority=4),
            Field(name="price_per_gb", title="$ per GB", type=Type.OBJECT, priority=5),
            Field(name="min_size_gb", title="Smallest", type=Type.OBJECT, priority=6),
        ),
        fresh_for=DAY,
    ),
    GATEWAYS.pane(
        "Storage gateways",
        "Storage",
        (
            ID,
            LABELLED,
            Field(name="type", title="Speaks", priority=3),
            Field(name="health", title="Health", priority=2),
            Field(name="tags", title="Tags", type=Type.ARRAY, priority=4),
            Field(name="network_config", title="Network", type=Type.OBJECT),
            Field(name="export_config", title="Shares", type=Type.OBJECT),
            PENDING_CHARGES,
            MADE,
            STATUS,
        ),
        label="label",
        states=STARTING,
        tabs=(Tab("Overview", View.FIELDS),),
    ),
)
