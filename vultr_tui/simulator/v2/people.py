"""Users, their keys, and from where these may be used."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.ids import API_KEY, USER
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import api_keys, logs, users
from vultr_tui.simulator.world.users import User
from vultr_tui.simulator.world.world import World

NO_SIZE = -1
"""The length of a prefix that was not sent; 0 would be that of everywhere."""


@handles("GET /users")
def list_(world: World, call: Call) -> Json:
    """List the users."""
    return page(call, "users", users.listed(world), lambda user: _row(world, user), lambda user: USER.uuid(user.id))


@handles("GET /users/{user_id}")
def get(world: World, call: Call) -> Json:
    """Tell of one user."""
    return {"user": _row(world, _user(world, call))}


@handles("POST /users", 201)
def create(world: World, call: Call) -> Json:
    """Add a user; its key is told here alone."""
    user, key = users.create(
        world,
        name=_name(call, ("", "")),
        email=call.text("email"),
        password=call.text("password"),
        acls=call.many("acls"),
        api_enabled=call.yes("api_enabled", default=True),
        service=call.yes("service_user"),
    )
    return {"user": {**_row(world, users.owned(world, user)), "api_key": key}}


@handles("PATCH /users/{user_id}")
def patch(world: World, call: Call) -> Json:
    """Change what was sent of a user."""
    user = _user(world, call)
    named = {"name", "first_name", "last_name"} & call.body.keys()
    users.update(
        world,
        user.id,
        name=_name(call, _halves(user)) if named else None,
        email=call.given("email"),
        password=call.given("password"),
        acls=call.many("acls") if "acls" in call else None,
        api_enabled=call.yes("api_enabled") if "api_enabled" in call else None,
    )
    return None


@handles("DELETE /users/{user_id}")
def delete(world: World, call: Call) -> Json:
    """Remove a user; its keys stop working."""
    users.delete(world, _user(world, call).id)
    return None


@handles("GET /users/{user_id}/ip-whitelist")
def addresses(world: World, call: Call) -> Json:
    """List where a user's keys work; anywhere, if nothing is listed."""
    rows = users.addresses(world, _user(world, call).id)
    return page(call, "ip_whitelist", rows, _address, lambda row: f"{row['subnet']}/{row['size']}")


@handles("POST /users/{user_id}/ip-whitelist")
def allow(world: World, call: Call) -> Json:
    """Let a user's keys work in one more network."""
    users.allow(world, _user(world, call).id, call.text("subnet"), call.number("subnet_size", NO_SIZE))
    return None


@handles("DELETE /users/{user_id}/ip-whitelist")
def disallow(world: World, call: Call) -> Json:
    """Take a network off the list."""
    users.disallow(world, _user(world, call).id, call.text("subnet"), call.number("subnet_size", NO_SIZE))
    return None


@handles("GET /users/{user_id}/apikeys")
def keys(world: World, call: Call) -> Json:
    """List the keys of a user, beside the one it was made with."""
    return _listed(world, _user(world, call).id)


@handles("POST /users/{user_id}/apikeys", 202)
def create_key(world: World, call: Call) -> Json:
    """Make another key for a user; it is told here alone."""
    return _made(world, call, _user(world, call).id)


@handles("DELETE /users/{user_id}/apikeys/{apikey_id}")
def delete_key(world: World, call: Call) -> Json:
    """Revoke a key of a user."""
    return _revoke(world, call, _user(world, call).id)


@handles("GET /apikeys")
def own_keys(world: World, call: Call) -> Json:
    """List the further keys of whoever asks."""
    return _listed(world, call.user)


@handles("GET /apikeys/{apikey_id}")
def own_key(world: World, call: Call) -> Json:
    """Tell of one such key."""
    return {"api_key": _key(_found_key(world, call, call.user))}


@handles("POST /apikeys", 202)
def create_own_key(world: World, call: Call) -> Json:
    """Make another key for whoever asks; it is told here alone."""
    return _made(world, call, call.user)


@handles("DELETE /apikeys/{apikey_id}")
def delete_own_key(world: World, call: Call) -> Json:
    """Revoke such a key."""
    return _revoke(world, call, call.user)


def _user(world: World, call: Call) -> User:
    return call.found(world, USER, "user_id", users.owned)


def _name(call: Call, before: tuple[str, str]) -> str:
    """Return the whole name; what was not sent of it stays."""
    if "name" in call:
        return call.text("name")
    first, last = before
    return f"{call.text('first_name', first)} {call.text('last_name', last)}".strip()


def _halves(user: User) -> tuple[str, str]:
    first, _, last = user.name.partition(" ")
    return first, last


def _row(world: World, user: User) -> dict[str, Json]:
    first, last = _halves(user)
    latest = logs.latest(world, user.id)
    return {
        "id": USER.uuid(user.id),
        "name": user.name,
        "first_name": first,
        "last_name": last,
        "email": user.email,
        "api_enabled": user.api_enabled,
        "service_user": user.service,
        "status": True,  # nobody is suspended here
        "acls": list(user.acls),
        "last_activity": "" if latest is None else moment(latest),
    }


def _address(row: sqlite3.Row) -> dict[str, Json]:
    return {
        "subnet": row["subnet"],
        "subnet_size": row["size"],
        "date_added": moment(row["added"]),
        "ip_type": "v6" if ":" in row["subnet"] else "v4",
    }


def _listed(world: World, user: str) -> Json:
    """Write the keys of a user, in one piece (v2 facts: pagination)."""
    return {"api_keys": [_key(key) for key in api_keys.listed(world, user)]}


def _made(world: World, call: Call, user: str) -> Json:
    secret = api_keys.new_key()
    ends = call.text("date_expire") if call.yes("expire", default="date_expire" in call) else ""
    key = api_keys.add(world, user, call.text("name"), users.hashed(secret), ends)
    return {"api_key": {**_key(api_keys.owned(world, user, key)), "api_key": secret}}


def _revoke(world: World, call: Call, user: str) -> Json:
    api_keys.remove(world, user, _found_key(world, call, user)["id"])
    return None


def _found_key(world: World, call: Call, user: str) -> sqlite3.Row:
    return call.found(world, API_KEY, "apikey_id", lambda world, key: api_keys.owned(world, user, key))


def _key(key: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": API_KEY.uuid(key["id"]),
        "name": key["name"],
        "expire": key["expires"] is not None,
        "date_expire": "" if key["expires"] is None else moment(key["expires"]),
    }
