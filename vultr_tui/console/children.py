"""What other programs get to see of the environment."""

from __future__ import annotations

from collections.abc import Mapping

from vultr_tui.settings import Profile

PREFIX = "VULTR_"
"""Begins the names of variables that may hold a key."""


def environment_for(profile: Profile, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a program that is started from here: without anything that may be a key."""
    return {
        name: value for name, value in environment.items() if not name.startswith(PREFIX) and name != profile.key_env
    }
