"""Public keys for new servers (reference: SSH Key)."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format

KEY = Parameter(name="SSHKEYID", summary="The SSH key", refers_to="sshkey", example="laptop")
NAME = Parameter(name="name", summary="Its name", example="phone")
TEXT = Parameter(name="ssh_key", summary="The public key, as in authorized_keys", format=Format.SSH_KEY)

OPERATIONS: tuple[Operation, ...] = (
    read("sshkey.list", "List the SSH keys", access="subscriptions", reply=Reply(Shape.KEYED, "sshkey")),
    change(
        "sshkey.create",
        "Add an SSH key",
        Risk.REVERSIBLE,
        details="It can be installed on new servers; servers that exist are not touched.",
        access="subscriptions",
        parameters=(NAME, TEXT),
        reply=Reply(Shape.OBJECT, "sshkey"),
        stale=("sshkey",),
    ),
    change(
        "sshkey.update",
        "Change the name or the text of an SSH key",
        Risk.REVERSIBLE,
        details="Holds for servers installed from now on; servers that exist keep the old key.",
        access="subscriptions",
        on=KEY,
        parameters=(optional(NAME), optional(TEXT)),
        repeatable=True,
        stale=("sshkey",),
        undo=put_back("sshkey.update", ("SSHKEYID",), ("name", "ssh_key")),
        example=(("name", "new laptop"),),
    ),
    change(
        "sshkey.destroy",
        "Remove an SSH key from the account",
        Risk.DESTRUCTIVE,
        details="Servers that have it keep it. Added again it gets another id, which scripts that name it do not know.",
        access="subscriptions",
        on=KEY,
        stale=("sshkey",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="sshkey",
        title="SSH keys",
        section="Account",
        lists=(Listing("sshkey.list"),),
        key="SSHKEYID",
        label="name",
        fields=(
            Field(name="SSHKEYID", title="ID", priority=2),
            Field(name="name", title="Name", priority=1),
            Field(name="ssh_key", title="Key", format=Format.SSH_KEY, priority=4),
            Field(name="date_created", title="Added", format=Format.DATE, priority=3),
        ),
        fresh_for=60.0,
    ),
)
