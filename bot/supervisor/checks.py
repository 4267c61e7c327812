"""Questions the supervisor asks its children over HTTP, on this machine."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable
from typing import Any

from bot.supervisor.ports import LOOPBACK_HOST


def answers(
    port: int, path: str, timeout: float = 2.0, host: str = LOOPBACK_HOST
) -> Callable[[], bool]:
    """Make a check that is True when ``GET path`` gives a 2xx."""

    def check() -> bool:
        status, _ = get(port, path, timeout, host)
        return 200 <= status < 300

    return check


def get(port: int, path: str, timeout: float, host: str = LOOPBACK_HOST) -> tuple[int, Any]:
    """``GET`` a JSON page of this machine: (status, body), (0, None) when nobody answers."""
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        raw = response.read()
        status = response.status
    except (OSError, http.client.HTTPException):
        return 0, None
    finally:
        connection.close()
    try:
        return status, json.loads(raw)
    except ValueError:
        return status, None
