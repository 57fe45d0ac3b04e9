"""Steps that both versions take in the same words, but for the names of parameters and fields."""

from __future__ import annotations

from tests.walk.step import Expected, Step


def power(shown: str, running: Expected) -> tuple[Step, ...]:
    """Stop, start and reboot the server `front`; `shown` is the line that shows it, `running` what it is then."""
    return (
        Step("server halt front", later=30, then=(shown, {"power_status": "stopped"})),
        Step("server start front", later=60, then=(shown, running)),
        Step("server reboot front", later=60, then=(shown, running)),
    )


def addresses(*, ipv4: str, ipv6: str, name: str) -> tuple[Step, ...]:
    """Give addresses and names to the server `front`, and take them away.

    `ipv4` and `ipv6` are what the address to remove, or to leave nameless, is given by; `name` is what a name is.
    """
    return (
        Step("server list_ipv4 front", keep={"address": "ip"}, pick={"type": "main_ip"}),
        Step("server create_ipv4 front reboot=no", later=60, then=("server list_ipv4 front", {"type": "secondary_ip"})),
        Step("server list_ipv4 front", keep={"second": "ip"}, pick={"type": "secondary_ip"}),
        Step(
            f"server destroy_ipv4 front {ipv4}={{second}}",
            later=60,
            gone=("server list_ipv4 front", {"ip": "{second}"}),
        ),
        Step(
            f"server reverse_set_ipv4 front ip={{address}} {name}=front.example.com",
            then=("server list_ipv4 front", {"ip": "{address}", "reverse": "front.example.com"}),
        ),
        Step(
            "server reverse_default_ipv4 front ip={address}",
            gone=("server list_ipv4 front", {"reverse": "front.example.com"}),
        ),
        Step("server ipv6_enable front", later=60, then=("server list_ipv6 front", {"type": "main_ip"})),
        Step("server list_ipv6 front", keep={"address6": "ip"}),
        Step(
            f"server reverse_set_ipv6 front ip={{address6}} {name}=six.example.com",
            then=("server reverse_list_ipv6 front", {"reverse": "six.example.com"}),
        ),
        Step("server reverse_list_ipv6 front", reply=[{"ip": "{address6}", "reverse": "six.example.com"}]),
        Step(
            f"server reverse_delete_ipv6 front {ipv6}={{address6}}",
            gone=("server reverse_list_ipv6 front", {"reverse": "six.example.com"}),
        ),
    )


def joining(parameter: str, key: str) -> tuple[Step, ...]:
    """Join the server `front` to the network that was kept, and see that it is in."""
    return (
        Step(
            f"server private_network_enable front {parameter}={{network}}",
            later=60,
            then=("server private_networks front", {key: "{network}"}),
        ),
        Step("server private_networks front", reply=[{key: "{network}"}]),
    )


def leaving(parameter: str, key: str) -> tuple[Step, ...]:
    """Take the server `front` out of the network, and delete that."""
    return (
        Step(
            f"server private_network_disable front {parameter}={{network}}",
            later=60,
            gone=("server private_networks front", {key: "{network}"}),
        ),
        Step("network destroy {network}", gone=("network list", {key: "{network}"})),
    )


def mounting(parameter: str) -> tuple[Step, ...]:
    """Put the ISO that was kept into the drive of the server `front`, and take it out."""
    status = "server iso_status front"
    return (
        Step(
            f"server iso_attach front {parameter}={{iso}}",
            later=60,
            then=(status, {"state": "isomounted", parameter: "{iso}"}),
        ),
        Step(status, reply={"state": "isomounted"}),
        Step("server iso_detach front", later=60, then=(status, {"state": "ready"})),
    )


def volume(parameter: str, field: str, nobody: str | None) -> tuple[Step, ...]:
    """Attach the volume `files` to the server that was kept, enlarge and detach it, and call it `archive`.

    `parameter` names the server, `field` is where the volume says who has it, `nobody` what it says if nobody has.
    """
    return (
        Step(f"block attach files {parameter}={{server}}", then=("block list", {field: "{server}"}), later=30),
        Step("block resize files size_gb=75", later=90, then=("block list", {"size_gb": 75})),
        Step("block detach files", later=30, then=("block list", {field: nobody})),
        Step("block label_set files label=archive", then=("block list", {"label": "archive"})),
    )


WWW = {"type": "A", "name": "www", "data": "203.0.113.11", "ttl": 600}
"""What `dns create_record example.com name=www type=A data=203.0.113.11 ttl=600` makes."""

RECORD = (
    Step(
        "dns update_record {record} domain=example.com data=203.0.113.12",
        then=("dns records example.com", {**WWW, "data": "203.0.113.12"}),
    ),
    Step("dns delete_record {record} domain=example.com", gone=("dns records example.com", {"name": "www"})),
)
"""Change and delete the record that was kept."""

SOA = (
    Step("dns soa_info example.com", reply={"nsprimary": "ns1.vultr.com"}),
    Step(
        "dns soa_update example.com nsprimary=ns2.vultr.com email=admin@example.com",
        then=("dns soa_info example.com", {"nsprimary": "ns2.vultr.com", "email": "admin@example.com"}),
    ),
)
