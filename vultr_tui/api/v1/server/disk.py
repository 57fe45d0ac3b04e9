"""What a server's disk holds: system, application, user data, ISO."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource, State, Tone
from vultr_tui.api.v1.machines import WIPES, installing_verbs, part
from vultr_tui.api.v1.server.conditions import IS_RUNNING, READY
from vultr_tui.api.v1.shared import HOSTNAME, SERVER, SNAPSHOT
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Type

OPERATIONS: tuple[Operation, ...] = (
    *installing_verbs(SERVER, "server", READY, IS_RUNNING),
    change(
        "server.reinstall",
        "Install a server's system afresh",
        Risk.DESTRUCTIVE,
        details=WIPES,
        access="subscriptions",
        on=SERVER,
        parameters=(HOSTNAME,),
        requires=READY,
        finish=IS_RUNNING,
        stale=("server",),
    ),
    change(
        "server.restore_snapshot",
        "Overwrite a server with a snapshot",
        Risk.DESTRUCTIVE,
        details=WIPES,
        access="subscriptions",
        on=SERVER,
        parameters=(SNAPSHOT,),
        requires=READY,
        finish=IS_RUNNING,
        stale=("server",),
    ),
    change(
        "server.restore_backup",
        "Overwrite a server with a backup",
        Risk.DESTRUCTIVE,
        details=WIPES,
        access="subscriptions",
        on=SERVER,
        parameters=(Parameter(name="BACKUPID", summary="The backup", refers_to="backup", example="59fd7b3c6b022"),),
        requires=READY,
        finish=IS_RUNNING,
        stale=("server",),
        example=(("SUBID", "db-1"),),
    ),
    read(
        "server.iso_status",
        "Show which ISO is mounted in a server",
        details="An ISO that is not one of yours has the id 0.",
        access="subscriptions",
        on=SERVER,
        reply=Reply(Shape.OBJECT, "server_iso"),
    ),
    change(
        "server.iso_attach",
        "Mount an ISO in a server",
        Risk.DISRUPTIVE,
        details="Reboots the server from the ISO.",
        access="subscriptions",
        on=SERVER,
        parameters=(
            Parameter(
                name="ISOID",
                summary="The ISO",
                type=Type.INTEGER,
                refers_to="iso",
                example="alpine-virt-3.7.0-x86_64.iso",
            ),
        ),
        requires=READY,
        finish=IS_RUNNING,
        stale=("server", "server_iso"),
    ),
    change(
        "server.iso_detach",
        "Take the ISO out of a server",
        Risk.DISRUPTIVE,
        details="Reboots the server from its disk.",
        access="subscriptions",
        on=SERVER,
        requires=READY,
        finish=IS_RUNNING,
        stale=("server", "server_iso"),
        example=(("SUBID", "rescue"),),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    part(
        SERVER,
        "iso",
        "ISO",
        "iso_status",
        fields=(
            Field(name="state", title="State", priority=1),
            Field(name="ISOID", title="ISO", refers_to="iso", priority=2),
        ),
        states=(
            State("none mounted", Tone.OFF, (("state", ("ready",)),)),
            State("mounting", Tone.BUSY, (("state", ("isomounting",)),), transient=True),
            State("mounted", Tone.GOOD, (("state", ("isomounted",)),)),
        ),
    ),
)
