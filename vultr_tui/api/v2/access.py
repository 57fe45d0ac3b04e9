"""What new servers begin with, and who may use the account: startup scripts, SSH keys, users."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.shared import flag, whole
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

SCRIPT = Parameter(name="startup_id", summary="The startup script", refers_to="startupscript", example="install nginx")
SCRIPT_NAME = Parameter(name="name", summary="Its name", example="first boot")
SCRIPT_TYPE = Parameter(
    name="type",
    title="Runs",
    summary="At first boot, or instead of booting",
    required=False,
    default="boot",
    allowed=("boot", "pxe"),
)
SCRIPT_TEXT = Parameter(name="script", title="Script", summary="The script", format=Format.BASE64)
KEY = Parameter(name="ssh_key_id", summary="The SSH key", refers_to="sshkey", example="laptop")
KEY_NAME = Parameter(name="name", summary="Its name", example="phone")
KEY_TEXT = Parameter(name="ssh_key", summary="The public key, as in authorized_keys", format=Format.SSH_KEY)
USER = Parameter(name="user_id", summary="The user", refers_to="user", example="Accounting")
USER_KEY = Parameter(name="apikey_id", summary="The API key", refers_to="user_key", example="deploy")
EMAIL = Parameter(name="email", summary="The e-mail address", format=Format.EMAIL)
FIRST = Parameter(name="first_name", title="First name", summary="The first name", example="Jo")
LAST = Parameter(name="last_name", title="Last name", summary="The last name", example="Example")
PASSWORD = Parameter(name="password", title="Password", summary="The password", format=Format.SECRET)
ACLS = (
    "abuse", "activity_logs", "alerts", "billing", "dns", "firewall", "loadbalancer", "manage_users", "objstore",
    "provisioning", "subscriptions", "subscriptions_view", "support", "upgrade",
)  # fmt: skip
RIGHTS = Parameter(
    name="acls",
    summary="What the user may do; manage_users is as good as everything, subscriptions_view only looks",
    type=Type.ARRAY,
    allowed=ACLS,
)
NARROW = (
    "A key may do all that its user may: keys cannot be narrowed. For a key that only looks, add a user with the one "
    "right subscriptions_view, and use that user's key."
)
ENTRY = (
    Parameter(name="subnet", summary="The network", format=Format.ADDRESS, example="203.0.113.0"),
    whole("subnet_size", "The length of its prefix", 0, 128, required=True),
)

OPERATIONS: tuple[Operation, ...] = (
    read(
        "startupscript.list",
        "List the startup scripts",
        "/startup-scripts",
        reply=pages("startupscript", "startup_scripts"),
    ),
    read(
        "startupscript.info",
        "Show a startup script",
        "/startup-scripts/{startup_id}",
        on=SCRIPT,
        reply=one("startupscript_text", "startup_script"),
    ),
    change(
        "startupscript.create",
        "Add a startup script",
        Risk.REVERSIBLE,
        "POST /startup-scripts",
        access="provisioning",
        parameters=(SCRIPT_NAME, SCRIPT_TYPE, SCRIPT_TEXT),
        reply=one("startupscript", "startup_script"),
        stale=("startupscript",),
    ),
    change(
        "startupscript.update",
        "Change the name or the text of a startup script",
        Risk.REVERSIBLE,
        "PATCH /startup-scripts/{startup_id}",
        details="Servers that ran it already are not touched.",
        access="provisioning",
        on=SCRIPT,
        parameters=(optional(SCRIPT_NAME), optional(SCRIPT_TEXT), replace(SCRIPT_TYPE, default=None)),
        repeatable=True,
        stale=("startupscript", "startupscript_text"),
        example=(("name", "boot"),),
    ),
    change(
        "startupscript.destroy",
        "Delete a startup script",
        Risk.DESTRUCTIVE,
        "DELETE /startup-scripts/{startup_id}",
        details="There is no way back. Servers that ran it are not touched.",
        access="provisioning",
        on=SCRIPT,
        stale=("startupscript",),
    ),
    read("sshkey.list", "List the SSH keys", "/ssh-keys", reply=pages("sshkey", "ssh_keys")),
    read("sshkey.info", "Show an SSH key", "/ssh-keys/{ssh_key_id}", on=KEY, reply=one("sshkey", "ssh_key")),
    change(
        "sshkey.create",
        "Add an SSH key",
        Risk.REVERSIBLE,
        "POST /ssh-keys",
        details="It can be installed on new servers; servers that exist are not touched.",
        access="subscriptions",
        parameters=(KEY_NAME, KEY_TEXT),
        reply=one("sshkey", "ssh_key"),
        stale=("sshkey",),
    ),
    change(
        "sshkey.update",
        "Change the name or the text of an SSH key",
        Risk.REVERSIBLE,
        "PATCH /ssh-keys/{ssh_key_id}",
        details="Holds for servers installed from now on; servers that exist keep the old key.",
        access="subscriptions",
        on=KEY,
        parameters=(optional(KEY_NAME), optional(KEY_TEXT)),
        repeatable=True,
        stale=("sshkey",),
        undo=put_back("sshkey.update", ("ssh_key_id",), ("name", "ssh_key")),
        example=(("name", "new laptop"),),
    ),
    change(
        "sshkey.destroy",
        "Remove an SSH key from the account",
        Risk.DESTRUCTIVE,
        "DELETE /ssh-keys/{ssh_key_id}",
        details="Servers that have it keep it. Added again it gets another id, which scripts that name it do not know.",
        access="subscriptions",
        on=KEY,
        stale=("sshkey",),
    ),
    read("user.list", "List the users of the account", "/users", reply=pages("user", "users")),
    read("user.info", "Show a user", "/users/{user_id}", on=USER, reply=one("user", "user")),
    change(
        "user.create",
        "Add a user",
        Risk.DISRUPTIVE,
        "POST /users",
        details=(
            "Gives somebody access to the account. A user who may only subscriptions_view sees and changes nothing: "
            "Vultr's keys cannot be narrowed otherwise."
        ),
        access="manage_users",
        parameters=(
            EMAIL,
            FIRST,
            LAST,
            PASSWORD,
            flag("api_enabled", "Whether the user's API keys work", "yes"),
            optional(RIGHTS),
            flag("service_user", "Whether it is a program, which cannot log in to the portal", title="A program"),
        ),
        reply=one("user", "user", secrets=("api_key",)),
        stale=("user",),
        example=(("acls", "dns"),),
    ),
    change(
        "user.update",
        "Change a user's name, password or rights",
        Risk.DISRUPTIVE,
        "PATCH /users/{user_id}",
        details="What is not given stays as it is; rights given replace all that the user had.",
        access="manage_users",
        on=USER,
        parameters=(
            optional(EMAIL),
            optional(FIRST),
            optional(LAST),
            optional(PASSWORD),
            flag("api_enabled", "Whether the user's API keys work"),
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
        "DELETE /users/{user_id}",
        details="The user's API keys stop working at once.",
        access="manage_users",
        on=USER,
        stale=("user",),
    ),
    read(
        "user.addresses",
        "List the networks that a user's key may be used from",
        "/users/{user_id}/ip-whitelist",
        on=USER,
        reply=pages("user_address", "ip_whitelist"),
    ),
    read(
        "user.address_info",
        "Show since when a user's key may be used from a network",
        "/users/{user_id}/ip-whitelist/entry",
        on=USER,
        parameters=ENTRY,
        reply=one("user_address", "ip_whitelist_entry"),
    ),
    change(
        "user.address_add",
        "Let a user's key be used from another network",
        Risk.DISRUPTIVE,
        "POST /users/{user_id}/ip-whitelist",
        details="IPv4 and IPv6 count separately.",
        access="manage_users",
        on=USER,
        parameters=ENTRY,
        stale=("user_address",),
    ),
    change(
        "user.address_remove",
        "Stop a user's key from being used from a network",
        Risk.DESTRUCTIVE,
        "DELETE /users/{user_id}/ip-whitelist",
        details="If this program uses that key from there, it is shut out at once.",
        access="manage_users",
        on=USER,
        parameters=ENTRY,
        stale=("user_address",),
    ),
    read(
        "user.keys",
        "List the API keys of a user",
        "/users/{user_id}/apikeys",
        on=USER,
        reply=pages("user_key", "api_keys"),
    ),
    read(
        "user.key_info",
        "Show an API key of a user",
        "/users/{user_id}/apikeys/{apikey_id}",
        on=USER_KEY,
        parameters=(USER,),
        reply=one("user_key", "api_key", secrets=("api_key",)),
    ),
    change(
        "user.key_create",
        "Make an API key for a user",
        Risk.DISRUPTIVE,
        "POST /users/{user_id}/apikeys",
        details="Whoever has the key may do what the user may. It is in the answer, and shown once.",
        access="manage_users",
        on=USER,
        parameters=(
            Parameter(name="name", summary="What the key is for", required=False, example="backup job"),
            flag("expire", "Whether it ends by itself"),
            Parameter(name="date_expire", summary="When it ends, in UTC", required=False, format=Format.DATE),
        ),
        reply=one("user_key", "api_key", secrets=("api_key",)),
        stale=("user_key",),
    ),
    change(
        "user.key_destroy",
        "Revoke an API key of a user",
        Risk.DESTRUCTIVE,
        "DELETE /users/{user_id}/apikeys/{apikey_id}",
        details="Whatever uses it stops working at once.",
        access="manage_users",
        on=USER_KEY,
        parameters=(USER,),
        stale=("user_key",),
    ),
)

_SCRIPT_FIELDS = (
    Field(name="id", title="ID", priority=4),
    Field(name="name", title="Name", priority=1),
    Field(name="type", title="Runs at", priority=2),
    Field(name="date_modified", title="Changed", format=Format.DATE, priority=3),
    Field(name="date_created", title="Created", format=Format.DATE),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="startupscript",
        title="Startup scripts",
        section="Compute",
        lists=(Listing("startupscript.list"),),
        key="id",
        label="name",
        fields=_SCRIPT_FIELDS,
        fresh_for=60.0,
        tabs=(Tab("Script", View.TEXT, "startupscript.info"), Tab("Overview", View.FIELDS)),
    ),
    Resource(
        name="startupscript_text",
        title="Script",
        section="",
        lists=(Listing("startupscript.info"),),
        key="",
        fields=(*_SCRIPT_FIELDS, Field(name="script", title="Script", format=Format.BASE64, priority=5)),
        parent="startupscript",
        parent_parameter="startup_id",
        fresh_for=60.0,
    ),
    Resource(
        name="sshkey",
        title="SSH keys",
        section="Account",
        lists=(Listing("sshkey.list"),),
        key="id",
        label="name",
        fields=(
            Field(name="id", title="ID", priority=2),
            Field(name="name", title="Name", priority=1),
            Field(name="ssh_key", title="Key", format=Format.SSH_KEY, priority=4),
            Field(name="date_created", title="Added", format=Format.DATE, priority=3),
        ),
        fresh_for=60.0,
    ),
    Resource(
        name="user",
        about=NARROW,
        title="Users",
        section="Account",
        lists=(Listing("user.list"),),
        key="id",
        label="name",
        names=("email",),
        fields=(
            Field(name="id", title="ID", priority=4),
            Field(name="name", title="Name", priority=1),
            Field(name="email", title="E-mail", format=Format.EMAIL, priority=2),
            Field(name="first_name", title="First name"),
            Field(name="last_name", title="Last name"),
            Field(name="api_enabled", title="API", type=Type.BOOLEAN),
            Field(name="service_user", title="A program", type=Type.BOOLEAN),
            Field(name="status", title="Active", type=Type.BOOLEAN),
            Field(name="acls", title="May", type=Type.ARRAY, priority=3),
            Field(name="last_activity", title="Last seen", format=Format.DATE, priority=5),
            Field(name="api_key", title="Key", secret=True),
            Field(name="password", title="Password", secret=True),
        ),
        states=(
            State("API on", Tone.GOOD, (("api_enabled", ("yes",)),)),
            State("API off", Tone.OFF, (("api_enabled", ("",)),)),
        ),
        fresh_for=60.0,
        tabs=(
            Tab("Overview", View.FIELDS),
            Tab("Networks", View.ROWS, "user_address"),
            Tab("Keys", View.ROWS, "user_key"),
        ),
    ),
    Resource(
        name="user_address",
        title="Networks",
        section="",
        lists=(Listing("user.addresses"),),
        key="subnet",
        fields=(
            Field(name="subnet", title="Network", format=Format.NETWORK, priority=1),
            Field(name="subnet_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=2),
            Field(name="ip_type", title="IP", priority=4),
            Field(name="date_added", title="Added", format=Format.DATE, priority=3),
        ),
        parent="user",
        parent_parameter="user_id",
    ),
    Resource(
        name="user_key",
        title="API keys",
        section="",
        lists=(Listing("user.keys"),),
        key="id",
        label="name",
        fields=(
            Field(name="id", title="ID", priority=3),
            Field(name="name", title="Name", priority=1),
            Field(name="date_expire", title="Ends on", format=Format.DATE, priority=2),
            Field(name="api_key", title="Key", secret=True),
        ),
        parent="user",
        parent_parameter="user_id",
    ),
)
