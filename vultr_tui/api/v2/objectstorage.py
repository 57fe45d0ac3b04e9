"""Object storage: subscriptions, their buckets, and where and at what price they can be had."""

from __future__ import annotations

from vultr_tui.api.operation import Cost, Effect, Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import (
    DAY,
    ID,
    LABELLED,
    LOCATED,
    MADE,
    PENDING_CHARGES,
    STARTING,
    STATUS,
    flag,
    may,
    must,
)
from vultr_tui.api.v2.verbs import pages, read
from vultr_tui.api.values import Format, Type

STORAGE = must("object_storage_id", "The object storage", refers_to="objectstorage")
BUCKET = must("bucket_name", "The bucket", title="Bucket", example="backups")
CLUSTER = must("cluster_id", "The cluster it is on", refers_to="objectstorage_cluster", type=Type.INTEGER)
KEYS = ("s3_access_key", "s3_secret_key")
STORAGES = Collection(
    "objectstorage", "object storage", STORAGE, "/object-storage", "object_storage", access="objstore"
)
BUCKETS = Collection(
    "objectstorage",
    "bucket",
    BUCKET,
    f"{STORAGES.row}/bucket",
    "bucket",
    prefix="bucket_",
    within=(STORAGE,),
    access="objstore",
)

OPERATIONS: tuple[Operation, ...] = (
    STORAGES.lists(),
    STORAGES.shows(),
    STORAGES.makes(
        Risk.DISRUPTIVE,
        CLUSTER,
        must("tier_id", "What it can do and costs", refers_to="objectstorage_tier", type=Type.INTEGER),
        may("label", "What it is called"),
        details="Billed from now on, whether it is used or not; what goes beyond what is included costs more.",
        cost=Cost(effect=Effect.STARTS, by="tier_id"),
        finish=STORAGES.ready(),
        stale=("objectstorage", "account"),
    ),
    STORAGES.sets("PUT", "label_set", "Label an object storage", must("label", "What it is called")),
    STORAGES.changes(
        "regenerate_keys",
        "Replace the S3 keys of an object storage",
        Risk.DESTRUCTIVE,
        "POST /regenerate-keys",
        details="Whatever uses the old keys stops working at once.",
        reply=Reply(Shape.OBJECT, envelope="s3_credentials", secrets=KEYS),
    ),
    STORAGES.destroys("All buckets and everything in them is lost. There is no way back."),
    BUCKETS.makes(
        Risk.REVERSIBLE,
        BUCKET,
        flag("versioning", "Whether former versions of objects are kept", title="Versions"),
        flag("object_lock", "Whether objects can be kept from being deleted", title="Locks"),
        flag("archival", "Whether old objects can go to an archive", title="Archive"),
        details="Its name must be free in the whole cluster.",
        reply=Reply(),
    ),
    BUCKETS.deletes("Everything in it is lost. There is no way back."),
    BUCKETS.changes(
        "lifecycle_set",
        "Say when objects of a bucket are archived",
        Risk.DISRUPTIVE,
        "POST /lifecycle",
        must("archive_rules", "The rules, as JSON; they replace those it has", type=Type.OBJECT, example="[]"),
        details="What is archived is not at hand at once.",
        repeatable=True,
    ),
    BUCKETS.changes(
        "lifecycle_delete",
        "Forget when objects of a bucket are archived",
        Risk.DESTRUCTIVE,
        "DELETE /lifecycle",
        details="The rules cannot be read back.",
    ),
    BUCKETS.changes(
        "archival_set",
        "Let objects of a bucket go to an archive, or not",
        Risk.DISRUPTIVE,
        "POST /archival",
        flag("archival", "Whether old objects can go to an archive", required=True, title="Archive"),
        details="Archived objects are billed at another price.",
        repeatable=True,
    ),
    read(
        "objectstorage.cluster_list",
        "List the clusters that object storage can be on",
        "/object-storage/clusters",
        key_required=False,
        reply=pages("objectstorage_cluster", "clusters"),
    ),
    read(
        "objectstorage.tier_list",
        "List what object storage can do, and costs",
        "/object-storage/tiers",
        reply=Reply(Shape.ROWS, "objectstorage_tier", "tiers"),
    ),
    read(
        "objectstorage.cluster_tiers",
        "List what object storage can do on a cluster",
        "/object-storage/clusters/{cluster_id}/tiers",
        on=CLUSTER,
        reply=Reply(Shape.ROWS, "objectstorage_tier", "tiers"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    STORAGES.pane(
        "Object storage",
        "Storage",
        (
            ID,
            LABELLED,
            LOCATED,
            Field(name="s3_hostname", title="Host", format=Format.HOSTNAME, priority=2),
            Field(name="s3_access_key", title="Access key", secret=True),
            Field(name="s3_secret_key", title="Secret key", secret=True),
            Field(name="tier", title="Tier", type=Type.OBJECT),
            Field(name="cluster_id", title="Cluster", refers_to="objectstorage_cluster", priority=4),
            PENDING_CHARGES,
            MADE,
            STATUS,
        ),
        label="label",
        names=("s3_hostname",),
        states=STARTING,
        tabs=(Tab("Overview", View.FIELDS),),
    ),
    Resource(
        name="objectstorage_cluster",
        title="Object storage clusters",
        section="Catalogue",
        lists=(Listing("objectstorage.cluster_list"),),
        key="id",
        label="hostname",
        fields=(
            Field(name="id", title="ID", priority=3),
            Field(name="hostname", title="Host", format=Format.HOSTNAME, priority=1),
            Field(name="region", title="Location", refers_to="region", priority=2),
            Field(name="deploy", title="Offered", priority=4),
        ),
        fresh_for=DAY,
    ),
    Resource(
        name="objectstorage_tier",
        title="Object storage tiers",
        section="Catalogue",
        lists=(Listing("objectstorage.tier_list"),),
        key="id",
        label="sales_name",
        fields=(
            Field(name="id", title="ID", priority=4),
            Field(name="sales_name", title="Name", priority=1),
            Field(name="price", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=2),
            Field(name="sales_desc", title="What it is for", priority=3),
            Field(name="disk_gb_price", title="$ per GB", type=Type.NUMBER, priority=5),
            Field(name="archive_disk_gb_price", title="$ per GB archived", type=Type.NUMBER),
            Field(name="bw_gb_price", title="$ per GB of traffic", type=Type.NUMBER, priority=6),
            Field(name="ratelimit_ops_secs", title="Requests a second", type=Type.INTEGER),
            Field(name="ratelimit_ops_bytes", title="Bytes a second", type=Type.INTEGER, format=Format.BYTES),
            Field(name="is_default", title="Usual", priority=7),
            Field(name="locations", title="Where", type=Type.OBJECT),
            Field(name="slug", title="Short name"),
        ),
        fresh_for=DAY,
        price="price",
    ),
)
