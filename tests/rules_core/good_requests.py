"""One complete request for each rule, shared by several tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rules_core import Parameter, Place, Result, RulesError

TODAY = date(2026, 11, 21)
LILLE = Place("A", "autres_regions", "59350", "Lille", "59")
GOOD: dict[str, dict[str, Any]] = {
    "income-ceiling": {"level": "loc1", "household": {"adults": 1}},
    "tenant-eligibility": {"level": "loc1", "household": {"adults": 1}, "income_eur": 20000},
    "all-levels": {"household": {"adults": 1}, "income_eur": 20000},
    "rent-ceiling": {"scheme": "lli", "surface_m2": 45},
    "dwelling-eligibility": {"dpe": "C"},
    "tax-reduction": {"level": "loc2", "intermediation": "none", "rent_eur": 600},
    "comparison": {"market_rent_eur": 700, "surface_m2": 45},
    "lli-conditions": {"investor": "personne_morale"},
    "rent-revision": {"rent_eur": 600, "irl_quarter": "2026-T2"},
    "rent-renewal": {"lease_end": "2028-06-30"},
    "visale": {"age": 25},
    "housing-allowance": {"level": "loc2"},
    "calendar": {},
    "relance-logement": {"property": "neuf", "price_eur": 200000},
}


def attempt(call: Callable[[], Result | Parameter]) -> Result | Parameter | RulesError:
    """What a call returns, or the typed error it raises."""
    try:
        return call()
    except RulesError as error:
        return error
