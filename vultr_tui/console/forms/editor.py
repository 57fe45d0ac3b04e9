"""Editing a text in the user's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from vultr_tui.settings import Profile
from vultr_tui.settings.children import environment_for


class EditorFailed(Exception):
    """The editor could not be started, or said that the text is not to be used."""


def edited(text: str, profile: Profile, environment: Mapping[str, str] = os.environ) -> str:
    """The text as it is after the editor was left; it lies in a file that only its owner may read meanwhile.

    The editor sees no key that the profile has in the environment. Raises EditorFailed, in words for the user.
    """
    command = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    descriptor, name = tempfile.mkstemp(prefix="vultr-tui-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        ended = subprocess.run([*shlex.split(command), name], env=environment_for(profile, environment), check=False)  # noqa: S603  (the user chose it)
        if ended.returncode:
            raise EditorFailed(f"{command} ended with {ended.returncode}; the text is as it was before.")
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise EditorFailed("What was written is no UTF-8 text; the text is as it was before.") from None
    except (OSError, ValueError) as error:
        raise EditorFailed(f"{command} could not be used: {error}. Set EDITOR to another one.") from None
    finally:
        path.unlink(missing_ok=True)
