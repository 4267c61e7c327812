"""Writes the value of a parameter for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from rules_core import french
from rules_core.parameter_types import Parameter

_WRITERS: dict[str, Callable[[Decimal], str]] = {
    "taux": french.percent,
    "€/m²/mois": french.per_m2,
    "€/an": french.euros,
    "€/mois": french.euros,
    "€": french.euros,
    "indice": lambda value: french.number(value, 2),
    "nombre": french.number,
}


def format_parameter(parameter: Parameter) -> str:
    """A value as people read it: « 40 % », « 48 268 € », « 31 décembre 2027 », « E »."""
    value = parameter.value
    if isinstance(value, date):
        return french.day(value)
    if not isinstance(value, Decimal):
        return value
    write = _WRITERS.get(parameter.unit)
    return write(value) if write else f"{french.number(value)}{french.HARD}{parameter.unit}"
