"""Say a value of ``rules_core`` with its unit: « 40 % », « 10 000 € par an », « 6 ans »."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rules_core import french

_AMOUNTS = {
    "€": "",
    "€/an": " par an",
    "€/mois": " par mois",
    "€/m²": "/m²",
    "€/m²/mois": "/m²",
}
_BARE = frozenset({"", "nombre", "indice"})


def french_value(value: Decimal | str | date, unit: str) -> str:
    """``value`` as a French reader expects it, with its unit.

    Args:
        value: a number, a word (a DPE class) or a date.
        unit: as the parameters of ``rules_core`` write it; a rate is 0.4 for 40 %.
    """
    if isinstance(value, date):
        return french.day(value)
    if isinstance(value, str):
        return value
    if unit == "taux":
        return french.percent(value)
    if unit in _AMOUNTS:
        return french.euros(value) + _AMOUNTS[unit]
    if unit in _BARE:
        return french.number(value)
    return f"{french.number(value)}{french.HARD}{_counted(value, unit)}"


def _counted(value: Decimal, unit: str) -> str:
    """« 1 an », « 6 ans »: units that are words are written in the plural in the parameters."""
    return unit[:-1] if abs(value) < 2 and unit in {"ans", "jours"} else unit
