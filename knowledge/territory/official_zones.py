"""Zones of the official file fetched by ``bailclair data update``, on top of the bundled ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.datasets.catalogue import ZONING
from knowledge.datasets.store import in_force
from knowledge.datasets.tables import create_tables, zoning_table
from knowledge.territory.model import ZonePeriod

#: Date of the latest zoning bundled with the product: an older official file adds nothing.
BUNDLED_UNTIL = date.fromisoformat(str(ZONING.bundled_edition))


@dataclass(frozen=True)
class OfficialZoning:
    """The zoning of a file: its date of effect and the zone of each commune."""

    start: date
    zones: dict[str, str]


def official_zoning(engine: Engine) -> OfficialZoning | None:
    """The latest official zoning put in force, None when there is none worth using."""
    create_tables(engine)
    with engine.connect() as connection:
        version = in_force(connection, ZONING.name)
        if version is None or date.fromisoformat(version.edition) < BUNDLED_UNTIL:
            return None
        columns = zoning_table.c
        query = select(columns.code, columns.zone).where(columns.version_id == version.id)
        zones = {row[0]: row[1] for row in connection.execute(query)}
    return OfficialZoning(date.fromisoformat(version.edition), zones)


def with_official_zone(
    periods: Sequence[ZonePeriod], official: OfficialZoning | None, code: str
) -> tuple[ZonePeriod, ...]:
    """The periods with the official zone from its date of effect; it outranks the bundled one."""
    zone = official.zones.get(code) if official else None
    if official is None or zone is None:
        return tuple(periods)
    earlier = [period for period in periods if period.start < official.start]
    if earlier and earlier[-1].zone == zone:
        return tuple(earlier)
    return (*earlier, ZonePeriod(official.start, zone))
