"""The system's keyring, by the library `keyring`: an extra of this package, loaded when a key is wanted from it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from threading import Thread
from types import ModuleType
from typing import TypeVar

from vultr_tui.settings.errors import SettingsError

SERVICE = "vultr-tui"
"""Under what name the keys are kept there, each for the profile as its user."""
SECONDS = 30.0
"""How long the keyring may take: it may ask the user to unlock it where nobody sees that."""

T = TypeVar("T")


def read(profile: str) -> str:
    """Read the profile's key; an empty text if there is none. Raises SettingsError where there is no keyring."""
    keyring = _library()
    return _asked(lambda: keyring.get_password(SERVICE, profile)) or ""


def keep(profile: str, key: str) -> None:
    """Keep the profile's key. Raises SettingsError."""
    keyring = _library()
    _asked(lambda: keyring.set_password(SERVICE, profile, key))


def available() -> bool:
    """Whether this system has a keyring that can be used."""
    if find_spec("keyring") is None:
        return False
    keyring = _library()
    try:
        return bool(_asked(lambda: keyring.get_keyring().priority >= 1))
    except SettingsError:
        return False


def _library() -> ModuleType:
    try:
        import keyring  # noqa: PLC0415  (an extra, and slow to load)
    except ImportError:
        raise SettingsError(
            "The library for the system's keyring is not installed.", "Run: pip install 'vultr-tui[keyring]'"
        ) from None
    return keyring


def _asked(question: Callable[[], T]) -> T:
    """Ask the keyring, for so long and no longer; what it says when it fails is never shown. Raises SettingsError."""
    answers: list[T] = []
    faults: list[str] = []

    def ask() -> None:
        try:
            answers.append(question())
        except Exception as error:  # noqa: BLE001  (every backend has errors of its own)
            faults.append(type(error).__name__)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(SECONDS)
    if not answers:
        why = faults[0] if faults else f"no answer within {SECONDS:g} seconds"
        raise SettingsError(
            f"The system's keyring cannot be used: {why}.",
            "Unlock it, or have the key elsewhere: key_command, key_file or key_env.",
        )
    return answers[0]
