"""Checks that a table has exactly one value, or a declared gap, for each day it must cover."""

from __future__ import annotations

from datetime import date, timedelta

from rules_core.french import day
from rules_core.located_yaml import Entry
from rules_core.parameter_types import Coordinates, Parameter, Table


def check_coverage(table: Table, place: Entry) -> None:
    """Refuse overlaps, values outside the announced period, and holes nobody declared.

    Raises:
        BrokenParameters: naming the file and the line of the parameter.
    """
    for coordinates, periods in table.series.items():
        name = f"« {table.key} » ({', '.join(coordinates)})" if coordinates else f"« {table.key} »"
        _check_order(periods, name, table, place)
        for start, end in _holes(periods, table):
            if not _is_declared(start, end, table, coordinates):
                since = "" if start == date.min else f" à partir du {day(start)}"
                until = "" if end == date.max else f", jusqu'au {day(end)}"
                raise place.broken(f"{name} : aucune valeur{since}{until}")


def _check_order(periods: tuple[Parameter, ...], name: str, table: Table, place: Entry) -> None:
    previous_end = date.min
    for period in periods:
        if table.start is not None and period.valid_from < table.start:
            raise place.broken(f"{name} : une valeur précède le {day(table.start)}")
        if period.valid_from <= previous_end:
            raise place.broken(f"{name} : deux valeurs pour le {day(period.valid_from)}")
        previous_end = period.valid_to or date.max
        if previous_end > (table.end or date.max):
            raise place.broken(f"{name} : une valeur dépasse la période annoncée")


def _holes(periods: tuple[Parameter, ...], table: Table) -> list[tuple[date, date]]:
    holes = []
    cursor = table.start or (periods[0].valid_from if periods else date.min)
    for period in periods:
        if period.valid_from > cursor:
            holes.append((cursor, period.valid_from - timedelta(days=1)))
        if period.valid_to is None:
            return holes
        cursor = period.valid_to + timedelta(days=1)
    last = table.end or date.max
    if cursor <= last:
        holes.append((cursor, last))
    return holes


def _is_declared(start: date, end: date, table: Table, coordinates: Coordinates) -> bool:
    """Whether declared gaps, put end to end, fill the hole."""
    cursor = start
    for gap in sorted(table.gaps, key=lambda item: item.start):
        if gap.matches(table.names, coordinates) and gap.start <= cursor <= gap.end:
            if gap.end >= end:
                return True
            cursor = gap.end + timedelta(days=1)
    return False
