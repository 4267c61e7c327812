"""Everything a search looks up, computed once from the commune tables."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.territory.model import Commune, VisaleArea, ZonePeriod
from knowledge.territory.normalize import compact, key, without_article
from knowledge.territory.official_zones import official_zoning, with_official_zone
from knowledge.territory.store import (
    communes_table,
    departments_table,
    other_names_table,
    zones_table,
)

ILE_DE_FRANCE = "11"
CORSICA = "94"
_ARRONDISSEMENT = re.compile(r"(?P<city>\w+) (?P<number>\d{1,2})(?:er|e) Arrondissement")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a commune, in the form searches use.

    Attributes:
        key: folded words joined with spaces.
        label: the name as written.
        commune: the commune it leads to.
        former: True for a commune déléguée or associée (or a former name).
    """

    key: str
    label: str
    commune: Commune
    former: bool


@dataclass(frozen=True)
class Index:
    """Look-up tables over every name; built once, then read only."""

    communes: dict[str, Commune]
    departments: dict[str, str]
    names: list[Name]
    by_key: dict[str, list[Name]] = field(default_factory=dict)
    by_compact: dict[str, list[Name]] = field(default_factory=dict)
    by_bare: dict[str, list[Name]] = field(default_factory=dict)
    by_postal_code: dict[str, list[Commune]] = field(default_factory=dict)

    @classmethod
    def build(cls, engine: Engine) -> Index:
        """Read the tables and index every name, most populated first everywhere."""
        communes, departments, official = _read_communes(engine)
        names = _names(communes, official, _read_other_names(engine))
        names.sort(key=lambda name: (-name.commune.population, name.former, name.key))
        by_key, by_compact, by_bare = (defaultdict(list) for _ in range(3))
        for name in names:
            by_key[name.key].append(name)
            by_compact[compact(name.key)].append(name)
            bare = without_article(name.key)
            if bare != name.key:
                by_bare[bare].append(name)
        by_postal_code: dict[str, list[Commune]] = defaultdict(list)
        for commune in sorted(communes.values(), key=lambda c: -c.population):
            for code in commune.postal_codes:
                by_postal_code[code].append(commune)
        return cls(
            communes,
            departments,
            names,
            dict(by_key),
            dict(by_compact),
            dict(by_bare),
            dict(by_postal_code),
        )


def arrondissement_number(commune: Commune) -> int | None:
    """11 for « Paris 11e Arrondissement », None for a commune."""
    found = _ARRONDISSEMENT.fullmatch(commune.name) if commune.parent_code else None
    return int(found["number"]) if found else None


def _names(
    communes: dict[str, Commune], official: dict[str, str], others: list[tuple[str, str, bool]]
) -> list[Name]:
    names = []
    for commune in communes.values():
        for label in _own_names(commune):
            names.append(Name(key(label), label, commune, former=False))
        if commune.code in official:
            label = official[commune.code]
            names.append(Name(key(label), label, commune, former=False))
    own = {(name.key, name.commune.code) for name in names}
    for label, code, former in others:
        name = Name(key(label), label, communes[code], former)
        if (name.key, code) not in own:  # the seat of a commune nouvelle often keeps its name
            names.append(name)
    return names


def _own_names(commune: Commune) -> list[str]:
    found = _ARRONDISSEMENT.fullmatch(commune.name) if commune.parent_code else None
    if not found:
        return [commune.name]
    city, number = found["city"], int(found["number"])
    ordinals = [f"{number}e", f"{number}eme", f"{number}ème arrondissement", str(number)]
    if number == 1:
        ordinals += ["1er", "premier"]
    return [commune.name, *(f"{city} {ordinal}" for ordinal in ordinals)]


def _read_communes(
    engine: Engine,
) -> tuple[dict[str, Commune], dict[str, str], dict[str, str]]:
    with engine.connect() as connection:
        departments = {d.code: d for d in connection.execute(select(departments_table))}
        periods: dict[str, list[ZonePeriod]] = defaultdict(list)
        ordered = select(zones_table).order_by(zones_table.c.code, zones_table.c.valid_from)
        for code, valid_from, zone in connection.execute(ordered):
            periods[code].append(ZonePeriod(valid_from, zone))
        rows = connection.execute(select(communes_table).order_by(communes_table.c.code)).all()
    official = official_zoning(engine)
    communes = {}
    for row in rows:
        department = departments[row.department]
        area, certain = _visale_area(department.region, row.department, row.apl_zone)
        communes[row.code] = Commune(
            code=row.code,
            name=row.name,
            department=row.department,
            department_name=department.name,
            region=department.region,
            region_name=department.region_name,
            postal_codes=tuple(row.postal_codes.split("|")),
            population=row.population,
            plus_area=row.plus_area,
            zones=with_official_zone(periods[row.code], official, row.parent_code or row.code),
            parent_code=row.parent_code,
            reclassified_in_july_2024=(
                None if row.reclassified_2024 is None else bool(row.reclassified_2024)
            ),
            visale_area=area,
            visale_area_is_certain=certain,
        )
    other_names = {row.code: row.other_name for row in rows if row.other_name}
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


def _read_other_names(engine: Engine) -> list[tuple[str, str, bool]]:
    """Names of former communes and names of use: (name, INSEE code, former)."""
    table = other_names_table.c
    with engine.connect() as connection:
        rows = connection.execute(select(table.name, table.current_code, table.status))
        return [(name, code, status != "usuel") for name, code, status in rows]
