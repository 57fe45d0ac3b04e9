"""v1's startupscript group."""

from __future__ import annotations

from typing import Any

from tests.simulator.service import Service

UNKNOWN = "Invalid statup script.  Check SCRIPTID value and ensure your API key matches the scripts's account"
SCRIPT = "#!/bin/sh\necho hello > /root/hello\n"


async def script(service: Service, **fields: str) -> str:
    reply = await service.do("startupscript/create", **{"name": "hello", "script": SCRIPT, **fields})
    return str(reply["SCRIPTID"])


async def listed(service: Service, number: str) -> Any:
    return (await service.read("startupscript/list"))[number]


async def test_no_scripts_are_an_empty_array(service: Service) -> None:
    assert (await service.get("startupscript/list")).text == "[]"


async def test_a_script_is_listed_as_it_was_made(service: Service) -> None:
    reply = await service.do("startupscript/create", name="hello", script=SCRIPT)
    assert list(reply) == ["SCRIPTID"]
    assert isinstance(reply["SCRIPTID"], int)
    assert 1_000 <= reply["SCRIPTID"] < 1_000_000

    number = str(reply["SCRIPTID"])
    assert await service.read("startupscript/list") == {
        number: {
            "SCRIPTID": number,
            "date_created": "2018-04-24 12:00:00",
            "date_modified": "2018-04-24 12:00:00",
            "name": "hello",
            "type": "boot",
            "script": SCRIPT,
        }
    }


async def test_a_script_for_ipxe(service: Service) -> None:
    assert (await listed(service, await script(service, type="pxe")))["type"] == "pxe"


async def test_what_is_no_script(service: Service) -> None:
    await service.refusal("startupscript/create", name="x", script=SCRIPT, type="cron")
    await service.refusal("startupscript/create", name="x", script="")

    assert await service.read("startupscript/list") == []


async def test_an_update_keeps_what_is_not_sent(service: Service) -> None:
    number = await script(service, type="pxe")
    before = await listed(service, number)
    service.clock.advance(60)

    await service.do("startupscript/update", SCRIPTID=number, name="other")
    after = {**before, "name": "other", "date_modified": "2018-04-24 12:01:00"}
    assert await listed(service, number) == after

    await service.do("startupscript/update", SCRIPTID=number, script="#!ipxe")
    assert await listed(service, number) == {**after, "script": "#!ipxe"}


async def test_a_destroyed_script_is_gone_for_good(service: Service) -> None:
    number = await script(service)
    await service.do("startupscript/destroy", SCRIPTID=number)

    assert await service.read("startupscript/list") == []
    assert await service.refusal("startupscript/destroy", SCRIPTID=number) == UNKNOWN
    assert await service.refusal("startupscript/update", SCRIPTID=number, name="x") == UNKNOWN
    assert int(await script(service)) > int(number)
