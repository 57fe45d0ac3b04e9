"""Files and folders that only their owner may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def folder(path: Path) -> Path:
    """Make the folder if need be, and those above it, for its owner alone. Raises OSError."""
    missing = [part for part in (path, *path.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def write(path: Path, content: bytes) -> None:
    """Replace the file at once: whoever reads sees the old content or the new, never half. Raises OSError."""
    folder(path.parent)
    replace(path, content)


def replace(path: Path, content: bytes) -> None:
    """Do the same in a folder that is there, and stays as it is. Raises OSError."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(content)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
