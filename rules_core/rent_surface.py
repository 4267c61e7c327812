"""The surface that capped rents are computed on, its coefficient, and the product of the three.

Legal sources: CCH R. 156-1 and CGI, annexe III, art. 2 duodecies (half of the annexes, 8 m² at
most); CGI, annexe III, art. 2 terdecies D, I, 1 (coefficient rounded to two decimals, then capped
at 1.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import unique
from rules_core.registry import parameter
from rules_core.results import Reference, Step

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class WeightedSurface:
    """The surface that rents are capped on, and its coefficient.

    Attributes:
        surface: m², half of the annexes included.
        coefficient: rounded to two decimals, at most 1.2.
        steps, references: working and sources.
    """

    surface: Decimal
    coefficient: Decimal
    steps: tuple[Step, ...]
    references: tuple[Reference, ...]


def weighted_surface(surface: Decimal, annexes: Decimal, on: date) -> WeightedSurface:
    """Surface with half of the annexes (8 m² at most), and min(round(0.7 + 19/S, 2), 1.2).

    Legal source: CCH R. 156-1; CGI, annexe III, art. 2 duodecies and 2 terdecies D, I, 1;
    BOI-IR-RICI-360-20-30 § 120 (rounded before it is capped).

    Args:
        surface: living area, m².
        annexes: cellars, balconies…, m².
        on: date of the lease.
    """
    share = parameter("rent.surface.annex_share", on)
    most = parameter("rent.surface.annex_maximum", on)
    constant = parameter("rent.coefficient.constant", on)
    numerator = parameter("rent.coefficient.numerator", on)
    maximum = parameter("rent.coefficient.maximum", on)
    steps = []
    total = surface
    if annexes:
        half = annexes * share.amount
        counted = min(half, most.amount)
        total = surface + counted
        capped = f", limité à {french.square_metres(most.amount)}" if half > most.amount else ""
        steps.append(
            Step(
                "Surface prise en compte (la moitié des annexes s’ajoute)",
                f"{french.square_metres(surface)} + {french.square_metres(annexes)} ÷ 2{capped}",
                total,
                "m²",
            )
        )
    exact = constant.amount + numerator.amount / total
    rounded = exact.quantize(_CENT, ROUND_HALF_UP)
    coefficient = min(rounded, maximum.amount)
    formula = (
        f"{french.number(constant.amount)} + {french.number(numerator.amount)} ÷ "
        f"{french.number(total)} = {french.number(exact, 4)}, arrondi à {french.number(rounded, 2)}"
    )
    if rounded > coefficient:
        formula += f", limité à {french.number(coefficient)}"
    steps.append(
        Step("Coefficient (plus le logement est petit, plus il est haut)", formula, coefficient)
    )
    references = unique((numerator.source, share.source))
    return WeightedSurface(total, coefficient, tuple(steps), references)


def capped_rent(base: Decimal, weighted: WeightedSurface) -> tuple[Decimal, Decimal]:
    """€/m² after the coefficient, rounded to the cent, and €/month.

    Legal source: BOI-IR-RICI-360-20-30 § 130.
    """
    per_m2 = (base * weighted.coefficient).quantize(_CENT, ROUND_HALF_UP)
    return per_m2, (per_m2 * weighted.surface).quantize(_CENT, ROUND_HALF_UP)
