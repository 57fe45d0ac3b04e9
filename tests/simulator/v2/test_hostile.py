"""Requests that no honest client sends."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service


@pytest.mark.parametrize("label", ['"\\ud800"', "NaN", "-Infinity"])
async def test_what_cannot_be_kept_is_refused(service: Service, label: str) -> None:
    body = f'{{"region": "ewr", "size_gb": 40, "label": {label}}}'
    answer = await service.send(
        "POST", "/v2/blocks", content=body.encode(), headers={"Authorization": f"Bearer {service.key}"}
    )
    assert answer.status_code == 400, answer.text
    assert (await service.told("GET /blocks"))["blocks"] == []


async def test_an_image_at_no_address_is_refused(service: Service) -> None:
    answer = await service.ask("POST /iso", {"url": "http://℀.example/a.iso"})
    assert (answer.status_code, "Invalid URL" in answer.json()["error"]) == (400, True)
    assert "Invalid URL" in await service.refusal("iso/create_from_url", url="http://℀.example/a.iso")


async def test_no_other_place_says_what_the_path_leaves_out(typical: Service) -> None:
    server = (await typical.told("GET /instances"))["instances"][0]
    answer = await typical.ask("POST /instances//reboot", instance_id=server["id"])
    assert answer.status_code == 404, answer.text


BALANCER = {"region": "ewr"}
CLUSTER = {"region": "ewr", "version": "v1.34.1+1"}
POOL = {"plan": "vc2-1c-1gb"}


@pytest.mark.parametrize(
    ("request_", "body"),
    [
        ("POST /load-balancers", {**BALANCER, "nodes": True}),
        ("POST /load-balancers", {**BALANCER, "nodes": 0}),
        ("POST /load-balancers", {**BALANCER, "nodes": 10**400}),
        ("POST /kubernetes/clusters", {**CLUSTER, "node_pools": [{"plan": []}]}),
        ("POST /kubernetes/clusters", {**CLUSTER, "node_pools": [{**POOL, "node_quantity": True}]}),
        ("POST /kubernetes/clusters", {**CLUSTER, "node_pools": [{**POOL, "min_nodes": {"a": 1}}]}),
        ("POST /kubernetes/clusters", {**CLUSTER, "label": True}),
        ("POST /databases", {"region": "ewr", "label": True}),
        ("POST /apikeys", {"name": "k", "date_expire": "9999-12-31T23:59:59-23:59"}),
        ("POST /apikeys", {"name": "k", "date_expire": "2018-04-24T11:59:59"}),
    ],
)
async def test_what_makes_no_sense_is_refused(service: Service, request_: str, body: object) -> None:
    answer = await service.ask(request_, body)
    assert answer.status_code == 400, answer.text
    assert answer.json().keys() == {"error", "status"}
    listed = await service.told(request_.replace("POST", "GET"))
    assert [rows for name, rows in listed.items() if name != "meta"] == [[]]


async def test_the_rules_of_a_balancer_have_ids_of_the_account(service: Service) -> None:
    sent = {**BALANCER, "forwarding_rules": [{"id": []}, {"id": "mine"}]}
    made = (await service.told("POST /load-balancers", sent))["load_balancer"]
    ids = {rule["id"] for rule in made["forwarding_rules"]}
    assert len(ids) == 2
    assert "mine" not in ids
