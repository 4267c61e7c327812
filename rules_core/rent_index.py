"""The rent reference index (IRL) of given quarters, and its rise from one to another.

Legal source: Insee, series 001515333; loi n° 89-462 du 6 juillet 1989, art. 17-1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules_core import french
from rules_core.answers import unique
from rules_core.french import HARD
from rules_core.rent_revision import index_of, parse_quarter, quarter_name
from rules_core.results import Figure, Result, Step, Verdict

_CENT = Decimal("0.01")


def rent_index(quarters: Sequence[str], on: date, *, rise: bool = False) -> Result:
    """The index of each quarter, and the rise from the earliest to the latest one.

    Legal source: see the module.

    Args:
        quarters: « 2026-T2 », one at least.
        on: the day it is asked.
        rise: also the rise over one year when only one quarter is given.

    Raises:
        InvalidInput: a quarter cannot be read.
        NoParameter: an index is missing; the message says which.
    """
    found = sorted({parse_quarter(quarter, on) for quarter in quarters})
    if rise and len(found) == 1:
        year, rank = found[0]
        found.insert(0, (year - 1, rank))
    values = [index_of(year, rank, on) for year, rank in found]
    names = [quarter_name(year, rank) for year, rank in found]
    old, new = values[0], values[-1]
    figures = [
        Figure(f"irl_{year}_t{rank}", f"IRL du {name}", value.amount, "", value.confidence)
        for (year, rank), name, value in zip(found, names, values, strict=True)
    ]
    steps = [
        Step(f"IRL du {name}", "indice publié par l’Insee", value.amount)
        for name, value in zip(names, values, strict=True)
    ]
    summary = f"L’IRL du {names[-1]} est de {french.number(new.amount, 2)}."
    if len(found) > 1:
        rate = ((new.amount / old.amount - 1) * 100).quantize(_CENT, ROUND_HALF_UP)
        formula = f"{french.number(new.amount, 2)} ÷ {french.number(old.amount, 2)} − 1"
        figures.append(Figure("rise_percent", "Hausse de l’indice", rate, "%", new.confidence))
        steps.append(Step("Hausse de l’indice", formula, rate, "%"))
        summary = (
            f"{'+' if rate >= 0 else ''}{french.number(rate, 2)}{HARD}%{HARD}: l’IRL passe de "
            f"{french.number(old.amount, 2)} ({names[0]}) à {french.number(new.amount, 2)} "
            f"({names[-1]})."
        )
    return Result(
        rule="rent-index",
        verdict=Verdict.COMPUTED,
        valid_on=on,
        title="Indice de référence des loyers (IRL)",
        summary=summary,
        figures=tuple(figures),
        steps=tuple(steps),
        references=unique(value.source for value in values),
        inputs={"quarters": tuple(f"{year}-T{rank}" for year, rank in found)},
    )
