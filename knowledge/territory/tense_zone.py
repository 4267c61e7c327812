"""Communes surely in « zone tendue », where a tenant's notice is of one month.

Legal source: loi n° 89-462 art. 15 and 17, décret n° 2013-392, annexe (1°). The list here holds the
centres of the 28 urban areas of 2013 and their largest suburbs, which no later decree removed: a
commune that is not in it may be in the full list, so that nothing is ever said of the others.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_LIST = Path(__file__).parents[1] / "data" / "zone_tendue.csv"


@cache
def _codes() -> frozenset[str]:
    with _LIST.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["code"] for row in csv.DictReader(lines))


def in_tense_zone(code: str) -> bool | None:
    """True for a commune of the list, None for any other one.

    Args:
        code: INSEE code of a commune or of an arrondissement.
    """
    return True if code in _codes() or code[:2] in _codes() else None
