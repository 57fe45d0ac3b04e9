"""Getting a profile's API key from where the profile says it is; the key itself is never shown."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from vultr_tui.api.light import field, frozen
from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.paths import meant
from vultr_tui.settings.profile import Profile

SECONDS = 30.0
"""How long `key_command` may take."""
LONGEST = 4096
"""Bytes of a key file that are looked at."""
VULTR_CLI = Path("~/.vultr-cli.yaml")
"""Where vultr-cli keeps its key, as `api-key`."""

_KEY = re.compile(r"[!-~]+")


@frozen
class Key:
    """An API key, and where it came from; an empty one is none."""

    value: str = field(default="", repr=False)
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.value)


def read_key(profile: Profile, environment: Mapping[str, str] = os.environ) -> Key:
    """Get the profile's key; an empty one if no source is named. Raises SettingsError if the source has none."""
    if profile.key_command:
        return _checked(_printed(profile, environment), "key_command", profile)
    if profile.key_file:
        return _checked(_kept(meant(profile.key_file)), "key_file", profile)
    if profile.keyring:
        return _checked(_from_keyring(profile), "the system's keyring", profile)
    if profile.key_env:
        return _checked(environment.get(profile.key_env, ""), profile.key_env, profile)
    return _borrowed(environment)


def _checked(text: str, source: str, profile: Profile) -> Key:
    value = text.strip()
    if not value:
        hint = f"Put it there: keyring set vultr-tui {profile.name}" if profile.keyring else "Put the key there."
        raise SettingsError(f"The profile {profile.name!r} has no key: {source} is empty.", hint)
    if not _KEY.fullmatch(value):
        hint = "It must give the key alone: one word of plain characters."
        raise SettingsError(f"What {source} gives for the profile {profile.name!r} is no key.", hint)
    return Key(value, source)


def _printed(profile: Profile, environment: Mapping[str, str]) -> str:
    """Run the command and take the first line it prints; what it prints is never part of an error."""
    from vultr_tui.settings.children import environment_for  # noqa: PLC0415  (most profiles need none)
    from vultr_tui.settings.commands import CommandFailed, first_line  # noqa: PLC0415

    try:
        return first_line(shlex.split(profile.key_command), environment_for(profile, environment), SECONDS)
    except (CommandFailed, ValueError) as error:
        why = str(error) if isinstance(error, CommandFailed) else f"cannot be run: {error}"
        message = f"The key_command of the profile {profile.name!r} {why}."
        raise SettingsError(message, "Try the command by itself.") from None


def _from_keyring(profile: Profile) -> str:
    from vultr_tui.settings import system_keyring  # noqa: PLC0415  (most profiles need none)

    return system_keyring.read(profile.name)


def _kept(path: Path) -> str:
    """Read the file, if nobody else may."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(LONGEST)
    except (OSError, ValueError) as error:  # the latter for a NUL, which is in no name
        raise SettingsError(f"The key file cannot be read: {error}", "Check `key_file` in the profile.") from None
    if mode & 0o077:
        raise SettingsError(
            f"Others on this machine can read the key file {path}.", f"Run: chmod 600 {shlex.quote(str(path))}"
        )
    return content.decode(errors="replace")


def _borrowed(environment: Mapping[str, str]) -> Key:
    """Take the key that vultr-cli was given, if there is one."""
    path = meant(environment.get("HOME", "~")) / VULTR_CLI.name
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Key()
    import yaml  # noqa: PLC0415  (most users have no such file)

    try:
        said = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):  # a date that is none, and brackets without end
        return Key()
    value = said.get("api-key") if isinstance(said, dict) else None
    return Key(value, str(path)) if isinstance(value, str) and _KEY.fullmatch(value) else Key()
