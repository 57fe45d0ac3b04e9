"""Bare metal servers: whole machines for one customer."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Risk, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.deploying import INSTALL_OPTIONS, IPXE, SOURCES
from vultr_tui.api.v2.machines import IN_SERVICE, Machine
from vultr_tui.api.v2.shared import BAREMETAL, PENDING, REGION, V6_SIZE, VPC, flag, may
from vultr_tui.api.v2.verbs import change, one, read
from vultr_tui.api.values import Format, Type

ACTIVE = (("status", "active"),)
PLAN = Parameter(name="plan", summary="The plan", refers_to="plan_baremetal", example="vbm-4c-32gb")
DISKS = may("mdisk_mode", "How its disks are joined", title="Disks", allowed=("raid1", "jbod", "none"))
IS_ACTIVE = Finish("baremetal", given("baremetal_id"), ACTIVE)
MACHINE = Machine(BAREMETAL, "bare metal server", "/bare-metals", "bare_metal", IS_ACTIVE)

OPERATIONS: tuple[Operation, ...] = (
    *MACHINE.naming(),
    change(
        "baremetal.create",
        "Deploy a bare metal server",
        Risk.DISRUPTIVE,
        "POST /bare-metals",
        details="Billed by the hour from now on, running or stopped, until it is destroyed.",
        access="provisioning",
        parameters=(
            REGION,
            PLAN,
            *SOURCES,
            IPXE,
            flag("persistent_pxe", "Load iPXE at every start", title="Always iPXE"),
            *INSTALL_OPTIONS,
            replace(optional(VPC, "The VPC networks to join"), name="attach_vpc", type=Type.ARRAY),
            flag("enable_vpc", "Join the VPC network of the location", title="VPC network"),
            DISKS,
            may("reserved_ipv4", "The reserved IP to use as its main address", refers_to="reservedip"),
        ),
        exclusive=(("enable_vpc", "attach_vpc"),),
        one_of=(("os_id", "snapshot_id", "app_id", "image_id", "ipxe_chain_url"),),
        reply=one("baremetal", "bare_metal", secrets=("default_password",)),
        cost=Cost(effect=Effect.STARTS, by="plan"),
        finish=Finish("baremetal", replied("id"), ACTIVE),
        stale=("baremetal", "account"),
        example=(("os_id", "167"), ("label", "render-4")),
    ),
    MACHINE.ipv6_enable(IN_SERVICE),
    MACHINE.sets(
        "disks_set",
        "Say how the disks of a bare metal server are joined",
        replace(DISKS, required=True),
        "Holds once it is installed afresh.",
    ),
    change(
        "baremetal.ipxe_set",
        "Say what iPXE loads when a bare metal server starts",
        Risk.DESTRUCTIVE,
        "PATCH /bare-metals/{baremetal_id}",
        details="At its next start it may install something else, over all that is on its disks.",
        access="subscriptions",
        on=BAREMETAL,
        parameters=(replace(IPXE, required=True),),
        reply=one("baremetal", "bare_metal"),
        repeatable=True,
        stale=("baremetal",),
    ),
    MACHINE.ending(),
    *MACHINE.power(IN_SERVICE, IS_ACTIVE),
    *MACHINE.installing(IN_SERVICE),
    *MACHINE.describing(),
    read(
        "baremetal.console",
        "Get the address of a bare metal server's screen",
        "/bare-metals/{baremetal_id}/vnc",
        details="Whoever has the address sees the screen.",
        on=BAREMETAL,
        reply=one("", "vnc", secrets=("url",)),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="baremetal",
        title="Bare metal",
        section="Compute",
        lists=(Listing("baremetal.list"),),
        key="id",
        label="label",
        names=("main_ip", "v6_main_ip"),
        fields=(
            Field(name="id", title="ID", priority=9),
            Field(name="label", title="Label", priority=1),
            Field(name="main_ip", title="Main IP", format=Format.ADDRESS, priority=2),
            Field(name="region", title="Location", refers_to="region", priority=3),
            Field(name="cpu_count", title="CPUs", type=Type.INTEGER, priority=6),
            Field(name="ram", title="RAM", format=Format.MEGABYTES, priority=4),
            Field(name="disk", title="Disk", priority=10),
            Field(name="plan", title="Plan", refers_to="plan_baremetal", priority=5),
            Field(name="tags", title="Tags", type=Type.ARRAY, priority=8),
            Field(name="os", title="System", priority=7),
            Field(name="date_created", title="Created", format=Format.DATE),
            Field(name="status", title="Status"),
            Field(name="os_id", title="System ID", refers_to="os"),
            Field(name="app_id", title="Application", refers_to="app"),
            Field(name="image_id", title="Image"),
            Field(name="snapshot_id", title="Made from", refers_to="snapshot"),
            Field(name="netmask_v4", title="Netmask", format=Format.ADDRESS),
            Field(name="gateway_v4", title="Gateway", format=Format.ADDRESS),
            Field(name="v6_main_ip", title="Main IPv6", format=Format.ADDRESS),
            Field(name="v6_network", title="IPv6 network", format=Format.ADDRESS),
            V6_SIZE,
            Field(name="mac_address", title="MAC"),
            Field(name="vpcs", title="VPC networks", type=Type.ARRAY, refers_to="network"),
            Field(name="features", title="Features", type=Type.ARRAY),
            Field(name="mdisk_mode", title="Disks"),
            Field(name="user_scheme", title="Log-in"),
            Field(name="default_password", title="First password", secret=True),
            Field(name="kvm", title="Console", format=Format.URL, secret=True),
        ),
        states=(
            State("pending", Tone.BUSY, PENDING, transient=True),
            State("suspended", Tone.BAD, (("status", ("suspended",)),)),
            State("active", Tone.GOOD, (("status", ("active",)),)),
        ),
        tabs=(
            Tab("Overview", View.FIELDS),
            Tab("IPv4", View.ROWS, "baremetal_ipv4"),
            Tab("IPv6", View.ROWS, "baremetal_ipv6"),
            Tab("Private", View.ROWS, "baremetal_network"),
            Tab("Transfer", View.SERIES, "baremetal.bandwidth"),
            Tab("User data", View.TEXT, "baremetal.get_user_data"),
        ),
    ),
    *MACHINE.parts(),
)
