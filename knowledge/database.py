"""One engine per process, one metadata for every table of ``knowledge``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import QueuePool

metadata = MetaData()


def open_engine(database_url: str) -> Engine:
    """Open the database at ``database_url`` (SQLAlchemy address), creating its folder if needed."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, future=True, pool_pre_ping=True)
    if url.database in (None, "", ":memory:"):
        engine = create_engine(url, future=True)
    else:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        # Connections kept open: closing the last one of a WAL database writes the log back.
        engine = create_engine(
            url,
            future=True,
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=-1,  # a thread never waits for another one's connection
            connect_args={"timeout": 30, "check_same_thread": False},
        )
    event.listen(engine, "connect", _configure_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # WAL: readers never wait for the yearly import; foreign keys are off by default in SQLite.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
