"""Figures of a result in words: which one people asked for, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rules_core import french as fr

from .render import load_replies


def main_figure(result: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The figure of a result that people asked for, None when it has none worth comparing."""
    figures = {figure["id"]: figure for figure in result["figures"]}
    return next(
        (figures[name] for name in load_replies("words")["figures"] if name in figures), None
    )


def amount(figure: Mapping[str, Any], unit: str | None = None) -> str:
    """A figure with its unit in words: « 594,90 € par mois »; ``unit=""`` leaves « par… » out."""
    value = Decimal(str(figure["value"]))
    kind = figure["unit"]
    if kind == "€/m²":
        return fr.per_m2(value)
    if kind == "%":
        return fr.percent(value / 100)
    if not kind.startswith("€"):
        return fr.number(value)
    money = fr.cents(value) if kind == "€/mois" else fr.euros(value)
    period = {"€/mois": " par mois", "€/an": " par an"}.get(kind, "") if unit is None else ""
    return money + period
