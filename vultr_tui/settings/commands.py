"""Running the command that prints a key: what it prints is the key, and never shown; what it complains of is."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

STEP = 0.1
"""Seconds after which it is looked whether the command has ended, though something it started may still run."""
MOST = 64 * 1024
"""Bytes of what it prints that are looked at."""


class CommandFailed(Exception):
    """The command gave nothing; the text says why, beginning with a verb."""


def first_line(words: Sequence[str], environment: Mapping[str, str], seconds: float) -> str:
    """Run the command and return the first line that it prints. Raises CommandFailed.

    What it writes to standard error appears as it comes, and the last line of it is why it failed.
    """
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603  (the user's own)
    except (OSError, ValueError) as error:
        raise CommandFailed(f"cannot be run: {error}") from None
    except IndexError:
        raise CommandFailed("cannot be run: it is blank") from None
    try:
        printed, told = _heard(process, time.monotonic() + seconds)
    except TimeoutError:
        raise CommandFailed(f"did not end within {seconds:g} seconds") from None
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()
    line = printed.decode(errors="replace").partition("\n")[0]
    if process.returncode:
        raise CommandFailed(_reason(process.returncode, told.decode(errors="replace"), line))
    return line


def _heard(process: subprocess.Popen[bytes], end: float) -> tuple[bytes, bytes]:
    """Read until the command has ended: what it printed, and what it complained of. Raises TimeoutError."""
    printed, told = bytearray(), bytearray()
    with selectors.DefaultSelector() as selector:
        for stream, content in ((process.stdout, printed), (process.stderr, told)):
            if stream:
                selector.register(stream, selectors.EVENT_READ, content)
        while selector.get_map() or process.poll() is None:
            if time.monotonic() > end:
                raise TimeoutError
            ready = selector.select(STEP)
            if not ready and process.poll() is not None:
                break
            for key, _ in ready:
                part = os.read(key.fd, MOST)
                key.data.extend(part[: MOST - len(key.data)])
                if not part:
                    selector.unregister(key.fileobj)
                elif key.data is told:
                    sys.stderr.write(part.decode(errors="replace"))
                    sys.stderr.flush()
    return bytes(printed), bytes(told)


def _reason(status: int, told: str, printed: str) -> str:
    """Say with what status it failed, and its last words, which must not be what it printed."""
    last = next((line.strip() for line in reversed(told.splitlines()) if line.strip()), "")
    repeats = bool(printed.strip()) and printed.strip() in last
    return f"failed with status {status}" + (f": {last}" if last and not repeats else "")
