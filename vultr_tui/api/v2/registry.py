"""Container registries: repositories, artifacts, robots, and what is kept where and how long."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Place
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import BILLED, DAY, MADE, flag, may, must
from vultr_tui.api.v2.verbs import pages, read
from vultr_tui.api.values import Format, Type

REGISTRY = must("registry_id", "The registry", refers_to="registry")
REPOSITORY = must("repository_image", "The repository", refers_to="registry_repository")
REGISTRIES = Collection("registry", "container registry", REGISTRY, "/registry", "", plural="registries")
PLAN = may("plan", "What it can hold and costs", title="Plan", example="start_up")
PUBLIC = flag("public", "Whether anybody may pull from it", title="Public")


def _part(what: str, path: str, prefix: str, name: str, resource: str = "", kind: Type = Type.STRING) -> Collection:
    on = must(name, f"The {what}", refers_to=f"registry_{resource}" if resource else "", type=kind)
    return Collection(
        "registry",
        what,
        on,
        f"{REGISTRIES.row}/{path}",
        "",
        plural=f"{prefix}s",
        prefix=f"{prefix}_",
        within=(REGISTRY,),
    )


REPOSITORIES = _part("repository", "repository", "repository", "repository_image", "repository")
ROBOTS = _part("robot", "robot", "robot", "robot_name", "robot")
REPLICATIONS = _part("replication", "replication", "replication", "region", "replication")
RULES = _part("retention rule", "retention/rules", "rule", "retention_rule_id", "rule", Type.INTEGER)
ARTIFACTS = Collection(
    "registry",
    "artifact",
    must("artifact_digest", "The artifact", title="Digest", example="sha256:4bcdc1d0"),
    f"{REPOSITORIES.row}/artifact",
    "",
    prefix="artifact_",
    within=(REGISTRY, REPOSITORY),
)
PUSHES = "Whoever has it can pull images, and push them if that is said."
LASTS = may(
    "expiry_seconds", "How long it is good for; 0 for ever", type=Type.INTEGER, place=Place.QUERY, title="Seconds"
)
WRITES = may("read_write", "Whether it may push too", type=Type.BOOLEAN, place=Place.QUERY, title="May push")

OPERATIONS: tuple[Operation, ...] = (
    read("registry.list", "List the container registries", "/registries", reply=pages("registry", "registries")),
    REGISTRIES.shows(),
    REGISTRIES.makes(
        Risk.DISRUPTIVE,
        must("name", "Its name, which is in the address of its images", title="Name", example="acme"),
        flag("public", PUBLIC.summary, required=True, title="Public"),
        must("region", "The location", refers_to="registry_region"),
        must("plan", PLAN.summary, title="Plan", example="start_up"),
        details="Billed by its plan; what the plans are shows registry plan_list.",
        cost=BILLED,
        stale=("registry", "account"),
    ),
    REGISTRIES.changes(
        "publish",
        "Let anybody pull from a registry, or not",
        Risk.DESTRUCTIVE,
        "PUT",
        flag("public", PUBLIC.summary, required=True, title="Public"),
        details="All images in a public registry can be read by the world.",
        repeatable=True,
    ),
    REGISTRIES.changes(
        "resize",
        "Change the plan of a registry",
        Risk.DISRUPTIVE,
        "PUT",
        must("plan", PLAN.summary, title="Plan", example="business"),
        details="Billed by its plan.",
        cost=BILLED,
        repeatable=True,
        stale=("registry", "account"),
    ),
    REGISTRIES.destroys("All images in it are lost, and whatever pulls them fails. There is no way back."),
    REGISTRIES.changes(
        "password_set",
        "Change the password of a registry's owner",
        Risk.DESTRUCTIVE,
        "PUT /user/password",
        may("old_password", "The password it has", title="Old password", format=Format.SECRET),
        may("new_password", "The password it gets", title="New password", format=Format.SECRET),
        details="Whatever logs in with the old one no longer can.",
    ),
    REGISTRIES.changes(
        "docker_credentials",
        "Make what docker needs to log in to a registry",
        Risk.DISRUPTIVE,
        "OPTIONS /docker-credentials",
        LASTS,
        WRITES,
        details=PUSHES,
        reply=Reply(Shape.OBJECT, secrets=("auths",)),
        stale=("registry_robot",),
    ),
    REGISTRIES.changes(
        "kubernetes_credentials",
        "Make what Kubernetes needs to pull from a registry",
        Risk.DISRUPTIVE,
        "OPTIONS /docker-credentials/kubernetes",
        LASTS,
        WRITES,
        may("base64_encode", "Whether it is written in base64", type=Type.BOOLEAN, place=Place.QUERY, title="Base64"),
        details=PUSHES,
        reply=Reply(Shape.OBJECT, secrets=("data",)),
        stale=("registry_robot",),
    ),
    REGISTRIES.reads_all(
        "region_list",
        "List the locations of container registries",
        "/region/list",
        reply=Reply(Shape.ROWS, "registry_region", "regions"),
    ),
    REGISTRIES.reads_all(
        "plan_list",
        "Show the plans for container registries",
        "/plan/list",
        reply=Reply(Shape.OBJECT, envelope="plans"),
    ),
    REGISTRIES.reads(
        "repository_list",
        "List the repositories of a registry",
        "/repositories",
        reply=pages("registry_repository", "repositories"),
    ),
    REPOSITORIES.shows(),
    REPOSITORIES.sets("PUT", "describe", "Describe a repository", may("description", "What it is for")),
    REPOSITORIES.deletes("All images in it are lost. There is no way back."),
    REPOSITORIES.reads("artifact_list", "List what is in a repository", "/artifacts", reply=pages("", "artifacts")),
    ARTIFACTS.shows(),
    ARTIFACTS.deletes("Its tags go too. There is no way back."),
    REGISTRIES.reads("robot_list", "List the robots of a registry", "/robots", reply=pages("registry_robot", "robots")),
    ROBOTS.shows(),
    ROBOTS.changes(
        "update",
        "Change what a robot of a registry may do",
        Risk.DISRUPTIVE,
        "PUT",
        may("description", "What it is for"),
        flag("disable", "Whether it is switched off", title="Off"),
        may("duration", "For how many days it is good; -1 for ever", type=Type.INTEGER, title="Days"),
        may("access", "What it may do, as JSON", type=Type.OBJECT),
        details="Whatever logs in as this robot may do no more than that.",
        repeatable=True,
    ),
    ROBOTS.deletes("Whatever logs in as this robot no longer can."),
    REGISTRIES.reads(
        "replication_list",
        "List where a registry is copied to",
        "/replications",
        reply=pages("registry_replication", "replications"),
    ),
    REPLICATIONS.shows(),
    REPLICATIONS.makes(
        Risk.DISRUPTIVE,
        must("region", "The location to copy to", refers_to="registry_region"),
        details="What the copy holds counts towards the plan.",
    ),
    REPLICATIONS.deletes("The copy there is lost; whatever pulls from it fails."),
    RULES.lists(),
    RULES.shows(),
    RULES.makes(
        Risk.DESTRUCTIVE,
        must("rule_type", "What is kept", title="Kept are", example="latestPushedK"),
        may("count", "How many of them", type=Type.INTEGER, title="How many"),
        must("repository_action", "Of repositories that", allowed=("matches", "excludes")),
        must("repository_match", "This pattern", example="**"),
        must("tag_action", "And of tags that", allowed=("matches", "excludes")),
        must("tag_match", "This pattern", example="**"),
        flag("untagged", "Whether artifacts without a tag are meant too", required=True, title="Untagged"),
        details="What no rule keeps is deleted from then on, by the schedule. There is no way back.",
    ),
    RULES.changes(
        "enable",
        "Switch a retention rule of a registry off or on",
        Risk.DESTRUCTIVE,
        "PUT",
        flag("disabled", "Whether it is off", required=True, title="Off"),
        details="What no rule keeps is deleted, by the schedule. There is no way back.",
        repeatable=True,
    ),
    RULES.deletes("What only this rule kept is deleted, by the schedule. There is no way back."),
    REGISTRIES.changes(
        "retention_schedule",
        "Say when a registry deletes what no rule keeps",
        Risk.DESTRUCTIVE,
        "PUT /retention/schedule",
        must("cron", "When, as for cron", title="When", example="0 0 3 * * *"),
        details="What no rule keeps is deleted at these times. There is no way back.",
        repeatable=True,
    ),
    REGISTRIES.changes(
        "retention_run",
        "Delete now what no rule of a registry keeps",
        Risk.DESTRUCTIVE,
        "POST /retention/executions",
        flag("dry_run", "Whether only to try", required=True, title="Only try"),
        details="There is no way back.",
        stale=("registry", "registry_repository"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    REGISTRIES.pane(
        "Registries",
        "Storage",
        (
            Field(name="id", title="ID", priority=6),
            Field(name="name", title="Name", priority=1),
            Field(name="urn", title="Address", priority=2),
            Field(name="public", title="Public", type=Type.BOOLEAN, priority=3),
            Field(name="storage", title="Space", type=Type.OBJECT),
            Field(name="root_user", title="Owner", type=Type.OBJECT, secret=True),
            Field(name="metadata", title="Plan", type=Type.OBJECT),
            MADE,
        ),
        label="name",
        names=("urn",),
        tabs=(
            Tab("Repositories", View.ROWS, "registry_repository"),
            Tab("Robots", View.ROWS, "registry_robot"),
            Tab("Copies", View.ROWS, "registry_replication"),
            Tab("Kept", View.ROWS, "registry_rule"),
            Tab("Overview", View.FIELDS),
        ),
    ),
    REPOSITORIES.pane(
        "Repositories",
        "",
        (
            Field(name="image", title="Image", priority=1),
            Field(name="name", title="Name", priority=5),
            Field(name="description", title="Description", priority=4),
            Field(name="artifact_count", title="Artifacts", type=Type.INTEGER, priority=2),
            Field(name="pull_count", title="Pulls", type=Type.INTEGER, priority=3),
            Field(name="added_at", title="Created", format=Format.DATE),
            Field(name="updated_at", title="Changed", format=Format.DATE, priority=6),
        ),
        key="image",
    ),
    ROBOTS.pane(
        "Robots",
        "",
        (
            Field(name="name", title="Name", priority=1),
            Field(name="description", title="Description", priority=2),
            Field(name="disable", title="Off", type=Type.BOOLEAN, priority=3),
            Field(name="duration", title="Days", type=Type.INTEGER, priority=4),
            Field(name="creation_time", title="Created", format=Format.DATE, priority=5),
            Field(name="secret", title="Secret", secret=True),
            Field(name="permissions", title="May", type=Type.OBJECT),
        ),
        key="name",
    ),
    REPLICATIONS.pane(
        "Copies",
        "",
        (
            Field(name="region", title="Location", priority=1),
            Field(name="namespace", title="Namespace", priority=2),
            Field(name="urn", title="Address", priority=3),
        ),
        key="region",
    ),
    RULES.pane(
        "Retention rules",
        "",
        (
            Field(name="id", title="ID", priority=1),
            Field(name="template", title="Keeps", priority=2),
            Field(name="disabled", title="Off", type=Type.BOOLEAN, priority=3),
            Field(name="action", title="Action", priority=4),
            Field(name="params", title="How many", type=Type.OBJECT),
            Field(name="scope_selectors", title="Of repositories", type=Type.OBJECT),
            Field(name="tag_selectors", title="Of tags", type=Type.OBJECT),
        ),
    ),
    Resource(
        name="registry_region",
        title="Registry locations",
        section="Catalogue",
        lists=(Listing("registry.region_list"),),
        key="name",
        fields=(
            Field(name="name", title="Name", priority=1),
            Field(name="id", title="ID", type=Type.INTEGER, priority=3),
            Field(name="urn", title="Address", priority=2),
            Field(name="base_url", title="At", format=Format.URL),
            Field(name="public", title="Open", type=Type.BOOLEAN, priority=4),
            Field(name="added_at", title="Since", format=Format.DATE),
            Field(name="updated_at", title="Changed", format=Format.DATE),
            Field(name="data_center", title="Where", type=Type.OBJECT),
        ),
        fresh_for=DAY,
    ),
)
