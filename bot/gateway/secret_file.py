"""The service's secret: made once, kept under the data folder, readable by its owner only."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def load_secret(folder: Path) -> bytes:
    """Read ``folder/secret.key``, creating it (mode 600) the first time."""
    path = folder / "secret.key"
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".secret.{os.getpid()}.{secrets.token_hex(4)}"
    if not path.exists():
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(48))
        # A link fails when another process was quicker: its secret is the one.
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_bytes()
