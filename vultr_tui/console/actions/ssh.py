"""Leaving for `ssh` into a server, and coming back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from ipaddress import ip_address

from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Format, Row
from vultr_tui.settings import Profile, SettingsError
from vultr_tui.settings.children import environment_for

NOWHERE = {"0.0.0.0", "::"}  # noqa: S104  (what the service says of a server that has no address yet)
FAILED = 255
"""What ssh returns where it had no connection."""
_USER = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def address_of(resource: Resource, row: Row) -> str:
    """The address of the machine that the row is: the first by which it is called; empty if there is none."""
    for field in map(resource.by_name.__getitem__, resource.names):
        if field.format is Format.ADDRESS:
            try:
                address = str(ip_address(str(row.get(field.name))))
            except ValueError:
                continue
            if address not in NOWHERE:
                return address
    return ""


def command(profile: Profile, address: str) -> list[str]:
    """The words of the command; neither user nor address can be an option. Raises SettingsError, ValueError."""
    if not _USER.fullmatch(profile.ssh_user):
        hint = f"Correct ssh_user in the profile {profile.name!r}."
        raise SettingsError(f"{profile.ssh_user!r} is no name of a user.", hint)
    return ["ssh", "-l", profile.ssh_user, "--", str(ip_address(address))]


def go(words: list[str], profile: Profile) -> int:
    """Run ssh on the terminal and return its status; where it had no connection, the terminal stays to be read."""
    sys.stdout.write(f"{' '.join(words)}\n")
    sys.stdout.flush()
    try:
        status = subprocess.run(  # noqa: S603  (checked words, no shell)
            words, env=environment_for(profile, os.environ), check=False
        ).returncode
    except OSError as error:
        sys.stdout.write(f"ssh cannot be run: {error.strerror}\n")
        status = FAILED
    if status == FAILED:
        sys.stdout.write("Press Enter to go back to vultr-tui.")
        sys.stdout.flush()
        sys.stdin.readline()
    return status
