"""The regions of 2018: where things can be deployed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """One data centre; `id` is v1's DCID, `code` the airport it is named after."""

    id: int
    code: str
    name: str
    country: str
    continent: str
    state: str
    ddos_protection: bool
    block_storage: bool


_ROWS = (
    Region(1, "EWR", "New Jersey", "US", "North America", "NJ", ddos_protection=True, block_storage=True),
    Region(2, "ORD", "Chicago", "US", "North America", "IL", ddos_protection=True, block_storage=False),
    Region(3, "DFW", "Dallas", "US", "North America", "TX", ddos_protection=True, block_storage=False),
    Region(4, "SEA", "Seattle", "US", "North America", "WA", ddos_protection=True, block_storage=False),
    Region(5, "LAX", "Los Angeles", "US", "North America", "CA", ddos_protection=True, block_storage=False),
    Region(6, "ATL", "Atlanta", "US", "North America", "GA", ddos_protection=True, block_storage=False),
    Region(7, "AMS", "Amsterdam", "NL", "Europe", "", ddos_protection=True, block_storage=False),
    Region(8, "LHR", "London", "GB", "Europe", "", ddos_protection=True, block_storage=False),
    Region(9, "FRA", "Frankfurt", "DE", "Europe", "", ddos_protection=True, block_storage=False),
    Region(12, "SJC", "Silicon Valley", "US", "North America", "CA", ddos_protection=True, block_storage=False),
    Region(19, "SYD", "Sydney", "AU", "Australia", "", ddos_protection=False, block_storage=False),
    Region(22, "YTO", "Toronto", "CA", "North America", "", ddos_protection=False, block_storage=False),
    Region(24, "CDG", "Paris", "FR", "Europe", "", ddos_protection=True, block_storage=False),
    Region(25, "NRT", "Tokyo", "JP", "Asia", "", ddos_protection=False, block_storage=False),
    Region(39, "MIA", "Miami", "US", "North America", "FL", ddos_protection=True, block_storage=False),
    Region(40, "SGP", "Singapore", "SG", "Asia", "", ddos_protection=False, block_storage=False),
)

REGIONS: dict[int, Region] = {region.id: region for region in _ROWS}
"""Every region by its id."""


def has_block_storage(region: int) -> bool:
    """Whether volumes can be had there; False for an unknown region."""
    return region in REGIONS and REGIONS[region].block_storage
