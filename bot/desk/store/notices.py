"""What must outlive a restart: the message shown while the bot is stopped."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.desk.store.schema import notices

_MAINTENANCE = "maintenance"


class Notices:
    """The maintenance message, for every gateway on this database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def maintenance(self) -> str | None:
        """The message, None in normal service."""
        with self._engine.connect() as connection:
            found: str | None = connection.execute(
                select(notices.c.text).where(notices.c.name == _MAINTENANCE)
            ).scalar_one_or_none()
        return found

    def set_maintenance(self, message: str | None) -> None:
        """Stop the bot with a message, or let it answer again (None)."""
        with self._engine.begin() as connection:
            connection.execute(delete(notices).where(notices.c.name == _MAINTENANCE))
            if message:
                connection.execute(insert(notices).values(name=_MAINTENANCE, text=message))
