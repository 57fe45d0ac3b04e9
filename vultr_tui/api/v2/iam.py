"""Who in an organization may do what: policies, roles, groups, and who may take on which role."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource, Tab, View
from vultr_tui.api.v2.access import USER
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import MADE, flag, may, must, whole
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type


def _kind(what: str, path: str, envelope: str, prefix: str, plural: str = "") -> Collection:
    on = must(f"{prefix}_id", f"The {what}", refers_to=f"iam_{prefix}")
    return Collection("iam", what, on, path, envelope, plural=plural, prefix=f"{prefix}_")


POLICIES = _kind("policy", "/policies", "policy", "policy", "policies")
ROLES = _kind("role", "/roles", "role", "role")
GROUPS = _kind("group", "/groups", "group", "group")
TRUSTS = _kind("role trust", "/role-trusts", "role_trust", "trust")
POLICY, ROLE, GROUP = POLICIES.on, ROLES.on, GROUPS.on
MEMBERS = Collection(
    "iam",
    "member",
    must("member_id", "The member", refers_to="iam_member"),
    f"{GROUPS.row}/members",
    "group_member",
    plural="members",
    prefix="member_",
    within=(GROUP,),
)
NAME = may("name", "Its name", example="auditors")
DESCRIPTION = may("description", "What it is for")
DOCUMENT = may("policy_document", "What it allows, as JSON", title="Allows", type=Type.OBJECT)
VERSION = may("version", "The version of the language it is written in", example="2012-10-17")
ROLE_TRAITS = (
    NAME,
    DESCRIPTION,
    may("role_type", "Taken on for a while, or assigned for good", title="Kind", example="assumable"),
    may("max_session_duration", "For how many seconds it can be taken on", title="Seconds", type=Type.INTEGER),
)
GROUP_TRAITS = (may("display_name", "Its name", title="Name", example="auditors"), DESCRIPTION)
TRUST_TYPES = ("TemporaryAssumption", "FederatedAssumption", "IAMAssumption")
TRUST_TRAITS = (
    may("trust_type", "How it is taken on", title="Trusts", allowed=TRUST_TYPES),
    may("trusted_user_id", "The user", refers_to="user"),
    may("trusted_group_id", "The group", refers_to="iam_group"),
    may("trusted_oidc_issuer_id", "The issuer", refers_to="oidc_issuer"),
    may("conditions", "Under which conditions, as JSON", type=Type.OBJECT),
    may("valid_until", "Until when, in UTC", format=Format.DATE),
)
AT_ONCE = "It holds at once for everybody who has it."
LOCKS_OUT = "Whoever may do something only by it no longer may."


def _access(kind: Collection, traits: tuple[Parameter, ...], fixed: Parameter | None = None) -> tuple[Operation, ...]:
    """Describe the verbs of what gives rights; `fixed` cannot be changed later."""
    first = (fixed,) if fixed else ()
    return (
        kind.lists(),
        kind.shows(),
        kind.makes(Risk.DISRUPTIVE, *first, *traits, details="It gives nobody anything until it is assigned."),
        kind.changes(
            "update", f"Change a {kind.what}", Risk.DISRUPTIVE, "PUT", *traits, details=AT_ONCE, reply=kind.one,
            repeatable=True,
        ),
        kind.deletes(LOCKS_OUT),
    )  # fmt: skip


def _restore(kind: Collection) -> Operation:
    return kind.changes(
        "restore", f"Bring a deleted {kind.what} back", Risk.DISRUPTIVE, "PATCH /restore", details=AT_ONCE,
        reply=kind.one,
    )  # fmt: skip


def _giving(kind: Collection, who: str, other: Parameter) -> tuple[Operation, ...]:
    """Describe how a policy or role is given to a user or group, and taken away."""
    path = f"/{who}s/{{{other.name}}}"
    relations = f"{kind.prefix}{who}_relationships"
    return (
        kind.reads(f"{who}_list", f"List the {who}s that have a {kind.what}", f"/{who}s", reply=pages("", relations)),
        kind.changes(
            f"{who}_add", f"Give a {who} a {kind.what}", Risk.DISRUPTIVE, f"POST {path}", other,
            details="It holds at once.",
        ),
        kind.changes(
            f"{who}_remove", f"Take a {kind.what} from a {who}", Risk.DISRUPTIVE, f"DELETE {path}", other,
            details=LOCKS_OUT,
        ),
    )  # fmt: skip


OPERATIONS: tuple[Operation, ...] = (
    *_access(POLICIES, (NAME, DESCRIPTION, DOCUMENT), VERSION),
    _restore(POLICIES),
    *_giving(POLICIES, "group", GROUP),
    *_giving(POLICIES, "user", USER),
    *_access(ROLES, ROLE_TRAITS),
    _restore(ROLES),
    *_giving(ROLES, "group", GROUP),
    *_giving(ROLES, "user", USER),
    ROLES.reads(
        "policy_list", "List the policies of a role", "/policies", reply=pages("", "role_policy_relationships")
    ),
    ROLES.changes(
        "policy_add", "Add a policy to a role", Risk.DISRUPTIVE, "POST /policies/{policy_id}", POLICY, details=AT_ONCE
    ),
    ROLES.changes(
        "policy_remove",
        "Take a policy from a role",
        Risk.DISRUPTIVE,
        "DELETE /policies/{policy_id}",
        POLICY,
        details=LOCKS_OUT,
    ),
    GROUPS.lists(),
    GROUPS.shows(flag("show_last_activity", "Tell when its members were last seen")),
    GROUPS.makes(Risk.REVERSIBLE, *GROUP_TRAITS),
    GROUPS.sets("PUT", "update", "Change the name or description of a group", *GROUP_TRAITS, reply=GROUPS.one),
    GROUPS.deletes(LOCKS_OUT),
    GROUPS.reads("role_list", "List the roles of a group", "/roles", reply=pages("", "role_group_relationships")),
    GROUPS.reads(
        "policy_list", "List the policies of a group", "/policies", reply=pages("", "policy_group_relationships")
    ),
    MEMBERS.lists(),
    MEMBERS.shows(),
    MEMBERS.makes(
        Risk.DISRUPTIVE,
        may("display_name", "The user's name", title="Name"),
        verb="add",
        details="The user may do from now on what the group may.",
    ),
    MEMBERS.removes(LOCKS_OUT),
    MEMBERS.changes(
        "restore",
        "Bring a removed member back",
        Risk.DISRUPTIVE,
        "PUT",
        details="The user may again do what the group may.",
    ),
    *_access(TRUSTS, TRUST_TRAITS, may("role_id", "The role", refers_to="iam_role")),
    _restore(TRUSTS),
    read(
        "iam.trust_list_of_role",
        "List who may take on a role",
        "/role-trusts/by-role/{role_id}",
        on=ROLE,
        reply=pages("iam_trust", "role_trusts"),
    ),
    read(
        "iam.role_list_of_user",
        "List the roles a user may take on",
        "/role-trusts/assumable/{user_id}",
        on=USER,
        reply=pages("iam_role", "roles"),
    ),
    change(
        "iam.role_assume",
        "Take on a role for a while",
        Risk.DISRUPTIVE,
        "POST /assumed-roles/assume",
        details="Answers with a token: whoever has it may do what the role may.",
        on=must("role_id", "The role", refers_to="iam_role"),
        parameters=(
            may("session_name", "What for", title="What for", example="audit"),
            whole("duration", "For how many seconds", 1, 86400, title="Seconds"),
        ),
        reply=one("", "assumed_role_session", secrets=("session_token", "s3_credentials")),
        stale=("iam_role",),
    ),
    read(
        "iam.session_list",
        "List the roles a user has taken on",
        "/assumed-roles/users/{user_id}/sessions",
        on=USER,
        reply=Reply(Shape.ROWS, envelope="assumed_role_sessions", secrets=("session_token", "s3_credentials")),
    ),
    change(
        "iam.session_end",
        "End what somebody does in a role taken on",
        Risk.DESTRUCTIVE,
        "DELETE /assumed-roles/{session_token}",
        details="Its token stops working at once.",
        parameters=(must("session_token", "Its token", title="Token", format=Format.SECRET),),
        stale=("iam_role",),
    ),
    *(
        read(f"iam.my_{what}", f"List the {what} you have", f"/users/me/{what}", reply=pages("", what))
        for what in ("groups", "roles", "policies")
    ),
    *(
        read(
            f"iam.user_{what}",
            f"List the {what} a user has",
            f"/users/{{user_id}}/{what}",
            on=USER,
            reply=pages("", what),
        )
        for what in ("groups", "roles", "policies")
    ),
)

NAMED = (
    Field(name="id", title="ID", priority=9),
    Field(name="name", title="Name", priority=1),
    Field(name="description", title="Description", priority=2),
)

RESOURCES: tuple[Resource, ...] = (
    POLICIES.pane(
        "Policies",
        "Account",
        (
            *NAMED,
            Field(name="is_system_policy", title="Vultr's own", type=Type.BOOLEAN, priority=3),
            Field(name="version", title="Version", priority=4),
            Field(name="policy_document", title="Allows", type=Type.OBJECT),
            MADE,
        ),
        label="name",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
    ROLES.pane(
        "Roles",
        "Account",
        (
            *NAMED,
            Field(name="role_type", title="Kind", priority=3),
            Field(name="max_session_duration", title="Seconds", type=Type.INTEGER, priority=4),
            Field(name="policies", title="Policies", type=Type.OBJECT),
            MADE,
        ),
        label="name",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
    GROUPS.pane(
        "Groups",
        "Account",
        (
            Field(name="id", title="ID", priority=9),
            Field(name="display_name", title="Name", priority=1),
            Field(name="description", title="Description", priority=2),
            Field(name="status", title="Status", priority=3),
            Field(name="last_activity", title="Last seen", format=Format.DATE, priority=4),
            Field(name="date_updated", title="Changed", format=Format.DATE),
            Field(name="members", title="Members", type=Type.OBJECT),
            MADE,
        ),
        label="display_name",
        tabs=(Tab("Members", View.ROWS, "iam_member"), Tab("Overview", View.FIELDS)),
    ),
    MEMBERS.pane(
        "Members",
        "",
        (
            Field(name="id", title="ID", priority=5),
            Field(name="display_name", title="Name", priority=1),
            Field(name="email", title="E-mail", format=Format.EMAIL, priority=2),
            Field(name="active", title="Active", type=Type.BOOLEAN, priority=3),
            Field(name="service_user", title="A program", type=Type.BOOLEAN, priority=4),
            Field(name="first_name", title="First name"),
            Field(name="last_name", title="Last name"),
            Field(name="date_updated", title="Changed", format=Format.DATE),
            MADE,
        ),
        label="display_name",
        names=("email",),
    ),
    TRUSTS.pane(
        "Role trusts",
        "Account",
        (
            Field(name="id", title="ID", priority=9),
            Field(name="role_name", title="Role", priority=1),
            Field(name="trust_type", title="Trusts", priority=2),
            Field(name="user_display", title="User", priority=3),
            Field(name="group_display", title="Group", priority=4),
            Field(name="valid_until", title="Until", format=Format.DATE, priority=5),
            Field(name="role_id", title="Role ID", refers_to="iam_role"),
            Field(name="trusted_user_id", title="User ID", refers_to="user"),
            Field(name="trusted_group_id", title="Group ID", refers_to="iam_group"),
            Field(name="trusted_oidc_issuer_id", title="Issuer", refers_to="oidc_issuer"),
            Field(name="conditions", title="Conditions", type=Type.OBJECT),
            MADE,
        ),
        called="{role_name} {user_display}{group_display}",
        tabs=(Tab("Overview", View.FIELDS),),
    ),
)
