"""Brings the desk's tables up to date, at every start and before every desk command."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection, Engine

_SCRIPTS = Path(__file__).parents[1] / "migrations"
# Any number, the same in every process: PostgreSQL's name of the lock.
_LOCK = 7_310_114


def migrate(engine: Engine) -> None:
    """Apply the migrations that are missing, in one transaction; nothing to do costs one look.

    Processes that start together wait for each other.
    """
    with engine.begin() as connection:
        _lock(connection)
        config = Config()
        config.set_main_option("script_location", str(_SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
