"""People who share the account, and their keys (reference: User Management)."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tone
from vultr_tui.api.v1.shared import yes_no
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

ACLS = ("manage_users", "subscriptions", "provisioning", "billing", "support", "abuse", "dns", "upgrade", "firewall")
"""What a key may do (reference: user/list; `firewall` by errata 1d)."""

USER = Parameter(name="USERID", summary="The user", refers_to="user", example="Accounting")
EMAIL = Parameter(name="email", summary="The e-mail address", format=Format.EMAIL)
NAME = Parameter(name="name", summary="The name", example="Operations")
PASSWORD = Parameter(name="password", title="Password", summary="The password", format=Format.SECRET)
RIGHTS = Parameter(
    name="acls",
    summary="What the user may do; manage_users is as good as everything",
    type=Type.ARRAY,
    allowed=ACLS,
)

OPERATIONS: tuple[Operation, ...] = (
    read("user.list", "List the users of the account", access="manage_users", reply=Reply(Shape.ROWS, "user")),
    change(
        "user.create",
        "Add a user",
        Risk.DISRUPTIVE,
        details="Gives somebody access to the account. The user's API key is in the answer and is never shown again.",
        access="manage_users",
        parameters=(EMAIL, NAME, PASSWORD, yes_no("api_enabled", "Whether the user's API key works", "yes"), RIGHTS),
        reply=Reply(Shape.OBJECT, "user", secrets=("api_key",)),
        stale=("user",),
        example=(("acls", "dns"),),
    ),
    change(
        "user.update",
        "Change a user's name, password or rights",
        Risk.DISRUPTIVE,
        details="What is not given stays as it is; rights given replace all that the user had.",
        access="manage_users",
        on=USER,
        parameters=(
            optional(EMAIL),
            optional(NAME),
            optional(PASSWORD),
            yes_no("api_enabled", "Whether the user's API key works"),
            optional(RIGHTS),
        ),
        repeatable=True,
        stale=("user",),
        example=(("acls", "billing,support"),),
    ),
    change(
        "user.delete",
        "Remove a user",
        Risk.DESTRUCTIVE,
        details="The user's API key stops working at once.",
        access="manage_users",
        on=USER,
        stale=("user",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="user",
        title="Users",
        section="Account",
        lists=(Listing("user.list"),),
        key="USERID",
        label="name",
        names=("email",),
        fields=(
            Field(name="USERID", title="ID", priority=4),
            Field(name="name", title="Name", priority=1),
            Field(name="email", title="E-mail", format=Format.EMAIL, priority=2),
            Field(name="api_enabled", title="API"),
            Field(name="acls", title="May", type=Type.ARRAY, priority=3),
        ),
        states=(
            State("API on", Tone.GOOD, (("api_enabled", ("yes",)),)),
            State("API off", Tone.OFF, (("api_enabled", ("no",)),)),
        ),
        fresh_for=60.0,
    ),
)
