"""Files and folders that only their owner may read."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def folder(path: Path) -> Path:
    """Make the folder if need be, and those above it, for its owner alone. Raises OSError."""
    missing = [part for part in (path, *path.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path


def write(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Replace the file at once: whoever reads sees the old content or the new, never half. Raises OSError."""
    folder(path.parent)
    change(path, lambda _: content, lasting=lasting)


def change(path: Path, made: Callable[[bytes | None], bytes], *, lasting: bool = True) -> None:
    """Replace the file by what is made of its old content, None if there is none; its folder stays as it is.

    It is on the disk when this returns; what need not be `lasting` a loss of power may lose. Who changes the same file
    meanwhile waits, so that no change is lost. A program that is killed leaves its draft, which the next one uses.
    Raises OSError, and whatever `made` raises.
    """
    draft = path.with_name(f".{path.name}.draft")
    file = _locked(draft)
    try:
        with os.fdopen(os.dup(file), "wb") as stream:
            stream.truncate(0)
            stream.write(made(_content(path)))
            stream.flush()
            if lasting:
                os.fsync(file)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    finally:
        os.close(file)
    if lasting:
        _settle(path.parent)


def _locked(draft: Path) -> int:
    """Open the draft once nobody else has it; it is made, or was left by a program that was killed."""
    while True:
        file = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(file), draft.stat()):
                os.fchmod(file, 0o600)
                return file
        except FileNotFoundError:
            pass  # who had it has finished, and it is a draft no more
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _settle(folder: Path) -> None:
    """Bring the names in the folder to the disk, where the system can."""
    file = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    with suppress(OSError):
        os.fsync(file)
    os.close(file)
