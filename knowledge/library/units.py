"""Say a value and its unit in French: « 40 % », « 10 000 € », « 6 ans »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def french_value(value: Any, unit: str | None) -> str:
    """``value`` as a French reader expects it, with its unit.

    Args:
        value: number, date, text, truth value, or a list or mapping of them.
        unit: as written in the parameters of ``rules_core``.
    """
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, date):
        return french_date(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} : {french_value(item, unit)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(french_value(item, unit) for item in value)
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), unit or "")
    return str(value)


def french_date(day: date) -> str:
    """« 1er mars 2022 »."""
    text = format_date(day, "d MMMM y", locale="fr")
    return text.replace("1 ", "1er ", 1) if day.day == 1 else text


def _number(value: Decimal, unit: str) -> str:
    if unit in _RATIOS:
        return f"{_decimal(value * 100)}{NO_BREAK_SPACE}%"
    singular, plural = _SUFFIXES.get(unit, (unit, unit))
    suffix = plural if abs(value) >= 2 else singular
    return f"{_decimal(value)}{NO_BREAK_SPACE}{suffix}" if suffix else _decimal(value)


def _decimal(value: Decimal) -> str:
    # Cents are written in full (« 11,80 ») as soon as there are some.
    cents = value == value.quantize(Decimal("0.01")) and value != value.to_integral_value()
    pattern = "#,##0.00" if cents else "#,##0.####"
    return format_decimal(value, pattern, locale="fr")


_RATIOS = frozenset({"ratio", "rate"})
_SUFFIXES: dict[str, tuple[str, str]] = {
    "": ("", ""),
    "percent": ("%", "%"),
    "EUR": ("€", "€"),
    "EUR/year": ("€ par an", "€ par an"),
    "EUR/month": ("€ par mois", "€ par mois"),
    "EUR/m2": ("€/m²", "€/m²"),
    "EUR/m2/month": ("€/m² par mois", "€/m² par mois"),
    "m2": ("m²", "m²"),
    "year": ("an", "ans"),
    "years": ("an", "ans"),
    "month": ("mois", "mois"),
    "months": ("mois", "mois"),
    "day": ("jour", "jours"),
    "days": ("jour", "jours"),
}
