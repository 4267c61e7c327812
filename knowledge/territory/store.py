"""The commune tables: loaded from the committed files in one transaction, once per content."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, delete, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from knowledge.database import metadata
from knowledge.datasets.tables import create_tables

DATA = Path(__file__).resolve().parent.parent / "data"
FILES = (
    "departements.csv",
    "communes.csv",
    "communes_anciennes.csv",
    "sources/noms_usuels.csv",
)
ZONE_COLUMN = re.compile(r"zone_abc_(\d{4})_(\d{2})_(\d{2})")

departments_table = Table(
    "territory_departments",
    metadata,
    Column("code", String(3), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("region", String(3), nullable=False),
    Column("region_name", String(100), nullable=False),
)
communes_table = Table(
    "territory_communes",
    metadata,
    Column("code", String(5), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("other_name", String(100)),
    Column("department", ForeignKey("territory_departments.code"), nullable=False),
    Column("parent_code", String(5)),
    Column("postal_codes", String(200), nullable=False),
    Column("population", Integer, nullable=False),
    Column("plus_area", String(30), nullable=False),
    Column("reclassified_2024", Integer),
    Column("apl_zone", String(1)),
)
zones_table = Table(
    "territory_zones",
    metadata,
    Column("code", ForeignKey("territory_communes.code"), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("zone", String(4), nullable=False),
)
# Communes déléguées and associées, and the names people use (status ``usuel``).
other_names_table = Table(
    "territory_other_names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("status", String(10), nullable=False),
    Column("current_code", ForeignKey("territory_communes.code"), nullable=False),
)
load_table = Table(
    "territory_load",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("content_sha256", String(64), nullable=False),
)
TABLES = (departments_table, communes_table, zones_table, other_names_table, load_table)

Row = dict[str, Any]


def ensure_loaded(engine: Engine, folder: Path = DATA) -> bool:
    """Create and fill the tables when their content is not that of the files.

    Everything is replaced in one transaction, so a reader sees the old content or the new one.
    Two processes that start together are safe: the loser finds the work done.

    Returns:
        True when something was loaded.
    """
    create_tables(engine, TABLES)
    digest = content_digest(folder)
    with engine.connect() as connection:
        if _loaded_digest(connection) == digest:
            return False
    rows = _read_files(folder)
    try:
        with engine.begin() as connection:
            # This first write waits for any other process that is loading; it may have done it all.
            connection.execute(delete(load_table).where(load_table.c.content_sha256 != digest))
            if _loaded_digest(connection) == digest:
                return False
            for table in reversed(TABLES):
                connection.execute(delete(table))
            for table, content in rows.items():
                connection.execute(insert(table), content)
            connection.execute(insert(load_table), [{"id": 1, "content_sha256": digest}])
    except IntegrityError:
        with engine.connect() as connection:
            if _loaded_digest(connection) != digest:
                raise
        return False
    return True


def content_digest(folder: Path = DATA) -> str:
    """SHA-256 of the committed files."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def _loaded_digest(connection: Connection) -> str | None:
    found: str | None = connection.scalar(select(load_table.c.content_sha256))
    return found


def _read_files(folder: Path) -> dict[Table, list[Row]]:
    communes = list(_csv(folder / "communes.csv"))
    return {
        departments_table: [
            {"code": r["code"], "name": r["nom"], "region": r["region"]}
            | {"region_name": r["nom_region"]}
            for r in _csv(folder / "departements.csv")
        ],
        communes_table: [
            {
                "code": r["code_insee"],
                "name": r["nom"],
                "other_name": r["autre_nom"] or None,
                "department": r["departement"],
                "parent_code": r["commune_mere"] or None,
                "postal_codes": r["codes_postaux"],
                "population": int(r["population"]),
                "plus_area": r["aire_plus"],
                "reclassified_2024": int(flag) if (flag := r["reclassee_2024_07_05"]) else None,
                "apl_zone": r["zone_apl"] or None,
            }
            for r in communes
        ],
        zones_table: [
            {"code": r["code_insee"], "valid_from": start, "zone": zone}
            for r in communes
            for start, zone in _zone_periods(r)
        ],
        other_names_table: [
            {"id": number, "name": name, "status": status, "current_code": code}
            for number, (name, status, code) in enumerate(_other_names(folder), start=1)
        ],
    }


def _other_names(folder: Path) -> Iterator[tuple[str, str, str]]:
    for row in _csv(folder / "communes_anciennes.csv"):
        yield row["nom"], row["statut"], row["commune_actuelle"]
    for row in _csv(folder / "sources" / "noms_usuels.csv"):
        yield row["nom"], "usuel", row["code_insee"]


def _zone_periods(row: dict[str, str]) -> Iterator[tuple[date, str]]:
    """Dates at which the zone starts or changes, oldest first."""
    columns = sorted(name for name in row if ZONE_COLUMN.fullmatch(name))
    previous = ""
    for name in columns:
        if row[name] and row[name] != previous:
            year, month, day = (int(part) for part in name.split("_")[2:])
            yield date(year, month, day), row[name]
            previous = row[name]


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
