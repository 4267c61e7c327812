"""The parameters of the law, read once when the package is imported.

>>> from datetime import date
>>> parameter(
...     "loc_avantages.tax_reduction.rate", date(2026, 5, 1), level="loc2", intermediation="mandat"
... ).value
Decimal('0.40')
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rules_core import french
from rules_core.errors import NoParameter, UnknownParameter
from rules_core.loader import load_folder
from rules_core.parameter_types import Coordinates, Family, Parameter, Table

_TABLES, _FAMILIES = load_folder(Path(__file__).parent / "parameters")


def parameter(key: str, on: date, **coords: str) -> Parameter:
    """The value of a parameter at a date.

    Args:
        key: dotted key; all keys and their coordinates stand in ``parameters/README.md``.
        on: the date the value must be valid for.
        **coords: one value for each coordinate of the key.

    Raises:
        UnknownParameter: the key or a coordinate does not exist.
        NoParameter: no verified value for that date; an older one is never returned.
    """
    found, coordinates = _locate(key, coords)
    for period in found.series[coordinates]:
        end = period.source.valid_to
        if period.source.valid_from <= on and (end is None or on <= end):
            return period
    raise _no_parameter(found, coordinates, on)


def table(key: str) -> Table:
    """A parameter with all its values.

    Raises:
        UnknownParameter: the key does not exist.
    """
    if key not in _TABLES:
        raise UnknownParameter(f"Paramètre inconnu : {key}.")
    return _TABLES[key]


def families() -> tuple[Family, ...]:
    """The parameter files with their verification dates (``bailclair data status``)."""
    return _FAMILIES


def _locate(key: str, coords: dict[str, str]) -> tuple[Table, Coordinates]:
    found = table(key)
    coordinates = tuple(coords.get(name, "") for name in found.names)
    if coordinates not in found.series or len(coords) != len(found.names):
        expected = " ; ".join(f"{name} : {', '.join(found.allowed[name])}" for name in found.names)
        raise UnknownParameter(
            f"Le paramètre {key} attend d’autres coordonnées ({expected or 'aucune'})."
        )
    return found, coordinates


def _no_parameter(source: Table, coordinates: Coordinates, on: date) -> NoParameter:
    reason = next(
        (
            f" {gap.reason}"
            for gap in source.gaps + source.outside
            if gap.start <= on <= gap.end and gap.matches(source.names, coordinates)
        ),
        "",
    )
    periods = source.series[coordinates]
    known = describe_periods(periods)
    knows = f" Valeurs connues{french.HARD}: {known}." if known else ""
    return NoParameter(
        f"Je n’ai pas de valeur vérifiée au {french.day(on)} pour{french.HARD}: {source.label}."
        f"{reason}{knows} Pour une réponse sûre, adressez-vous à {source.ask}.",
        key=source.key,
        on=on,
        known=known,
        ask=source.ask,
    )


def describe_periods(periods: tuple[Parameter, ...]) -> str:
    """« 2020 et 2022 à 2026 », « depuis le 1er mars 2022 », or nothing when there is none."""
    if not periods:
        return ""
    last = periods[-1].valid_to
    if last is None:
        return f"depuis le {french.day(periods[0].valid_from)}"
    whole_years = [
        period.valid_from.year
        for period in periods
        if period.valid_to is not None and period.valid_to.year == period.valid_from.year
    ]
    if len(whole_years) == len(periods):
        return french.years(whole_years)
    return f"du {french.day(periods[0].valid_from)} au {french.day(last)}"
