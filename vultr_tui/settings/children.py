"""What other programs get to see of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping

from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.profile import Profile
from vultr_tui.settings.settings import Settings

PREFIX = "VULTR_"
"""Begins the names of variables that may hold a key."""


def environment_for(profile: Profile, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment of a program that is started from here: without anything that some profile has as a key."""
    try:
        profiles = (profile, *Settings.load(environment=environment).profiles.values())
    except SettingsError:
        profiles = (profile,)
    keys = {known.key_env for known in profiles}
    return {name: value for name, value in environment.items() if not name.startswith(PREFIX) and name not in keys}
