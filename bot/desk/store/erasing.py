"""Deleting so that the bytes go too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection, Engine


@contextmanager
def erasing(engine: Engine) -> Iterator[Connection]:
    """A transaction in which SQLite overwrites what is deleted, not only unlinks it."""
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        yield connection
