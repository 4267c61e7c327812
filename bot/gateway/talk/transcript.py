"""What Rasa keeps of conversations (its table ``events``), to erase it for good."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import (
    Column,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    func,
    inspect,
    select,
)
from sqlalchemy.engine import Engine

# Only the columns needed here; Rasa creates and owns the table.
_events = Table(
    "events",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(255)),
    Column("timestamp", Float),
)
# Seconds since 1970: the year 5138.
_FAR_FUTURE = 1e11


class Transcript:
    """The events of all conversations. Calls block: run them in a thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"

    def erase(self, sender_ids: Collection[str]) -> int:
        """Erase conversations; on SQLite their bytes are overwritten, not only unlinked.

        Returns:
            How many events were erased.
        """
        if not sender_ids or not self._exists():
            return 0
        erased = 0
        with self._engine.begin() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            names = list(sender_ids)
            for start in range(0, len(names), 500):
                found = connection.execute(
                    delete(_events).where(_events.c.sender_id.in_(names[start : start + 500]))
                )
                erased += found.rowcount
        self.forget_log()
        return erased

    def senders_quiet_since(self, moment: float) -> set[str]:
        """Names of conversations whose last event is older than ``moment`` (seconds since 1970)."""
        if not self._exists():
            return set()
        with self._engine.connect() as connection:
            return set(
                connection.execute(
                    select(_events.c.sender_id)
                    .group_by(_events.c.sender_id)
                    .having(func.max(_events.c.timestamp) < min(moment, _FAR_FUTURE))
                ).scalars()
            )

    def count(self, sender_id: str) -> int:
        """How many events are kept of a conversation."""
        if not self._exists():
            return 0
        with self._engine.connect() as connection:
            return int(
                connection.execute(
                    select(func.count())
                    .select_from(_events)
                    .where(_events.c.sender_id == sender_id)
                ).scalar_one()
            )

    def _exists(self) -> bool:
        return bool(inspect(self._engine).has_table(_events.name))

    def forget_log(self) -> None:
        """SQLite: empty the write-ahead log, where what was erased can still be read."""
        if not self._is_sqlite:
            return
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=3000")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
