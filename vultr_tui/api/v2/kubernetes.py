"""Kubernetes: clusters, their pools of nodes, and the nodes."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Finish, Operation, Reply, Risk, Shape, given
from vultr_tui.api.resource import Field, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import (
    BILLED,
    ID,
    LABELLED,
    LOCATED,
    MADE,
    REGION,
    STARTING,
    STATUS,
    UNBILLED,
    USER_DATA,
    flag,
    may,
    must,
    whole,
)
from vultr_tui.api.v2.verbs import read, values
from vultr_tui.api.values import Format, Type

CLUSTER = must("vke_id", "The Kubernetes cluster", refers_to="kubernetes")
POOL = must("nodepool_id", "The node pool", refers_to="kubernetes_pool")
CLUSTERS = Collection("kubernetes", "Kubernetes cluster", CLUSTER, "/kubernetes/clusters", "vke_cluster")
POOLS = Collection(
    "kubernetes", "node pool", POOL, f"{CLUSTERS.row}/node-pools", "node_pool", prefix="pool_", within=(CLUSTER,)
)
LABELS = Collection(
    "kubernetes",
    "node label",
    must("label_id", "The label"),
    f"{POOLS.row}/labels",
    "label",
    prefix="label_",
    within=(CLUSTER, POOL),
)
TAINTS = Collection(
    "kubernetes",
    "node taint",
    must("taint_id", "The taint"),
    f"{POOLS.row}/taints",
    "taint",
    prefix="taint_",
    within=(CLUSTER, POOL),
)
NODES = Collection(
    "kubernetes",
    "node",
    must("node_id", "The node"),
    f"{POOLS.row}/nodes",
    "node",
    prefix="node_",
    within=(CLUSTER, POOL),
)
OIDC = must("oidc", "Who may log in by OpenID Connect, as JSON", title="OpenID Connect", type=Type.OBJECT)
SIZE = (
    flag("auto_scaler", "Whether Vultr adds and takes away nodes by load", title="Grows by itself"),
    whole("min_nodes", "How few nodes it may come to", 1, 99, title="At least"),
    whole("max_nodes", "How many nodes it may come to", 1, 99, title="At most"),
)
NODE_TRAITS = (
    may("tag", "A word to find the nodes by", title="Tag"),
    may("labels", "The nodes' labels, as JSON", type=Type.OBJECT, example='{"tier": "web"}'),
    may("taints", "The nodes' taints, as JSON", type=Type.OBJECT, example="[]"),
    optional(USER_DATA),
)
KEY_AND_VALUE = (must("key", "Its name", example="tier"), must("value", "Its value", example="web"))
NO_WAY_BACK = "There is no way back."

OPERATIONS: tuple[Operation, ...] = (
    CLUSTERS.lists(),
    CLUSTERS.shows(),
    CLUSTERS.makes(
        Risk.DISRUPTIVE,
        REGION,
        must("version", "The version of Kubernetes", choices="kubernetes.version_list", example="v1.34.1+1"),
        may("label", "What it is called"),
        may(
            "node_pools",
            "Its pools of nodes, as JSON: plan, node_quantity and label of each",
            type=Type.OBJECT,
            example='[{"node_quantity": 1, "label": "workers", "plan": "vc2-2c-4gb"}]',
        ),
        may("vpc_id", "The VPC network it is in", refers_to="network"),
        flag("ha_controlplanes", "Whether the control plane survives a failure; cannot be changed", title="Redundant"),
        flag("enable_firewall", "Whether it gets a firewall group of its own", title="Firewall"),
        optional(OIDC),
        details="Nodes are billed like servers, a redundant control plane on top.",
        cost=BILLED,
        finish=CLUSTERS.ready(),
        stale=("kubernetes", "server", "firewall", "account"),
    ),
    CLUSTERS.sets("PUT", "label_set", "Label a Kubernetes cluster", must("label", "What it is called")),
    CLUSTERS.changes(
        "oidc_set",
        "Say who may log in to a Kubernetes cluster",
        Risk.DISRUPTIVE,
        "PUT",
        must("label", "What it is called; the service wants it along"),
        OIDC,
        details="Who is not allowed any more is locked out at once.",
    ),
    CLUSTERS.destroys(
        f"Everything that runs in it ends, and its nodes are destroyed. Volumes and load balancers stay, and stay "
        f"billed. {NO_WAY_BACK}",
        "server",
    ),
    CLUSTERS.changes(
        "destroy_with_resources",
        "Delete a Kubernetes cluster with its volumes and load balancers",
        Risk.DESTRUCTIVE,
        "DELETE /delete-with-linked-resources",
        details=f"All data its applications kept on volumes is lost. {NO_WAY_BACK}",
        cost=UNBILLED,
        finish=Finish("kubernetes", given("vke_id"), gone=True),
        stale=("kubernetes", "server", "block", "loadbalancer", "account"),
    ),
    CLUSTERS.reads(
        "resources",
        "Show the volumes and load balancers that a Kubernetes cluster made",
        "/resources",
        reply=Reply(Shape.OBJECT, envelope="resources"),
    ),
    CLUSTERS.reads(
        "upgrade_list",
        "List the versions a Kubernetes cluster can be upgraded to",
        "/available-upgrades",
        reply=values("available_upgrades"),
    ),
    CLUSTERS.changes(
        "upgrade",
        "Upgrade a Kubernetes cluster",
        Risk.DESTRUCTIVE,
        "POST /upgrades",
        must("upgrade_version", "The version to go to", choices="kubernetes.upgrade_list", title="Version"),
        details="Every node is replaced in turn; what is on their disks is lost. It cannot be taken back.",
        stale=("kubernetes", "kubernetes_pool"),
    ),
    CLUSTERS.reads(
        "config",
        "Show what kubectl needs to be the administrator of a Kubernetes cluster",
        "/config",
        details="Base64 of a kubeconfig file: whoever has it rules the cluster.",
        reply=Reply(Shape.OBJECT, secrets=("kube_config",)),
    ),
    read(
        "kubernetes.version_list",
        "List the versions of Kubernetes that Vultr offers",
        "/kubernetes/versions",
        key_required=False,
        reply=values("versions"),
    ),
    POOLS.lists(),
    POOLS.shows(),
    POOLS.makes(
        Risk.DISRUPTIVE,
        whole("node_quantity", "How many nodes", 1, 99, required=True, title="Nodes"),
        must("label", "What it is called; it cannot be changed"),
        must("plan", "The plan of its nodes", refers_to="plan"),
        *SIZE,
        *NODE_TRAITS,
        details="Each node is billed like a server of its plan.",
        cost=BILLED,
        finish=POOLS.ready(),
        stale=("kubernetes_pool", "kubernetes", "server", "account"),
    ),
    POOLS.changes(
        "resize",
        "Change how many nodes a node pool has",
        Risk.DISRUPTIVE,
        "PATCH",
        whole("node_quantity", "How many nodes", 1, 99, title="Nodes"),
        *SIZE,
        details="Nodes that go are destroyed with what is on their disks; what runs there moves if it can.",
        repeatable=True,
        stale=("kubernetes_pool", "kubernetes", "server", "account"),
    ),
    POOLS.changes(
        "update",
        "Change the tag, labels, taints or user data of a node pool",
        Risk.DISRUPTIVE,
        "PATCH",
        *NODE_TRAITS,
        details="Labels and taints decide what runs where; user data is for nodes made from now on.",
        repeatable=True,
    ),
    POOLS.deletes(
        f"All its nodes are destroyed with what is on their disks. {NO_WAY_BACK}",
        cost=UNBILLED,
        stale=("kubernetes_pool", "kubernetes", "server", "account"),
    ),
    *(
        operation
        for kind, traits in (
            (LABELS, KEY_AND_VALUE),
            (
                TAINTS,
                (
                    *KEY_AND_VALUE,
                    must("effect", "What it does", allowed=("NoSchedule", "PreferNoSchedule", "NoExecute")),
                ),
            ),
        )
        for operation in (
            kind.lists(reply=Reply(Shape.ROWS, envelope=kind.plural)),
            kind.shows(),
            kind.makes(Risk.DISRUPTIVE, *traits, details="It decides what runs on the pool's nodes."),
            kind.removes("What runs on the pool's nodes may change."),
        )
    ),
    NODES.deletes("What is on its disk is lost. The pool has one node less.", cost=UNBILLED),
    NODES.changes(
        "recycle",
        "Replace a node of a node pool by a new one",
        Risk.DESTRUCTIVE,
        "POST /recycle",
        details="What is on its disk is lost.",
    ),
)

RESOURCES: tuple[Resource, ...] = (
    CLUSTERS.pane(
        "Kubernetes",
        "Compute",
        (
            ID,
            LABELLED,
            Field(name="version", title="Version", priority=2),
            LOCATED,
            Field(name="endpoint", title="Endpoint", format=Format.HOSTNAME, priority=4),
            Field(name="ip", title="Address", format=Format.ADDRESS, priority=5),
            Field(name="node_pools", title="Pools", type=Type.OBJECT),
            Field(name="cluster_subnet", title="Pods' network"),
            Field(name="service_subnet", title="Services' network"),
            Field(name="ha_controlplanes", title="Redundant", type=Type.BOOLEAN, priority=6),
            Field(name="firewall_group_id", title="Firewall", refers_to="firewall"),
            Field(name="vpcs", title="VPC networks", type=Type.OBJECT),
            Field(name="oidc", title="OpenID Connect", type=Type.OBJECT),
            MADE,
            STATUS,
        ),
        label="label",
        names=("ip", "endpoint"),
        states=STARTING,
        tabs=(
            Tab("Pools", View.ROWS, "kubernetes_pool"),
            Tab("Overview", View.FIELDS),
            Tab("Upgrades", View.VALUES, "kubernetes.upgrade_list", "It is at the newest version."),
            Tab("Resources", View.FIELDS, "kubernetes.resources"),
        ),
    ),
    POOLS.pane(
        "Node pools",
        "",
        (
            ID,
            LABELLED,
            Field(name="node_quantity", title="Nodes", type=Type.INTEGER, priority=2),
            Field(name="plan", title="Plan", refers_to="plan", priority=3),
            Field(name="auto_scaler", title="Grows", type=Type.BOOLEAN, priority=4),
            Field(name="min_nodes", title="At least", type=Type.INTEGER, priority=5),
            Field(name="max_nodes", title="At most", type=Type.INTEGER, priority=6),
            Field(name="tag", title="Tag", priority=7),
            Field(name="nodes", title="Each node", type=Type.OBJECT),
            Field(name="labels", title="Labels", type=Type.OBJECT),
            Field(name="taints", title="Taints", type=Type.OBJECT),
            Field(name="user_data", title="User data", secret=True),
            Field(name="date_updated", title="Changed", format=Format.DATE),
            MADE,
            STATUS,
        ),
        label="label",
        states=STARTING,
    ),
)
