"""What virtual and bare metal servers have in common in v2."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import region_of
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem
from vultr_tui.simulator.v2.ids import NETWORK, SCRIPT, SNAPSHOT, SSH_KEY, Numbered
from vultr_tui.simulator.world import addresses, billing, deployment, networks
from vultr_tui.simulator.world.applications import APPLICATIONS
from vultr_tui.simulator.world.lifecycle import ORDERED, Stage, stage
from vultr_tui.simulator.world.machines import Fleet
from vultr_tui.simulator.world.systems import APPLICATION, CUSTOM, SYSTEMS
from vultr_tui.simulator.world.systems import SNAPSHOT as FROM_SNAPSHOT
from vultr_tui.simulator.world.world import Refusal, World

NO_ADDRESS = addresses.Ipv4("0.0.0.0", "", "0.0.0.0")  # noqa: S104  (an address, not one to listen at)
"""The main address of a machine that has none yet (recorded)."""

PASSWORD_SECONDS = 600.0
"""For how long the first password is told (v2 facts: secrets)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two kinds of machine: where they are in v2, and what they are there."""

    path: str
    placeholder: str
    envelope: str
    kind: Numbered
    fleet: Fleet
    write: Callable[[World, sqlite3.Row], dict[str, Json]]

    @property
    def row(self) -> str:
        """The path of one machine."""
        return f"{self.path}/{{{self.placeholder}}}"

    def of(self, world: World, call: Call) -> sqlite3.Row:
        """Return the machine a call is about; raises Problem if there is none such, or it is on its way out."""
        return call.found(world, self.kind, self.placeholder, self.owned)

    def owned(self, world: World, number: int) -> sqlite3.Row:
        """Return a machine by its number; raises Refusal if there is none such, or it is on its way out."""
        machine = self.fleet.owned(world, number)
        if machine["gone_at"] is not None:
            raise Refusal(self.kind.unknown)
        return machine

    def listed(self, world: World) -> Iterator[sqlite3.Row]:
        """List the machines, not those on their way out."""
        return self.fleet.listed(world, "gone_at is null")

    def answer(self, world: World, number: int) -> dict[str, Json]:
        """Write a machine as it is by itself."""
        return {self.envelope: self.write(world, self.fleet.owned(world, number))}


def tags_of(machine: sqlite3.Row) -> list[Json]:
    """Return a machine's tags; v1 shows them as one, with commas."""
    return [tag for tag in machine["tag"].split(",") if tag]


def tag_of(call: Call) -> str:
    """Return the tags sent as the world has them; raises Problem for one with a comma."""
    tags = call.many("tags") if "tags" in call else tuple(filter(None, [call.text("tag")]))
    if any("," in tag for tag in tags):
        raise Problem("Invalid tag.")
    return ",".join(tags)


def common(world: World, machine: sqlite3.Row, uuid: str) -> dict[str, Json]:
    """Write what both kinds of machine say; the single tag of old is sent and says nothing (recorded)."""
    now = stage(machine, world.now)
    there = now is not ORDERED
    address = addresses.ipv4(machine["main_ip"]) if there and machine["main_ip"] else NO_ADDRESS
    networks6 = (machine["ipv6_networks"] or "").split() if there else []
    application = APPLICATIONS.get(machine["application"])
    return {
        "id": uuid,
        "os": SYSTEMS[machine["system"]].name,
        "main_ip": address.address,
        "date_created": moment(machine["created"]),
        "status": status(machine, now, world.now),
        "netmask_v4": address.netmask,
        "gateway_v4": address.gateway,
        "v6_network": networks6[0] if networks6 else "",
        "v6_main_ip": addresses.main_ipv6(networks6[0]) if networks6 else "",
        "v6_network_size": addresses.IPV6_SIZE if networks6 else 0,
        "label": machine["label"],
        "tag": "",
        "tags": tags_of(machine),
        "os_id": machine["system"],
        "app_id": machine["application"],
        "image_id": application.image if application else "",
        "snapshot_id": machine["snapshot"] and SNAPSHOT.uuid(machine["snapshot"]),
        "user_scheme": machine["user_scheme"],
        **_password(world, machine),
    }


def status(machine: sqlite3.Row, now: Stage, moment: float) -> Json:
    """Tell the status of a machine, which in v2 is `resizing` while its plan changes."""
    resizing = machine["activity"] == "upgrading" and moment < machine["ready_at"]
    return "resizing" if resizing else now.status


def _password(world: World, machine: sqlite3.Row) -> dict[str, Json]:
    young = world.now <= machine["ready_at"] + PASSWORD_SECONDS and machine["activity"] == "installing"
    return {"default_password": machine["password"]} if young else {}


def order_of(call: Call) -> dict[str, Any]:
    """Tell what both kinds of machine are ordered with; raises Problem for what cannot be."""
    return {
        "region": region_of(call),
        **source_of(call),
        "label": call.text("label"),
        "tag": tag_of(call),
        "hostname": call.text("hostname"),
        "userdata": call.text("user_data"),
        "ipv6": call.yes("enable_ipv6"),
        "user_scheme": scheme_of(call),
    }


SCHEMES = ("root", "limited")
"""As root, or as a user that may become root."""

SOURCES = ("os_id", "snapshot_id", "app_id", "image_id", "iso_id", "ipxe_chain_url")
"""What a machine is made from, of which one is given."""


def source_of(call: Call) -> dict[str, int]:
    """Tell which system and application a machine is made from; raises Problem unless one source is given."""
    given = [name for name in SOURCES if call.text(name) not in {"", "0"}]
    if len(given) > 1 and "os_id" in given and call.number("os_id") in {CUSTOM, FROM_SNAPSHOT, APPLICATION}:
        given.remove("os_id")
    if len(given) != 1:
        raise Problem("You must specify exactly one of os_id, iso_id, snapshot_id, app_id or image_id")
    match given[0]:
        case "os_id":
            return {"system": call.number("os_id"), "application": 0}
        case "app_id":
            return {"system": APPLICATION, "application": call.number("app_id")}
        case "image_id":
            return {"system": APPLICATION, "application": image_of(call)}
        case "snapshot_id":
            return {"system": FROM_SNAPSHOT, "application": 0}
        case _:
            return {"system": CUSTOM, "application": 0}


def scheme_of(call: Call) -> str:
    """Return as whom one logs in; raises Problem for an unknown word."""
    scheme = call.text("user_scheme") or SCHEMES[0]
    if scheme not in SCHEMES:
        raise Problem("Invalid user_scheme")
    return scheme


def image_of(call: Call) -> int:
    """Return the marketplace's application of that image; raises Problem for an unknown one."""
    wanted = call.text("image_id")
    found = next((a.id for a in APPLICATIONS.values() if a.image == wanted), None)
    if found is None:
        raise Problem("Invalid image_id")
    return found


def media_of(call: Call) -> deployment.Media:
    """Tell what both kinds of machine are installed from."""
    return deployment.Media(
        snapshot=call.refer(SNAPSHOT, "snapshot_id") or "",
        script=call.refer(SCRIPT, "script_id") or 0,
        keys=call.refer_many(SSH_KEY, "sshkey_id"),
    )


def vpcs_of(world: World, machine: sqlite3.Row) -> list[Json]:
    """List the ids of the networks a machine is in."""
    if not machine["private_ip"]:
        return []
    return [NETWORK.uuid(member["network"]) for member in networks.joined(world, machine["id"])]


def pending_charges(machine: sqlite3.Row, price: float, now: float) -> float:
    """Tell what is due for a machine this month."""
    return round(billing.accrued(price, machine["created"], now), 2)
