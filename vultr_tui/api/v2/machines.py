"""What servers and bare metal servers have in common, said once for both."""

from __future__ import annotations

from vultr_tui.api.entries import put_back
from vultr_tui.api.light import replace
from vultr_tui.api.operation import (
    Cost,
    Effect,
    Finish,
    Operation,
    Reply,
    Requirement,
    Risk,
    Shape,
    given,
)
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v2.deploying import IMAGE
from vultr_tui.api.v2.shared import (
    APPLICATION,
    HOSTNAME,
    LABEL,
    SYSTEM,
    TAGS,
    USER_DATA,
    USER_SCHEME,
    VPC,
)
from vultr_tui.api.v2.verbs import change, one, pages, read, values
from vultr_tui.api.values import Format, Type

WIPES = "Everything on the disk is lost. The addresses stay."

IN_SERVICE = (
    Requirement("status", ("pending",), "it is still being deployed", negated=True),
    Requirement("status", ("suspended",), "it is suspended", negated=True),
)

IPV4_FIELDS = (
    Field(name="ip", title="Address", format=Format.ADDRESS, priority=1),
    Field(name="type", title="Type", priority=2),
    Field(name="reverse", title="Reverse DNS", format=Format.HOSTNAME, priority=3),
    Field(name="netmask", title="Netmask", format=Format.ADDRESS, priority=4),
    Field(name="gateway", title="Gateway", format=Format.ADDRESS, priority=5),
    Field(name="mac_address", title="MAC"),
)
IPV6_FIELDS = (
    Field(name="ip", title="Address", format=Format.ADDRESS, priority=1),
    Field(name="network", title="Network", format=Format.ADDRESS, priority=2),
    Field(name="network_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=3),
    Field(name="type", title="Type", priority=4),
)
ADDRESS = Parameter(name="ip", title="Address", summary="The address", format=Format.ADDRESS, example="203.0.113.3")
NAME = Parameter(
    name="reverse",
    title="Reverse DNS",
    summary="The name it is known by",
    format=Format.HOSTNAME,
    example="www.example.com",
)


class Machine:
    """The verbs of one kind of machine: `what` people call it, and the path its rows are at."""

    def __init__(
        self,
        parameter: Parameter,
        what: str,
        path: str,
        envelope: str,
        running: Finish,
        *,
        reverse_part: str = "ipv6",
        bandwidth_options: tuple[Parameter, ...] = (),
        ipv4_options: tuple[Parameter, ...] = (),
    ) -> None:
        self.parameter = parameter
        self.group = parameter.refers_to
        self.what = what
        self.path = path
        self.row = f"{path}/{{{parameter.name}}}"
        self.envelope = envelope
        self.running = running
        self.reverse_part = f"{self.group}_{reverse_part}"
        self.bandwidth_options = bandwidth_options
        self.ipv4_options = ipv4_options

    def naming(self, filters: tuple[Parameter, ...] = ()) -> tuple[Operation, ...]:
        """List machines, and set what is said of them."""
        group = self.group
        return (
            read(
                f"{group}.list",
                f"List the {self.what}s",
                self.path,
                parameters=filters,
                reply=pages(group, f"{self.envelope}s"),
            ),
            read(f"{group}.info", f"Show a {self.what}", self.row, on=self.parameter, reply=one(group, self.envelope)),
            self.sets("label_set", f"Label a {self.what}", LABEL),
            self.sets("tag_set", f"Tag a {self.what}", TAGS),
            self.sets(
                "user_scheme_set",
                f"Say who logs in to a {self.what}",
                replace(USER_SCHEME, required=True),
                "Holds once it is installed afresh.",
            ),
        )

    def sets(self, verb: str, summary: str, parameter: Parameter, details: str = "") -> Operation:
        """Set a field of a machine, which is set back by the same operation."""
        return change(
            f"{self.group}.{verb}",
            summary,
            Risk.REVERSIBLE,
            f"PATCH {self.row}",
            details=details,
            access="subscriptions",
            on=self.parameter,
            parameters=(parameter,),
            reply=one(self.group, self.envelope),
            repeatable=True,
            stale=(self.group,),
            undo=put_back(f"{self.group}.{verb}", (self.parameter.name,), (parameter.name,)),
        )

    def power(
        self, requires: tuple[Requirement, ...], stopped: Finish, halted: tuple[Requirement, ...] = ()
    ) -> tuple[Operation, ...]:
        """Switch machines on and off."""
        pulled = "Like pulling the plug: what is not on the disk yet is lost."
        return (
            self._switch(
                "start",
                f"Start a {self.what}",
                "One that is running already is restarted the hard way.",
                requires,
                self.running,
            ),
            self._switch(
                "halt",
                f"Switch a {self.what} off",
                f"{pulled} A stopped {self.what} is billed all the same.",
                (*requires, *halted),
                stopped,
            ),
            self._switch("reboot", f"Reboot a {self.what}", f"{pulled} Then it starts again.", requires, self.running),
        )

    def _switch(
        self, verb: str, summary: str, details: str, requires: tuple[Requirement, ...], finish: Finish
    ) -> Operation:
        return change(
            f"{self.group}.{verb}",
            summary,
            Risk.DISRUPTIVE,
            f"POST {self.row}/{verb}",
            details=details,
            access="subscriptions",
            on=self.parameter,
            requires=requires,
            finish=finish,
            stale=(self.group,),
        )

    def ending(self, requires: tuple[Requirement, ...] = ()) -> Operation:
        """Destroy a machine."""
        return change(
            f"{self.group}.destroy",
            f"Destroy a {self.what} and all data on it",
            Risk.DESTRUCTIVE,
            f"DELETE {self.row}",
            details=(
                "There is no way back, and Vultr has no protection against it. Its addresses go back to Vultr unless "
                "they are reserved. Volumes and reserved IPs are detached and stay billed; snapshots stay."
            ),
            access="subscriptions",
            on=self.parameter,
            cost=Cost(effect=Effect.STOPS, share=1.0),
            requires=requires,
            finish=Finish(self.group, given(self.parameter.name), gone=True),
            stale=(self.group, "block", "reservedip", "firewall", "backup", "account"),
        )

    def installing(self, requires: tuple[Requirement, ...]) -> tuple[Operation, ...]:
        """Put the same or another system or application on a machine."""
        wiping = {
            "os_change": (
                "another system",
                "Windows raises the price.",
                (replace(SYSTEM, choices=f"{self.group}.os_change_list"),),
            ),
            "app_change": (
                "another application",
                "Some raise the price.",
                (replace(APPLICATION, choices=f"{self.group}.app_change_list"),),
            ),
            "image_change": ("a marketplace application", "Some raise the price.", (IMAGE,)),
        }
        return (
            self.upgrades("os_change_list", f"List the systems a {self.what} can be changed to", "os", "os"),
            self.upgrades(
                "app_change_list", f"List the applications a {self.what} can be changed to", "applications", "app"
            ),
            *(
                change(
                    f"{self.group}.{verb}",
                    f"Install {what} on a {self.what}",
                    Risk.DESTRUCTIVE,
                    f"PATCH {self.row}",
                    details=f"{WIPES} {price}",
                    access="subscriptions",
                    on=self.parameter,
                    parameters=parameters,
                    reply=one(self.group, self.envelope),
                    requires=requires,
                    finish=self.running,
                    stale=(self.group, "account"),
                )
                for verb, (what, price, parameters) in wiping.items()
            ),
            change(
                f"{self.group}.reinstall",
                f"Install a {self.what}'s system afresh",
                Risk.DESTRUCTIVE,
                f"POST {self.row}/reinstall",
                details=WIPES,
                access="subscriptions",
                on=self.parameter,
                parameters=(HOSTNAME,),
                reply=one(self.group, self.envelope),
                requires=requires,
                finish=self.running,
                stale=(self.group,),
            ),
        )

    def upgrades(self, verb: str, summary: str, kind: str, resource: str) -> Operation:
        """List what a machine can be changed to."""
        reply = (
            values("upgrades.plans", resource) if kind == "plans" else Reply(Shape.ROWS, resource, f"upgrades.{kind}")
        )
        return read(
            f"{self.group}.{verb}",
            summary,
            f"{self.row}/upgrades",
            on=self.parameter,
            fixed=(("type", kind),),
            reply=reply,
        )

    def ipv6_enable(self, requires: tuple[Requirement, ...]) -> Operation:
        """Give a machine an IPv6 network."""
        return change(
            f"{self.group}.ipv6_enable",
            f"Give a {self.what} an IPv6 network",
            Risk.DISRUPTIVE,
            f"PATCH {self.row}",
            details="May need a reboot. It cannot be switched off again.",
            access="subscriptions",
            on=self.parameter,
            fixed=(("enable_ipv6", True),),
            reply=one(self.group, self.envelope),
            repeatable=True,
            requires=(*requires, Requirement("v6_main_ip", ("",), "it has IPv6 already")),
            finish=self.running,
            stale=(self.group, f"{self.group}_ipv6"),
        )

    def describing(self) -> tuple[Operation, ...]:
        """Show the traffic, addresses, networks and user data of a machine."""
        group, on = self.group, self.parameter
        return (
            read(
                f"{group}.bandwidth",
                f"Show the traffic of a {self.what} day by day",
                f"{self.row}/bandwidth",
                on=on,
                parameters=self.bandwidth_options,
                reply=Reply(Shape.SERIES, envelope="bandwidth"),
            ),
            read(
                f"{group}.get_user_data",
                f"Show the user data of a {self.what}",
                f"{self.row}/user-data",
                on=on,
                reply=one(f"{group}_user_data", "user_data"),
            ),
            change(
                f"{group}.set_user_data",
                f"Set the user data of a {self.what}",
                Risk.REVERSIBLE,
                f"PATCH {self.row}",
                details="Most systems read it at their first boot alone.",
                access="subscriptions",
                on=on,
                parameters=(USER_DATA,),
                reply=one(group, self.envelope),
                repeatable=True,
                stale=(f"{group}_user_data",),
            ),
            read(
                f"{group}.list_ipv4",
                f"List the IPv4 addresses of a {self.what}",
                f"{self.row}/ipv4",
                on=on,
                reply=pages(f"{group}_ipv4", "ipv4s"),
                parameters=self.ipv4_options,
            ),
            read(
                f"{group}.list_ipv6",
                f"List the IPv6 addresses of a {self.what}",
                f"{self.row}/ipv6",
                on=on,
                reply=pages(f"{group}_ipv6", "ipv6s"),
            ),
            self._reverse(
                "reverse_set_ipv4",
                "Set the reverse DNS name of an IPv4 address",
                "ipv4/reverse",
                (ADDRESS, NAME),
                f"{group}_ipv4",
            ),
            self._reverse(
                "reverse_default_ipv4",
                "Give an IPv4 address its usual reverse DNS name",
                "ipv4/reverse/default",
                (ADDRESS,),
                f"{group}_ipv4",
            ),
            self._reverse(
                "reverse_set_ipv6",
                "Set the reverse DNS name of an IPv6 address",
                "ipv6/reverse",
                (ADDRESS, NAME),
                self.reverse_part,
            ),
            change(
                f"{group}.reverse_delete_ipv6",
                "Delete the reverse DNS name of an IPv6 address",
                Risk.REVERSIBLE,
                f"DELETE {self.row}/ipv6/reverse/{{ipv6}}",
                access="subscriptions",
                on=on,
                parameters=(replace(ADDRESS, name="ipv6"),),
                stale=(self.reverse_part,),
            ),
            read(
                f"{group}.private_networks",
                f"List the VPC networks of a {self.what}",
                f"{self.row}/vpcs",
                on=on,
                reply=pages(f"{group}_network", "vpcs"),
            ),
            self._joining(
                "private_network_enable", f"Attach a {self.what} to a VPC network", "attach", Risk.REVERSIBLE
            ),
            self._joining(
                "private_network_disable", f"Detach a {self.what} from a VPC network", "detach", Risk.DISRUPTIVE
            ),
        )

    def _reverse(self, verb: str, summary: str, path: str, parameters: tuple[Parameter, ...], part: str) -> Operation:
        return change(
            f"{self.group}.{verb}",
            summary,
            Risk.REVERSIBLE,
            f"POST {self.row}/{path}",
            access="subscriptions",
            on=self.parameter,
            parameters=parameters,
            repeatable=True,
            stale=(part,),
        )

    def _joining(self, verb: str, summary: str, word: str, risk: Risk) -> Operation:
        return change(
            f"{self.group}.{verb}",
            summary,
            risk,
            f"POST {self.row}/vpcs/{word}",
            details="What talks to it through that network no longer does." if risk is Risk.DISRUPTIVE else "",
            access="subscriptions",
            on=self.parameter,
            parameters=(VPC,),
            stale=(f"{self.group}_network", self.group, "network"),
        )

    def part(self, name: str, title: str, verb: str, fields: tuple[Field, ...], key: str = "") -> Resource:
        """Describe what belongs to one machine."""
        return Resource(
            name=f"{self.group}_{name}",
            title=title,
            section="",
            lists=(Listing(f"{self.group}.{verb}"),),
            key=key,
            fields=fields,
            parent=self.group,
            parent_parameter=self.parameter.name,
        )

    def parts(self) -> tuple[Resource, ...]:
        """Describe the parts that both kinds of machine have."""
        return (
            self.part("ipv4", "IPv4 addresses", "list_ipv4", IPV4_FIELDS, "ip"),
            self.part("ipv6", "IPv6 addresses", "list_ipv6", IPV6_FIELDS, "ip"),
            self.part(
                "network",
                "VPC networks",
                "private_networks",
                (
                    Field(name="id", title="ID", refers_to="network", priority=1),
                    Field(name="ip_address", title="Address", format=Format.ADDRESS, priority=2),
                    Field(name="mac_address", title="MAC", priority=3),
                ),
                "id",
            ),
            self.part(
                "user_data",
                "User data",
                "get_user_data",
                (Field(name="data", title="User data", format=Format.BASE64, priority=1, secret=True),),
            ),
        )
