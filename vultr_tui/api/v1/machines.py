"""What servers and bare metal servers have in common, said once for both."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Finish, Operation, Reply, Requirement, Risk, Shape
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.resource import Field, Listing, Resource, State
from vultr_tui.api.v1.shared import APPLICATION, HOSTNAME, LABEL, SCRIPT, SNAPSHOT, SYSTEM, TAG, yes_no
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

USER_DATA = Parameter(
    name="userdata",
    title="User data",
    summary="What cloud-init and the like read at first boot",
    format=Format.BASE64,
    sensitive=True,
)

IMAGE_SNAPSHOT = "164"
"""The OSID that installs a snapshot (reference: server/create)."""
IMAGE_APPLICATION = "186"
"""The OSID that installs an application (reference: server/create)."""
IMAGE_CUSTOM = "159"
"""The OSID that boots an ISO or iPXE (reference: server/create)."""

IMAGE_OPTIONS = (
    replace(optional(SNAPSHOT, "The snapshot to install (system 164)"), when=When("OSID", (IMAGE_SNAPSHOT,))),
    replace(optional(APPLICATION, "The application to install (system 186)"), when=When("OSID", (IMAGE_APPLICATION,))),
    optional(SCRIPT),
)
"""What a machine is made from, besides its system."""

INSTALL_OPTIONS = (
    yes_no("enable_ipv6", "Assign an IPv6 network", title="IPv6"),
    optional(LABEL, "The label"),
    Parameter(
        name="SSHKEYID",
        summary="SSH keys to install (Linux and FreeBSD only)",
        required=False,
        refers_to="sshkey",
        separator=",",
    ),
    optional(USER_DATA),
    yes_no("notify_activate", "Send an e-mail when it is ready", "yes", title="E-mail when ready"),
    HOSTNAME,
    optional(TAG, "The tag"),
)
"""What server/create and baremetal/create both take."""

SUBSCRIPTION_FILTERS = (
    optional(TAG, "Only those with this tag"),
    optional(LABEL, "Only those with this label"),
    Parameter(
        name="main_ip", summary="Only the one with this main IPv4 address", required=False, format=Format.ADDRESS
    ),
)
"""The filters of server/list and baremetal/list besides the id; the service heeds one of them at a time."""

IPV4_FIELDS = (
    Field(name="ip", title="Address", format=Format.ADDRESS, priority=1),
    Field(name="type", title="Type", priority=2),
    Field(name="netmask", title="Netmask", format=Format.ADDRESS, priority=4),
    Field(name="gateway", title="Gateway", format=Format.ADDRESS, priority=5),
)
"""What both kinds of machine say of an IPv4 address."""

IPV6_FIELDS = (
    Field(name="ip", title="Address", format=Format.ADDRESS, priority=1),
    Field(name="network", title="Network", format=Format.ADDRESS, priority=2),
    Field(name="network_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=3),
    Field(name="type", title="Type", priority=4),
)

USER_DATA_FIELDS = (Field(name="userdata", title="User data", format=Format.BASE64, priority=1, secret=True),)
APP_INFO_FIELDS = (Field(name="app_info", title="Application", format=Format.TEXT, priority=1, secret=True),)

WIPES = "Everything on the disk is lost. The addresses stay."

IPV6_OFF = Requirement("v6_networks", ("",), "it has IPv6 already")


def naming_verbs(machine: Parameter, what: str) -> tuple[Operation, ...]:
    """List, label and tag machines; `what` is what people call one."""
    group = machine.refers_to
    return (
        read(
            f"{group}.list",
            f"List the {what}s",
            details="Only one filter is heeded at a time.",
            access="subscriptions",
            parameters=(optional(machine, f"Only this {what}"), *SUBSCRIPTION_FILTERS),
            reply=Reply(Shape.KEYED, group),
        ),
        change(
            f"{group}.label_set",
            f"Label a {what}",
            Risk.REVERSIBLE,
            access="subscriptions",
            on=machine,
            parameters=(LABEL,),
            repeatable=True,
            stale=(group,),
            undo=put_back(f"{group}.label_set", ("SUBID",), ("label",)),
        ),
        change(
            f"{group}.tag_set",
            f"Tag a {what}",
            Risk.REVERSIBLE,
            details="There is one tag; the one before is replaced.",
            access="subscriptions",
            on=machine,
            parameters=(TAG,),
            repeatable=True,
            stale=(group,),
            undo=put_back(f"{group}.tag_set", ("SUBID",), ("tag",)),
        ),
    )


def describing_verbs(machine: Parameter, what: str) -> tuple[Operation, ...]:
    """Show the traffic, addresses and user data of a machine."""
    group = machine.refers_to
    return (
        read(
            f"{group}.bandwidth",
            f"Show the traffic of a {what} day by day",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.SERIES),
        ),
        read(
            f"{group}.get_user_data",
            f"Show the user data of a {what}",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.OBJECT, f"{group}_user_data"),
        ),
        change(
            f"{group}.set_user_data",
            f"Set the user data of a {what}",
            Risk.REVERSIBLE,
            details="Most systems read it at their first boot alone.",
            access="subscriptions",
            on=machine,
            parameters=(USER_DATA,),
            repeatable=True,
            stale=(f"{group}_user_data",),
        ),
        read(
            f"{group}.list_ipv4",
            f"List the IPv4 addresses of a {what}",
            details="Known once it is active.",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.GROUPED, f"{group}_ipv4"),
        ),
        read(
            f"{group}.list_ipv6",
            f"List the IPv6 addresses of a {what}",
            details="Known once it is active; empty while IPv6 is off.",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.GROUPED, f"{group}_ipv6"),
        ),
    )


def installing_verbs(
    machine: Parameter, what: str, requires: tuple[Requirement, ...], finish: Finish
) -> tuple[Operation, ...]:
    """Put another system or application on a machine."""
    group = machine.refers_to
    return (
        read(
            f"{group}.os_change_list",
            f"List the systems a {what} can be changed to",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.KEYED, "os"),
        ),
        change(
            f"{group}.os_change",
            f"Install another system on a {what}",
            Risk.DESTRUCTIVE,
            details=f"{WIPES} Windows raises the price.",
            access="subscriptions",
            on=machine,
            parameters=(replace(SYSTEM, summary="The new system", choices=f"{group}.os_change_list"),),
            requires=requires,
            finish=finish,
            stale=(group, "account"),
        ),
        read(
            f"{group}.app_change_list",
            f"List the applications a {what} can be changed to",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.KEYED, "app"),
        ),
        change(
            f"{group}.app_change",
            f"Install another application on a {what}",
            Risk.DESTRUCTIVE,
            details=f"{WIPES} Some applications raise the price.",
            access="subscriptions",
            on=machine,
            parameters=(replace(APPLICATION, summary="The new application", choices=f"{group}.app_change_list"),),
            requires=requires,
            finish=finish,
            stale=(group, "account"),
        ),
        read(
            f"{group}.get_app_info",
            f"Show how to log in to the application of a {what}",
            access="subscriptions",
            on=machine,
            reply=Reply(Shape.OBJECT, f"{group}_app_info"),
        ),
    )


def part(
    machine: Parameter,
    name: str,
    title: str,
    verb: str,
    *,
    key: str = "",
    fields: tuple[Field, ...],
    states: tuple[State, ...] = (),
) -> Resource:
    """Describe what belongs to one machine: its addresses, its user data."""
    return Resource(
        name=f"{machine.refers_to}_{name}",
        title=title,
        section="",
        lists=(Listing(f"{machine.refers_to}.{verb}"),),
        key=key,
        fields=fields,
        states=states,
        parent=machine.refers_to,
        parent_parameter=machine.name,
    )


def common_parts(machine: Parameter) -> tuple[Resource, ...]:
    """Describe the parts that both kinds of machine have."""
    return (
        part(machine, "ipv6", "IPv6 addresses", "list_ipv6", key="ip", fields=IPV6_FIELDS),
        part(machine, "user_data", "User data", "get_user_data", fields=USER_DATA_FIELDS),
        part(machine, "app_info", "Application", "get_app_info", fields=APP_INFO_FIELDS),
    )
