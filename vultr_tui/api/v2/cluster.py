"""Clusters of servers, and the templates servers are made from."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import (
    BILLED,
    ID,
    INSTANCE,
    LABELLED,
    LOCATED,
    MADE,
    REGION,
    STARTING,
    STATUS,
    USER_DATA,
    flag,
    may,
    must,
    whole,
)
from vultr_tui.api.values import Argument, Format, Type

CLUSTERS = Collection(
    "cluster", "cluster", must("cluster_id", "The cluster", refers_to="cluster"), "/clusters", "cluster"
)
TEMPLATES = Collection(
    "template",
    "server template",
    must("instancetemplate_id", "The server template", refers_to="template"),
    "/instances/templates",
    "instance_template",
)
LABEL = may("label", "What it is called")
HOST = may("hostname", "What its servers' names begin with", title="Host name")
POOL = (
    whole("min_pool_count", "How few servers it may come to", 0, 1000, title="At least"),
    whole("desired_pool_count", "How many servers it has", 0, 1000, title="Servers"),
)
NETWORKS = may("vpc_ids", "The VPC networks it is in", type=Type.ARRAY, refers_to="network")
PLAN = may("plan", "The plan of its servers", refers_to="plan")
STORE = may("vfs", "The file systems its servers share, as JSON", title="File systems", type=Type.OBJECT)
SEVERAL = must("instances", "The servers", type=Type.ARRAY, refers_to="server")
WHAT = (
    PLAN,
    LABEL,
    may("os_id", "The operating system", type=Type.INTEGER, refers_to="os"),
    may("marketplace_app_id", "The application", type=Type.INTEGER, refers_to="app"),
    may("marketplace_image_id", "The marketplace application", title="Marketplace application", type=Type.INTEGER),
    may("snapshot_id", "The snapshot", refers_to="snapshot"),
    may("iso_id", "The ISO", refers_to="iso"),
    may("ssh_key_ids", "The SSH keys", type=Type.ARRAY, refers_to="sshkey"),
    optional(USER_DATA),
    may("template", "Further traits, as JSON", title="Further traits", type=Type.OBJECT),
)


def _membership(verb: str, summary: str, risk: Risk, details: str) -> tuple[Operation, Operation]:
    """Describe how one server joins or leaves, and how several do."""
    fixed: tuple[tuple[str, Argument], ...] = (("action", verb),)
    several = CLUSTERS.changes(
        f"{verb}_several",
        summary.replace("a server", "several servers"),
        risk,
        "POST",
        SEVERAL,
        details=details,
        fixed=fixed,
    )
    path = "/{action}/{instance_id}"
    one = CLUSTERS.changes(verb, summary, risk, f"POST {path}", INSTANCE, details=details, fixed=fixed)
    return one, several


OPERATIONS: tuple[Operation, ...] = (
    CLUSTERS.lists(),
    CLUSTERS.shows(),
    CLUSTERS.makes(
        Risk.DISRUPTIVE,
        REGION,
        PLAN,
        may("instance_template", "The template of its servers", refers_to="template"),
        LABEL,
        HOST,
        *POOL,
        NETWORKS,
        may("os_id", "The operating system", type=Type.INTEGER, refers_to="os"),
        may("app_id", "The application", type=Type.INTEGER, refers_to="app"),
        may("image_id", "The marketplace application", title="Marketplace application"),
        flag("gpu_fabric", "Whether its GPUs are joined by a fast network", title="GPU fabric"),
        may("pkey", "The key of its part of that network", title="Fabric key", type=Type.INTEGER),
        may("vlanid", "The VLAN it is in", title="VLAN", type=Type.INTEGER),
        flag("use_vfs", "Whether its servers share a new file system", title="New file system"),
        may("vfs_label", "What that is called", title="Its label"),
        may("vfs_storage_size", "How big that is, as JSON", title="Its size", type=Type.OBJECT),
        may("vfs_ids", "The file systems its servers share", type=Type.ARRAY, refers_to="vfs"),
        STORE,
        flag("use_head_node", "Whether one server leads the others", title="Head node"),
        may("head_node_plan", "The plan of that one", refers_to="plan"),
        may("head_node_template", "The template of that one", refers_to="template"),
        flag("notify_activate", "Send an e-mail when it is ready", title="E-mail when ready"),
        details="Each of its servers is billed.",
        cost=BILLED,
        finish=CLUSTERS.ready(),
        stale=("cluster", "server", "baremetal", "account"),
    ),
    CLUSTERS.sets("PUT", "label_set", "Label a cluster", must("label", "What it is called")),
    CLUSTERS.changes(
        "resize",
        "Change how many servers a cluster has",
        Risk.DESTRUCTIVE,
        "PUT",
        *POOL,
        details="Servers that go are destroyed with all data on them; each that comes is billed.",
        repeatable=True,
        stale=("cluster", "server", "account"),
    ),
    CLUSTERS.changes(
        "update",
        "Change the host names, VPC networks or file systems of a cluster",
        Risk.DISRUPTIVE,
        "PUT",
        HOST,
        NETWORKS,
        STORE,
        details="What is given replaces what it has; servers lose what is not named.",
        repeatable=True,
    ),
    CLUSTERS.destroys("Its servers are destroyed with all data on them. There is no way back.", "server", "baremetal"),
    *_membership("attach", "Make a server part of a cluster", Risk.DISRUPTIVE, "It is ended with the cluster."),
    *_membership(
        "detach", "Take a server out of a cluster", Risk.DISRUPTIVE, "It stays, and stays billed, on its own."
    ),
    CLUSTERS.reads(
        "metrics",
        "Show how busy the servers of a cluster are",
        "/metrics",
        may("period", "How far back", title="How far back"),
        reply=Reply(Shape.OBJECT, envelope="metrics"),
    ),
    CLUSTERS.reads_all(
        "availability",
        "Show where clusters can be made",
        "/availability",
        REGION,
        may("type", "Of which kind", allowed=("vps", "bare-metal", "gpu-fabric")),
        reply=Reply(Shape.OBJECT, envelope="availability"),
    ),
    TEMPLATES.lists(reply=Reply(Shape.ROWS, "template", "instance_templates")),
    TEMPLATES.shows(),
    TEMPLATES.makes(Risk.REVERSIBLE, must("plan", "The plan", refers_to="plan"), *WHAT[1:]),
    TEMPLATES.changes(
        "update",
        "Change a server template",
        Risk.DISRUPTIVE,
        "PUT",
        *WHAT,
        details="Holds for servers made from now on.",
        reply=TEMPLATES.one,
        repeatable=True,
    ),
    TEMPLATES.deletes("There is no way back. Servers made from it are not touched."),
)

RESOURCES: tuple[Resource, ...] = (
    CLUSTERS.pane(
        "Clusters",
        "Compute",
        (
            ID,
            LABELLED,
            LOCATED,
            Field(name="cluster_type", title="Kind", priority=4),
            Field(name="plan", title="Plan", refers_to="plan", priority=5),
            Field(name="desired_pool_count", title="Servers", type=Type.INTEGER, priority=2),
            Field(name="min_pool_count", title="At least", type=Type.INTEGER, priority=6),
            Field(name="hostname", title="Host name", format=Format.HOSTNAME),
            Field(name="state", title="State now"),
            Field(name="type", title="Type"),
            Field(name="instances", title="Each server", type=Type.OBJECT),
            Field(name="vpc_networks", title="VPC networks", type=Type.OBJECT),
            Field(name="instance_template", title="Template", type=Type.OBJECT),
            Field(name="head_node_instance_template_id", title="Head node's template", refers_to="template"),
            Field(name="vfs", title="File systems", type=Type.OBJECT),
            MADE,
            STATUS,
        ),
        label="label",
        states=STARTING,
        tabs=(Tab("Overview", View.FIELDS), Tab("Metrics", View.FIELDS, "cluster.metrics")),
    ),
    TEMPLATES.pane(
        "Server templates",
        "Compute",
        (
            ID,
            LABELLED,
            Field(name="plan", title="Plan", refers_to="plan", priority=2),
            Field(name="os", title="System", priority=3),
            Field(name="marketplace_app", title="Application", priority=4),
            Field(name="marketplace_image", title="Marketplace application"),
            Field(name="snapshot", title="Snapshot", priority=5),
            Field(name="iso", title="ISO"),
            Field(name="ssh_keys", title="SSH keys", type=Type.ARRAY),
            Field(name="startup_script", title="Startup script"),
            Field(name="disk_config", title="Disks"),
            Field(name="plan_details", title="What the plan has", type=Type.OBJECT),
            Field(name="user_data", title="User data", secret=True),
        ),
        label="label",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
)
