"""Tables of the official datasets: one version per file accepted, one in force per edition."""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from knowledge.database import metadata

IN_FORCE = "in_force"
PREVIOUS = "previous"
ATTEMPTS = 5

versions_table = Table(
    "dataset_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dataset", String(30), nullable=False),
    Column("edition", String(10), nullable=False),
    Column("status", String(10), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("origin", Text, nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Index("ix_dataset_versions", "dataset", "edition", "status"),
)
checks_table = Table(
    "dataset_checks",
    metadata,
    Column("dataset", String(30), primary_key=True),
    Column("checked_at", DateTime, nullable=False),
    Column("outcome", Text, nullable=False),
)
# Amounts stay decimal strings, exactly as published (€/m² per month).
rents_table = Table(
    "dataset_rents",
    metadata,
    Column("version_id", ForeignKey("dataset_versions.id"), primary_key=True),
    Column("code", String(5), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("source", String(200), nullable=False),
    Column("loc1", String(12), nullable=False),
    Column("loc2", String(12), nullable=False),
    Column("loc3", String(12), nullable=False),
)
zoning_table = Table(
    "dataset_zoning",
    metadata,
    Column("version_id", ForeignKey("dataset_versions.id"), primary_key=True),
    Column("code", String(5), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("zone", String(4), nullable=False),
)
CONTENT = {"loyers": rents_table, "zonage": zoning_table}
TABLES = (versions_table, checks_table, rents_table, zoning_table)


def create_tables(engine: Engine, tables: Sequence[Table] = TABLES) -> None:
    """Create the tables that do not exist yet.

    Several processes may start together on a new database: the one that finds a table made
    between its look and its CREATE looks again.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            metadata.create_all(engine, tables=tables)
        except DBAPIError:
            if attempt == ATTEMPTS:
                raise
            time.sleep(0.05 * attempt)
        else:
            return
