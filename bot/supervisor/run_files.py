"""Writes what Rasa wants in files: endpoints, credentials; in a private folder per service."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from sqlalchemy.engine import make_url

from knowledge.settings import Settings


def run_folder(settings: Settings) -> Path:
    """Create ``DATA_DIR/run/<pid>``, for its owner only, and drop those of dead services."""
    parent = settings.data_dir / "run"
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in parent.iterdir():
        if old.is_dir() and old.name.isdigit() and not _runs(int(old.name)):
            shutil.rmtree(old, ignore_errors=True)
    folder = parent / str(os.getpid())
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def tracker_url(settings: Settings) -> str:
    """SQLAlchemy address where Rasa keeps conversations.

    SQLite: a file of its own, so that a conversation never waits for a data import.
    """
    if make_url(settings.database_url).get_backend_name() == "sqlite":
        return f"sqlite:///{settings.data_dir / 'conversations.db'}"
    return settings.database_url


def write_rasa_files(
    folder: Path, settings: Settings, actions_url: str, actions_token: str
) -> tuple[Path, Path]:
    """Write ``endpoints.yml`` and ``credentials.yml`` and return their paths."""
    endpoints: dict[str, Any] = {
        "action_endpoint": {
            "url": f"{actions_url}/webhook",
            "token": actions_token,
            "enable_selective_domain": True,
        },
        "tracker_store": {"type": "SQL", "url": tracker_url(settings)},
    }
    if settings.redis_url:
        endpoints["lock_store"] = _lock_store(settings.redis_url)
    return (
        _write_private(folder / "endpoints.yml", endpoints),
        _write_private(folder / "credentials.yml", {"rest": None}),
    )


def _lock_store(redis_url: str) -> dict[str, Any]:
    parts = urlsplit(redis_url)
    database = parts.path.strip("/")
    return {
        "type": "redis",
        # Rasa hands "url" to Redis as a host name.
        "url": parts.hostname or "localhost",
        "port": parts.port or 6379,
        "db": int(database) if database.isdigit() else 0,
        "username": parts.username,
        "password": parts.password,
        "use_ssl": parts.scheme == "rediss",
        "key_prefix": "bailclair",
    }


def _write_private(path: Path, content: dict[str, Any]) -> Path:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        yaml.safe_dump(content, file)
    return path
