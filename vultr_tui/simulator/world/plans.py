"""The plans of 2018: what can be deployed, what it costs, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from vultr_tui.simulator.world.regions import REGIONS


class Family(Enum):
    """What a plan's machines are made of; the value is v1's plan_type."""

    SSD = "SSD"
    STORAGE = "SATA"
    DEDICATED = "DEDICATED"


@dataclass(frozen=True, slots=True)
class Plan:
    """One size of server: memory in MB, disk and transfer in GB, dollars a month."""

    id: int
    vcpus: int
    ram: int
    disk: int
    bandwidth: int
    price: float
    regions: tuple[int, ...]
    family: Family = Family.SSD
    disks: int = 1
    deprecated: bool = False

    @property
    def name(self) -> str:
        """The plan in words (recorded: `1024 MB RAM,25 GB SSD,1.00 TB BW`)."""
        disks = f"{self.disks}x" if self.disks > 1 else ""
        kind = "SATA" if self.family is Family.STORAGE else "SSD"
        return f"{self.ram} MB RAM,{disks}{self.disk} GB {kind},{self.bandwidth / 1024:.2f} TB BW"


@dataclass(frozen=True, slots=True)
class MetalPlan:
    """One kind of bare metal machine: memory in MB, transfer in TB, dollars a month, what the processor is."""

    id: int
    cpus: int
    ram: int
    disk: str
    bandwidth: int
    price: int
    regions: tuple[int, ...]
    model: str

    @property
    def name(self) -> str:
        """The plan in words (reference: plans/list_baremetal)."""
        return f"{self.ram} MB RAM,{self.disk},{self.bandwidth:.2f} TB BW"


_EVERYWHERE = tuple(REGIONS)
_BIG = (1, 2, 3, 5, 6, 7, 8, 9, 12, 24, 25, 39, 40)
_DEDICATED = (1, 2, 3, 5, 7, 9, 12, 25)
_STORAGE = (1, 5)
_OLD = (1, 2, 3, 4, 5, 6, 7, 8, 9)

_PLANS = (
    Plan(201, 1, 1024, 25, 1024, 5.0, _EVERYWHERE),
    Plan(202, 1, 2048, 40, 2048, 10.0, _EVERYWHERE),
    Plan(203, 2, 4096, 60, 3072, 20.0, _EVERYWHERE),
    Plan(204, 4, 8192, 100, 4096, 40.0, _EVERYWHERE),
    Plan(205, 6, 16384, 200, 5120, 80.0, _EVERYWHERE),
    Plan(206, 8, 32768, 300, 6144, 160.0, _EVERYWHERE),
    Plan(207, 16, 65536, 400, 10240, 320.0, _BIG),
    Plan(208, 24, 98304, 800, 15360, 640.0, _BIG),
    Plan(29, 1, 768, 15, 1024, 5.0, _OLD, deprecated=True),
    Plan(93, 1, 1024, 20, 2048, 8.0, _OLD, deprecated=True),
    Plan(94, 2, 2048, 45, 3072, 15.0, _OLD, deprecated=True),
    Plan(95, 2, 4096, 90, 4096, 35.0, _OLD, deprecated=True),
    Plan(87, 1, 512, 125, 1024, 5.0, _STORAGE, Family.STORAGE),
    Plan(88, 1, 1024, 250, 2048, 10.0, _STORAGE, Family.STORAGE),
    Plan(89, 1, 2048, 500, 3072, 20.0, _STORAGE, Family.STORAGE),
    Plan(90, 2, 3072, 750, 4096, 30.0, _STORAGE, Family.STORAGE),
    Plan(115, 2, 8192, 110, 10240, 60.0, _DEDICATED, Family.DEDICATED),
    Plan(116, 4, 16384, 110, 20480, 120.0, _DEDICATED, Family.DEDICATED, disks=2),
    Plan(117, 6, 24576, 110, 30720, 180.0, _DEDICATED, Family.DEDICATED, disks=3),
    Plan(118, 8, 32768, 110, 40960, 240.0, _DEDICATED, Family.DEDICATED, disks=4),
)

_METAL = (
    MetalPlan(100, 4, 32768, "2x 240 GB SSD", 5, 120, (1, 2, 3, 4, 5, 7, 12, 22, 25, 39, 40), "E3-1270v6"),
    MetalPlan(101, 6, 65536, "2x 480 GB SSD", 5, 180, (1, 5, 7, 12, 25), "E-2286G"),
    MetalPlan(102, 24, 131072, "2x 1.92 TB NVMe", 10, 350, (1, 5, 7), "EPYC 7402P"),
)

PLANS: dict[int, Plan] = {plan.id: plan for plan in _PLANS}
"""Every server plan by its id (v1's VPSPLANID)."""

METAL_PLANS: dict[int, MetalPlan] = {plan.id: plan for plan in _METAL}
"""Every bare metal plan by its id (v1's METALPLANID)."""


def upgrades(plan: Plan, region: int) -> tuple[Plan, ...]:
    """The plans a server of this plan can move to: the same family, larger, sold in its region."""
    return tuple(
        other
        for other in _PLANS
        if other.family is plan.family
        and region in other.regions
        and other.ram > plan.ram
        and other.disk * other.disks >= plan.disk * plan.disks
        and not other.deprecated
    )
