"""New machines: what was ordered, checked against what there is, and deployed."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from vultr_tui.simulator.world import (
    backups,
    baremetal,
    firewalls,
    isos,
    keys,
    machines,
    networks,
    reserved,
    scripts,
    servers,
    snapshots,
)
from vultr_tui.simulator.world.applications import APPLICATIONS
from vultr_tui.simulator.world.plans import METAL_PLANS, PLANS, MetalPlan, Plan
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.systems import APPLICATION, BACKUP, CUSTOM, SNAPSHOT, SYSTEMS
from vultr_tui.simulator.world.world import Refusal, World

UNAVAILABLE = (
    "Plan is not available in the selected datacenter.  This could mean you have chosen the wrong plan"
    " (for example, a storage plan in a location that does not offer them), or the location you have selected"
    " does not have any more capacity."
)
"""clients agree: 412 body of server/create."""

AnyPlan = TypeVar("AnyPlan", Plan, MetalPlan)

HOSTNAME = re.compile(r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9-]{1,63})*")


@dataclass(frozen=True, slots=True)
class Media:
    """What is put on a new machine's disk: a snapshot's id, a script's number, and ids of SSH keys.

    The snapshot counts with the systems Snapshot and Backup alone, the script with any but Custom; where they
    do not count they are not looked at (clients agree).
    """

    snapshot: str = ""
    script: int = 0
    keys: tuple[str, ...] = ()


def create_server(world: World, order: servers.Order, media: Media) -> int:
    """Order a server; its SUBID.

    In `order.networks` an empty id stands for the region's only network. Of `order` the application counts
    with the system Application alone, and the ISO with Custom. Raises Refusal for what cannot be had.
    """
    plan = _sold(order, PLANS)
    _check_system(world, order, media, disk=plan.disk * plan.disks)
    if order.system == CUSTOM and order.iso and not isos.complete(world, isos.owned(world, order.iso)):
        raise Refusal("Unable to create server: ISO is not ready yet")
    if order.firewall_group:
        firewalls.owned(world, order.firewall_group)
    if order.ddos_protection and not REGIONS[order.region].ddos_protection:
        raise Refusal("Unable to create server: DDOS protection is not available in the selected datacenter")
    chosen = [networks.choose(world, order.region, network, "create server")["id"] for network in order.networks]
    (server,) = servers.add(
        world,
        [
            replace(
                order,
                application=order.application if order.system == APPLICATION else 0,
                snapshot=media.snapshot if order.system == SNAPSHOT else "",
                iso=order.iso if order.system == CUSTOM else 0,
                networks=tuple(dict.fromkeys(chosen)),
                reserved_ip=reserved.claim(world, order.reserved_ip, order.region) if order.reserved_ip else "",
            )
        ],
    )
    return server


def create_metal(world: World, order: machines.Order, media: Media) -> int:
    """Order a bare metal server, which has no drive for a system of the user's own; its SUBID.

    Raises Refusal for what cannot be had.
    """
    _sold(order, METAL_PLANS)
    if order.system == CUSTOM:
        raise Refusal("Invalid operating system.  Check OSID value")
    _check_system(world, order, media)
    application = order.application if order.system == APPLICATION else 0
    snapshot = media.snapshot if order.system == SNAPSHOT else ""
    (machine,) = baremetal.FLEET.add(world, [replace(order, application=application, snapshot=snapshot)])
    return machine


def check_hostname(hostname: str) -> None:
    """Raise Refusal for what cannot be a machine's host name; an empty one is none."""
    if hostname and not HOSTNAME.fullmatch(hostname):
        raise Refusal("Invalid hostname.  Hostnames may only contain letters, numbers, dashes and dots")


def check_userdata(userdata: str) -> None:
    """Raise Refusal for user data that is not base64."""
    try:
        b64decode(userdata, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise Refusal("Invalid userdata.  User-data must be base64 encoded") from problem


def disk_of(world: World, image: str, system: int) -> int:
    """Return the gigabytes of the disk that a snapshot, or with the system Backup a backup, was made of.

    Raises Refusal for one that is not there or not complete.
    """
    if system == BACKUP:
        backup = backups.owned(world, image)
        ready, disk = backups.complete(world, backup), backup.disk
    else:
        snapshot = snapshots.owned(world, image)
        ready, disk = snapshots.complete(world, snapshot), snapshot["disk"]
    if not ready:
        raise Refusal("Invalid snapshot.  The snapshot is not complete yet")
    return disk


def _sold(order: machines.Order, plans: Mapping[int, AnyPlan]) -> AnyPlan:
    """Return the plan ordered; raises Refusal for an unknown region and for a plan that is not sold there."""
    if order.region not in REGIONS:
        raise Refusal("Invalid location.  Check DCID value")
    plan = plans.get(order.plan)
    if plan is None or order.region not in plan.regions:
        raise Refusal(UNAVAILABLE)
    return plan


def _check_system(world: World, order: machines.Order, media: Media, disk: int | None = None) -> None:
    """Raise Refusal if the system, or what comes with it, cannot be installed on so many gigabytes."""
    if order.system not in SYSTEMS:
        raise Refusal("Invalid operating system.  Check OSID value")
    if order.system == APPLICATION and order.application not in APPLICATIONS:
        raise Refusal("Invalid application.  Check APPID value")
    if order.system in {SNAPSHOT, BACKUP}:
        needed = disk_of(world, media.snapshot, order.system)
        if disk is not None and needed > disk:
            raise Refusal(f"Unable to create server: This snapshot needs a plan with at least {needed} GB of disk")
    if order.system != CUSTOM and media.script:
        scripts.owned(world, media.script)
    for key in media.keys:
        keys.owned(world, key)
    check_hostname(order.hostname)
    check_userdata(order.userdata)
