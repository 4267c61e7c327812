"""Reads the official tables in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.datasets.catalogue import RENTS
from knowledge.datasets.store import all_in_force, in_force
from knowledge.datasets.tables import create_tables, rents_table

#: Field of ``rent-ceiling`` that says the base rent is the official one.
OFFICIAL_FIELD = "base_rent_is_official"
#: Cities whose rents are set by arrondissement: the file has no line for the whole city.
CITIES_BY_ARRONDISSEMENT = frozenset({"75056", "69123", "13055"})


@dataclass(frozen=True, slots=True)
class LocalRent:
    """Loc'Avantages rents of a commune for one year, €/m² of living area per month.

    Attributes:
        code: INSEE code of the commune or arrondissement.
        year: year of the ceilings.
        loc1: intermediate level.
        loc2: social level.
        loc3: very social level.
        basis: how the ministry estimated the rent, in its own words (may be empty).
        source: title of the official table.
        url: official page.
        loaded_on: day the table was put in force here.
    """

    code: str
    year: int
    loc1: Decimal
    loc2: Decimal
    loc3: Decimal
    basis: str
    source: str
    url: str
    loaded_on: date

    def level(self, level: str) -> Decimal:
        """Rent of ``loc1``, ``loc2`` or ``loc3``."""
        return {"loc1": self.loc1, "loc2": self.loc2, "loc3": self.loc3}[level]

    def rule_fields(self, level: str) -> dict[str, Any]:
        """Fields of the rule ``rent-ceiling`` that the official table settles for ``level``."""
        return {"base_rent_eur_m2": self.level(level), OFFICIAL_FIELD: True}

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready content; amounts as decimal strings."""
        return {
            "code": self.code,
            "year": self.year,
            "loc1": str(self.loc1),
            "loc2": str(self.loc2),
            "loc3": str(self.loc3),
            "basis": self.basis,
            "source": self.source,
            "url": self.url,
            "loaded_on": self.loaded_on.isoformat(),
        }


def local_rent(engine: Engine, code_insee: str, year: int) -> LocalRent | None:
    """Rents of a commune for a year; None when the table or the commune is not there.

    Never the rents of another year, never those of another commune: for Paris, Lyon and
    Marseille ask for the arrondissement (:data:`CITIES_BY_ARRONDISSEMENT`).
    """
    create_tables(engine)
    columns = rents_table.c
    with engine.connect() as connection:
        version = in_force(connection, RENTS.name, str(year))
        if version is None:
            return None
        row = connection.execute(
            select(rents_table).where(columns.version_id == version.id, columns.code == code_insee)
        ).first()
    if row is None:
        return None
    return LocalRent(
        code=row.code,
        year=year,
        loc1=Decimal(row.loc1),
        loc2=Decimal(row.loc2),
        loc3=Decimal(row.loc3),
        basis=row.source,
        source=f"{RENTS.title}, édition {year} ({RENTS.producer})",
        url=RENTS.page,
        loaded_on=version.loaded_at.date(),
    )


def years_available(engine: Engine) -> tuple[int, ...]:
    """Years whose Loc'Avantages rents are in force here, oldest first."""
    create_tables(engine)
    with engine.connect() as connection:
        return tuple(int(version.edition) for version in all_in_force(connection, RENTS.name))
