"""The error every command may raise."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot go on; the message is French, ``code`` the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code
