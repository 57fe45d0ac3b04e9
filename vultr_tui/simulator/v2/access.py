"""What new servers begin with: SSH keys and startup scripts."""

from __future__ import annotations

import binascii
import sqlite3
from base64 import b64decode, b64encode

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import SCRIPT, SSH_KEY
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import keys, scripts
from vultr_tui.simulator.world.world import World

NOT_ENCODED = "Script must be base64 encoded"
"""Recorded: 400 body."""

LONGEST_NAME = 128
"""Characters of a key's name that are kept (v2 facts: live creation quirks)."""


@handles("GET /ssh-keys")
def list_keys(world: World, call: Call) -> Json:
    """List the SSH keys."""
    return page(call, "ssh_keys", keys.listed(world), _key, lambda key: SSH_KEY.uuid(key["id"]))


@handles("GET /ssh-keys/{ssh_key_id}")
def get_key(world: World, call: Call) -> Json:
    """Tell of one SSH key."""
    return {"ssh_key": _key(_found_key(world, call))}


@handles("POST /ssh-keys", 201)
def create_key(world: World, call: Call) -> Json:
    """Store an SSH key."""
    key = keys.create(world, call.needed("name")[:LONGEST_NAME], call.text("ssh_key"))
    return {"ssh_key": _key(keys.owned(world, key))}


@handles("PATCH /ssh-keys/{ssh_key_id}")
def patch_key(world: World, call: Call) -> Json:
    """Change what was sent of an SSH key."""
    name = call.given("name")
    kept = None if name is None else name[:LONGEST_NAME]
    keys.change(world, _found_key(world, call)["id"], name=kept, ssh_key=call.given("ssh_key"))
    return None


@handles("DELETE /ssh-keys/{ssh_key_id}")
def delete_key(world: World, call: Call) -> Json:
    """Forget an SSH key."""
    keys.destroy(world, _found_key(world, call)["id"])
    return None


@handles("GET /startup-scripts")
def list_scripts(world: World, call: Call) -> Json:
    """List the startup scripts, without their texts."""
    return page(call, "startup_scripts", scripts.listed(world), _script, lambda row: SCRIPT.uuid(row["id"]))


@handles("GET /startup-scripts/{startup_id}")
def get_script(world: World, call: Call) -> Json:
    """Tell of one script, with its text."""
    return _told(_found_script(world, call))


@handles("POST /startup-scripts", 201)
def create_script(world: World, call: Call) -> Json:
    """Store a script."""
    number = scripts.create(world, call.needed("name"), _text(call), call.text("type") or scripts.TYPES[0])
    return _told(scripts.owned(world, number))


@handles("PATCH /startup-scripts/{startup_id}")
def patch_script(world: World, call: Call) -> Json:
    """Change what was sent of a script."""
    text = _text(call) if "script" in call else None
    number = _found_script(world, call)["id"]
    scripts.change(world, number, name=call.given("name"), text=text, kind=call.given("type"))
    return None


@handles("DELETE /startup-scripts/{startup_id}")
def delete_script(world: World, call: Call) -> Json:
    """Forget a script."""
    scripts.destroy(world, _found_script(world, call)["id"])
    return None


def _found_key(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, SSH_KEY, "ssh_key_id", keys.owned)


def _found_script(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, SCRIPT, "startup_id", scripts.owned)


def _text(call: Call) -> str:
    try:
        return b64decode(call.text("script"), validate=True).decode()
    except (binascii.Error, ValueError) as problem:
        raise Problem(NOT_ENCODED) from problem


def _key(key: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": SSH_KEY.uuid(key["id"]),
        "date_created": "" if key["created"] is None else moment(key["created"]),
        "name": key["name"],
        "ssh_key": key["ssh_key"],
    }


def _script(script: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": SCRIPT.uuid(script["id"]),
        "date_created": moment(script["created"]),
        "date_modified": moment(script["modified"]),
        "name": script["name"],
        "type": script["type"],
    }


def _told(script: sqlite3.Row) -> Json:
    return {"startup_script": {**_script(script), "script": b64encode(script["script"].encode()).decode()}}
