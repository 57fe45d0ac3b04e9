"""Whom to trust, without the cost of reading every certificate at start."""

from __future__ import annotations

import os
import ssl
from functools import cache
from itertools import islice
from pathlib import Path

HASHED = "[0-9a-f]" * 8 + ".0"
DIRECTORIES = ("/etc/ssl/certs", "/etc/pki/ca-trust/extracted/pem/directory-hash")
"""Where Debian, Alpine, SUSE and Fedora have them, for a Python that was built elsewhere."""

FEW = 20
"""A directory with fewer certificates is somebody's addition to the usual ones."""


@cache
def context() -> ssl.SSLContext:
    """Make the context for all connections of the process; SSL_CERT_FILE and SSL_CERT_DIR are honoured.

    A directory that OpenSSL can look certificates up in costs nothing until the handshake, and then one file;
    a bundle is read whole (about 20 ms).
    """
    file, directory = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not file and not directory and not (directory := _system_directory()):
        import certifi  # noqa: PLC0415  (only where the system has no such directory)

        file = certifi.where()
    return ssl.create_default_context(cafile=file or None, capath=directory or None)


def empty() -> ssl.SSLContext:
    """Make a context that trusts nobody, for sessions that never speak TLS."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _system_directory() -> str | None:
    """Find a directory whose certificates are named by their hashes."""
    places = [Path(place) for place in (ssl.get_default_verify_paths().capath, *DIRECTORIES) if place]
    return next((str(place) for place in places if _is_stocked(place)), None)


def _is_stocked(place: Path) -> bool:
    return len(list(islice(place.glob(HASHED), FEW))) == FEW
