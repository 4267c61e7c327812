"""Reads the commune tables into memory."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.territory.model import Commune, VisaleArea, ZonePeriod
from knowledge.territory.official_zones import official_zoning, with_official_zone
from knowledge.territory.store import (
    communes_table,
    departments_table,
    other_names_table,
    zones_table,
)

ILE_DE_FRANCE = "11"
CORSICA = "94"


class _Department(NamedTuple):
    code: str
    name: str
    region: str
    region_name: str


def read_communes(
    engine: Engine,
) -> tuple[dict[str, Commune], dict[str, str], dict[str, str]]:
    with engine.connect() as connection:
        departments = {
            row[0]: _Department(*row) for row in connection.execute(select(departments_table))
        }
        periods: dict[str, list[ZonePeriod]] = defaultdict(list)
        ordered = select(zones_table).order_by(zones_table.c.code, zones_table.c.valid_from)
        for code, valid_from, zone in connection.execute(ordered):
            periods[code].append(ZonePeriod(valid_from, zone))
        columns = communes_table.c
        query = select(
            *(columns.code, columns.name, columns.department, columns.parent_code),
            *(columns.postal_codes, columns.population, columns.plus_area),
            *(columns.reclassified_2024, columns.apl_zone, columns.other_name),
        ).order_by(columns.code)
        rows = connection.execute(query).all()
    official = official_zoning(engine)
    communes: dict[str, Commune] = {}
    other_names: dict[str, str] = {}
    for row in rows:
        code, name, department_code, parent, postal, population, plus, moved, apl, other = row
        department = departments[department_code]
        area, certain = _visale_area(department.region, department_code, apl)
        communes[code] = Commune(
            code=code,
            name=name,
            department=department_code,
            department_name=department.name,
            region=department.region,
            region_name=department.region_name,
            postal_codes=tuple(postal.split("|")),
            population=population,
            plus_area=plus,
            zones=with_official_zone(periods[code], official, parent or code),
            parent_code=parent,
            reclassified_in_july_2024=None if moved is None else bool(moved),
            visale_area=area,
            visale_area_is_certain=certain,
        )
        if other:
            other_names[code] = other
    return communes, {code: d.name for code, d in departments.items()}, other_names


def _visale_area(region: str, department: str, apl_zone: str | None) -> tuple[VisaleArea, bool]:
    """Area of the Visale rent limits (Action Logement, 6 January 2026) and whether it is sure.

    Île-de-France, Corsica and the overseas départements are sure. Elsewhere, an urban area of
    more than 100 000 inhabitants is recognised by APL zones 1 and 2 (2014 geography).
    """
    if region == ILE_DE_FRANCE:
        return "idf", True
    if region == CORSICA or department.startswith("97"):
        return "grande_agglomeration", True
    return ("grande_agglomeration" if apl_zone in ("1", "2") else "autres"), False


def read_other_names(engine: Engine) -> list[tuple[str, str, bool]]:
    """Names of former communes and names of use: (name, INSEE code, former)."""
    table = other_names_table.c
    with engine.connect() as connection:
        rows = connection.execute(select(table.name, table.current_code, table.status))
        return [(name, code, status != "usuel") for name, code, status in rows]
