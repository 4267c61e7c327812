"""Figures that the acceptance tests expect, asked of the rules themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rules_core import Place, evaluate
from rules_core import french as fr
from tests.conftest import TODAY, plain

#: Where the towns of the tests are.
ZONES = {"Lens": "B1", "Arras": "B1", "Lille": "A", "Béthune": "B1", "Paris": "Abis"}
ALONE = {"adults": 1, "dependants": 0}
COUPLE = {"adults": 2, "couple": True, "dependants": 0}


def _figure(rule: str, name: str, town: str, request: dict[str, Any]) -> Decimal:
    place = Place(zone_abc=ZONES[town], plus_area="autres_regions")
    result = evaluate(rule, {"date": TODAY, **request}, place)
    return Decimal(str(result.figure(name)))


def rent(town: str, surface: float, annexes: float = 0) -> str:
    """« 594,90 € »: highest LLI rent."""
    request = {"scheme": "lli", "surface_m2": surface, "annex_m2": annexes}
    return plain(fr.cents(_figure("rent-ceiling", "rent_ceiling_monthly", town, request)))


def ceiling(town: str, household: dict[str, Any], scheme: str = "lli") -> str:
    """« 48 268 € »: income ceiling of ``lli``, ``loc1``, ``loc2``, ``loc3``."""
    request: dict[str, Any] = {"household": household}
    if scheme.startswith("loc"):
        request |= {"scheme": "loc_avantages", "level": scheme}
    else:
        request["scheme"] = scheme
    return plain(fr.euros(_figure("income-ceiling", "income_ceiling", town, request)))
