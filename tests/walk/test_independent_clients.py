"""Programs written by others for the real service, pointed at the embedded account and otherwise unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import vultr
from libcloud.compute.drivers.vultr import VultrNodeDriver
from libcloud.dns.drivers.vultr import VultrDNSDriver
from pyvultr import VultrV2, base_api
from pyvultr.base_api import BaseVultrAPI
from requests import Session

from tests.clocks import HastyClock
from tests.walk.terminal import KEY, Served


@pytest.fixture
def clock() -> HastyClock:
    return HastyClock()


@pytest.fixture
def url(clock: HastyClock) -> Iterator[str]:
    with Served(clock, "typical") as served:
        yield served.url


@pytest.fixture
def python_vultr(url: str) -> Any:
    """The `vultr` package; it sends its key in the query and reads every reply as JSON."""
    client = vultr.Vultr(KEY)
    for part in (client, *vars(client).values()):
        if hasattr(part, "api_endpoint"):
            part.api_endpoint = url
            part.set_requests_per_second(10_000)
    return client


def libcloud(driver: type, url: str, version: str = "1") -> Any:
    """Apache Libcloud's driver for either version; it sends its key in the header."""
    address = urlsplit(url)
    return driver(KEY, secure=False, host=address.hostname, port=address.port, api_version=version)


@pytest.fixture
def pyvultr(url: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The `pyvultr` package, of v2; it takes no reply that lacks a field or has one of another type."""
    monkeypatch.setattr(BaseVultrAPI, "base_url", f"{url}/v2/")
    monkeypatch.setattr(base_api, "_session", Session())
    yield VultrV2(KEY)
    base_api._session.close()


def test_python_vultr_deploys_and_names_a_server(python_vultr: Any, clock: HastyClock) -> None:
    assert python_vultr.account.info()["balance"].startswith("-")
    assert python_vultr.regions.list()["1"]["name"] == "New Jersey"
    assert 201 in python_vultr.regions.availability(1)
    server = python_vultr.server.create(1, 201, 167, {"label": "made"})["SUBID"]
    clock.advance(100)
    with pytest.raises(vultr.utils.VultrError, match="cannot be destroyed within 5 minutes"):
        python_vultr.server.destroy(server)
    python_vultr.server.label_set(server, "renamed")
    clock.advance(300)
    assert python_vultr.server.list(server)["label"] == "renamed"
    python_vultr.server.halt(server)
    clock.advance(60)
    assert python_vultr.server.list(server)["power_status"] == "stopped"
    assert python_vultr.server.bandwidth(server).keys() == {"incoming_bytes", "outgoing_bytes"}
    python_vultr.server.destroy(server)
    clock.advance(60)
    assert server not in python_vultr.server.list()


def test_python_vultr_keeps_a_zone(python_vultr: Any) -> None:
    python_vultr.dns.create_domain("client.example", "203.0.113.5", {"serverip": "203.0.113.5"})
    python_vultr.dns.create_record("client.example", "www", "A", "203.0.113.6")
    records = python_vultr.dns.records("client.example")
    assert {"type": "A", "name": "www", "data": "203.0.113.6"}.items() <= next(
        record for record in records if record["name"] == "www"
    ).items()
    python_vultr.dns.delete_domain("client.example")
    assert "client.example" not in [zone["domain"] for zone in python_vultr.dns.list()]


def test_libcloud_runs_a_node(url: str, clock: HastyClock) -> None:
    driver = libcloud(VultrNodeDriver, url)
    place = next(location for location in driver.list_locations() if location.id == "1")
    size = next(size for size in driver.list_sizes() if size.id == "201")
    image = next(image for image in driver.list_images() if image.id == "167")
    node = driver.create_node("made", size, image, place)
    clock.advance(400)
    assert driver.reboot_node(node)
    clock.advance(60)
    assert {node.name: node.state for node in driver.list_nodes()}["made"] == "running"
    assert driver.destroy_node(node)
    assert {key.name for key in driver.list_key_pairs()} >= {"laptop"}


def test_libcloud_keeps_a_zone(url: str) -> None:
    driver = libcloud(VultrDNSDriver, url)
    zone = driver.create_zone("client.example", extra={"serverip": "203.0.113.5"})
    driver.create_record("www", zone, "A", "203.0.113.6", extra={"ttl": 300})
    records = {(record.name, record.type): record for record in driver.list_records(zone)}
    assert records["www", "A"].data == "203.0.113.6"
    assert ("", "MX") in records
    assert driver.delete_record(records["www", "A"])
    assert driver.delete_zone(zone)


def test_libcloud_runs_a_node_of_v2(url: str, clock: HastyClock) -> None:
    driver = libcloud(VultrNodeDriver, url, "2")
    place = next(location for location in driver.list_locations() if location.id == "ewr")
    small, large = (
        next(size for size in driver.list_sizes() if size.id == name) for name in ("vc2-1c-1gb", "vc2-1c-2gb")
    )
    image = next(image for image in driver.list_images() if image.id == "167")
    node = driver.create_node("made", size=small, image=image, location=place)
    clock.advance(400)
    assert driver.stop_node(node)
    assert driver.ex_get_node(node.id).state == "stopped"
    assert driver.start_node(node)
    clock.advance(60)
    volume = driver.create_volume(50, "files", place)
    clock.advance(60)
    assert driver.attach_volume(node, volume)
    assert driver.ex_get_volume(volume.id).extra["attached_to_instance"] == node.id
    assert driver.detach_volume(volume)
    assert driver.destroy_volume(volume)
    snapshot = driver.ex_create_snapshot(node, "before")
    clock.advance(120)
    assert driver.ex_get_snapshot(snapshot.id).state == "available"
    driver.ex_resize_node(node, large)
    clock.advance(120)
    assert driver.ex_get_node(node.id).size == large.id
    assert driver.destroy_node(node)
    assert "made" not in {node.name for node in driver.list_nodes()}


def test_libcloud_keeps_a_zone_of_v2(url: str) -> None:
    driver = libcloud(VultrDNSDriver, url, "2")
    zone = driver.create_zone("client.example", extra={"ip": "203.0.113.5"})
    record = driver.create_record("www", zone, "A", "203.0.113.6", extra={"ttl": 300})
    assert driver.update_record(record, data="203.0.113.7")
    assert driver.get_record(zone.id, record.id).data == "203.0.113.7"
    assert driver.delete_record(record)
    assert driver.delete_zone(zone)


def test_pyvultr_reads_everything(pyvultr: Any) -> None:
    assert pyvultr.account.get().balance < 0
    assert {region.id for region in pyvultr.region.list()} >= {"ewr", "ams"}
    for part in (
        "application",
        "backup",
        "bare_metal",
        "block_storage",
        "instance",
        "iso",
        "operating_system",
        "plan",
        "reserved_ip",
        "snapshot",
        "ssh_key",
        "startup_script",
        "user",
    ):
        assert list(getattr(pyvultr, part).list()), part
    for part in ("kubernetes", "load_balance", "object_storage"):
        assert list(getattr(pyvultr, part).list()) == []
