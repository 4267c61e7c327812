"""The off-switch: a message shown instead of answers."""

from __future__ import annotations


class Maintenance:
    """Holds the message; None means normal service."""

    def __init__(self, message: str | None = None) -> None:
        self.message = message
