"""What long replies took is given back to the system, which glibc does not do by itself."""

from __future__ import annotations

_MMAP_THRESHOLD = -3
"""The number of the option in malloc.h."""
_LARGE = 128 * 1024
"""From so many bytes on, what is freed is given back; glibc raises that to the largest it has seen."""


def give_back() -> None:
    """Return the memory that is free, and that of long texts from now on; nothing is done without glibc."""
    import ctypes  # noqa: PLC0415  (needed by few)

    try:
        system = ctypes.CDLL(None)
        system.mallopt(_MMAP_THRESHOLD, _LARGE)
        system.malloc_trim(0)
    except (OSError, AttributeError):
        return
