"""The account's owner and users: who may call, and what for."""

from __future__ import annotations

import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from vultr_tui.simulator.world import api_keys
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table users (
    id          text primary key,
    name        text not null,
    email       text not null,
    api_enabled integer not null,   -- whether the key works
    acls        text not null,      -- separated by blanks
    key         text not null,      -- a hash of the key, which is shown once
    service     integer not null default 0  -- whether it is a program
) without rowid;
create unique index users_by_key on users (key);
create table user_addresses (               -- where a user's keys work; anywhere, if there are none
    user        text not null,              -- empty for the owner
    subnet      text not null,
    size        integer not null,
    added       real not null,
    primary key (user, subnet, size)
) without rowid;
"""

ACLS = (
    "manage_users",
    "subscriptions",
    "provisioning",
    "billing",
    "support",
    "abuse",
    "dns",
    "upgrade",
    "firewall",
)
"""Everything a user can be allowed (reference: user/list; `firewall`: errata 1d)."""

NEWER_ACLS = ("activity_logs", "alerts", "loadbalancer", "objstore", "subscriptions_view")
"""What v2 adds to them."""

_NEEDS = {"provisioning": "subscriptions", "abuse": "support"}
"""An ACL that is of no use without another (reference: user/list)."""

_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+\.[^@\s\x00-\x1f\x7f]+")
_KEY_BYTES = 18


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a key of the account."""

    id: str
    name: str
    email: str
    api_enabled: bool
    acls: tuple[str, ...]
    service: bool = False


OWNER = User("", "Example Account", "owner@example.com", api_enabled=True, acls=ACLS)
"""Whose account it is; no user of it, so neither listed nor deleted."""


def rights(user: User) -> tuple[str, ...]:
    """List all that a user may do, in v2's words as well: the owner may do everything."""
    return user.acls + NEWER_ACLS if user is OWNER else user.acls


def hashed(key: str) -> str:
    """Make of a key what may be kept."""
    return hashlib.sha256(key.encode()).hexdigest()


def holder(world: World, key: str) -> User | None:
    """Find whose key it is; None if it is nobody's, or may not be used."""
    row = world.row("select * from users where key = ? and api_enabled", hashed(key))
    if row:
        return _user(row)
    further = api_keys.find(world, hashed(key))
    if further is None:
        return None
    user = owned(world, further["user"]) if further["user"] else OWNER
    return user if user.api_enabled else None


def admits(world: World, user: str, address: str) -> bool:
    """Whether the user's keys work at that address."""
    allowed = [ip_network(f"{row['subnet']}/{row['size']}", strict=False) for row in addresses(world, user)]
    return not allowed or any(_is_in(address, network) for network in allowed)


def _is_in(address: str, network: IPv4Network | IPv6Network) -> bool:
    try:
        return ip_address(address) in network
    except ValueError:  # a socket of this machine has no address
        return False


def addresses(world: World, user: str) -> list[sqlite3.Row]:
    """List where a user's keys work: `subnet`, `size`, `added`; nothing means anywhere."""
    return list(world.rows("select * from user_addresses where user = ? order by added, subnet", user))


def allow(world: World, user: str, subnet: str, size: int) -> None:
    """Let a user's keys work in one more network; raises Refusal for what is none."""
    first = disallow(world, user, subnet, size)
    world.insert("user_addresses", user=user, subnet=first, size=size, added=world.now)


def disallow(world: World, user: str, subnet: str, size: int) -> str:
    """Take a network off the list of those where a user's keys work; by what it is kept.

    Nothing happens if it is not on it; raises Refusal for what is none.
    """
    first = _first_address(subnet, size)
    world.db.execute("delete from user_addresses where user = ? and subnet = ? and size = ?", (user, first, size))
    return first


def _first_address(subnet: str, size: int) -> str:
    """By what a network is kept, whichever of its addresses names it; raises Refusal for what is no network."""
    try:
        return str(ip_network(f"{subnet}/{size}", strict=False).network_address)
    except ValueError as problem:
        raise Refusal("Invalid subnet") from problem


def owned(world: World, user: str) -> User:
    """Find a user of the account; raises Refusal if there is none of that id."""
    row = world.row("select * from users where id = ?", user)
    if row is None:
        raise Refusal("Invalid user.  Check USERID value and ensure your API key matches the user's account")
    return _user(row)


def listed(world: World) -> list[User]:
    """List the users, not the owner, by name."""
    return [_user(row) for row in world.rows("select * from users order by name, id")]


def create(
    world: World,
    name: str,
    email: str,
    password: str,
    acls: Iterable[str],
    *,
    api_enabled: bool,
    service: bool = False,
) -> tuple[str, str]:
    """Add a user; its id and its key, which nobody is shown again.

    Raises Refusal for an address that is none, an empty name or password, and ACLs that cannot be given.
    """
    given = tuple(dict.fromkeys(acls))
    _check(email=email, name=name, password=password, acls=given, doing="create user")
    user, key = world.hex_id(), secrets.token_hex(_KEY_BYTES).upper()
    world.insert(
        "users",
        id=user,
        name=name,
        email=email,
        api_enabled=api_enabled,
        acls=" ".join(given),
        key=hashed(key),
        service=int(service),
    )
    return user, key


def update(
    world: World,
    user: str,
    *,
    name: str | None = None,
    email: str | None = None,
    password: str | None = None,
    acls: tuple[str, ...] | None = None,
    api_enabled: bool | None = None,
) -> None:
    """Change what is given and keep the rest; a password is checked and not kept. Raises Refusal as `create` does."""
    owned(world, user)
    _check(email=email, name=name, password=password, acls=acls, doing="update user")
    changes = {
        "name": name,
        "email": email,
        "acls": None if acls is None else " ".join(dict.fromkeys(acls)),
        "api_enabled": api_enabled,
    }
    given = {column: value for column, value in changes.items() if value is not None}
    if given:
        world.update("users", "id", user, **given)


def delete(world: World, user: str) -> None:
    """Remove a user and its key; raises Refusal if there is no such user."""
    owned(world, user)
    for table, column in (("users", "id"), ("user_addresses", "user"), ("api_keys", "user")):
        world.delete(table, column, user)


def _check(
    *, email: str | None, name: str | None, password: str | None, acls: tuple[str, ...] | None, doing: str
) -> None:
    if email is not None and not _EMAIL.fullmatch(email):
        raise Refusal(f"Unable to {doing}: Invalid email address")
    if name is not None and not name.strip():
        raise Refusal(f"Unable to {doing}: Invalid name")
    if password is not None and not password:
        raise Refusal(f"Unable to {doing}: Invalid password")
    for acl in acls or ():
        if acl not in ACLS + NEWER_ACLS:
            raise Refusal(f"Unable to {doing}: Invalid ACL")
        if acl in _NEEDS and _NEEDS[acl] not in (acls or ()):
            raise Refusal(f"Unable to {doing}: The {acl} ACL requires the {_NEEDS[acl]} ACL")


def _user(row: sqlite3.Row) -> User:
    return User(
        row["id"], row["name"], row["email"], bool(row["api_enabled"]), tuple(row["acls"].split()), bool(row["service"])
    )
