"""Every verified row of the fact tables is what the rules answer; unverified rows never are."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rules_core import NoParameter, evaluate, parameter
from rules_core.registry import table

DATA = Path(__file__).parent / "data"
VERIFIED = {"high", "medium"}
# 63 m²: 0.7 + 19/63 = 1.0016, rounded to 1.00, so that the ceiling per m² is the table's own.
NEUTRAL_SURFACE = 63

HOUSEHOLDS: dict[str, dict[str, Any]] = {
    "cat1_1p": {"adults": 1},
    "cat2_2p_sans_pac": {"adults": 2, "couple": True},
    "cat3_3p_ou_jeune_menage_ou_1p+1pac": {"adults": 1, "dependants": 1},
    "cat4_4p_ou_1p+2pac": {"adults": 2, "couple": True, "dependants": 2},
    "cat5_5p_ou_1p+3pac": {"adults": 1, "dependants": 3},
    "cat6_6p_ou_1p+4pac": {"adults": 2, "couple": True, "dependants": 4},
    "personne_seule": {"adults": 1},
    "couple": {"adults": 2, "couple": True},
    "+1_pac": {"adults": 1, "dependants": 1},
    "+2_pac": {"adults": 2, "couple": True, "dependants": 2},
    "+3_pac": {"adults": 1, "dependants": 3},
    "+4_pac": {"adults": 2, "couple": True, "dependants": 4},
}
SUPPLEMENTS = {
    "par_pers_supp": (
        {"adults": 2, "couple": True, "dependants": 4},
        {"adults": 2, "couple": True, "dependants": 5},
    ),
    "majoration_par_pac_des_la_5e": (
        {"adults": 1, "dependants": 4},
        {"adults": 1, "dependants": 5},
    ),
}
SCHEMES = {
    "PLUS": [{"scheme": "plus"}],
    "PLAI": [{"scheme": "plai"}],
    "PLS": [{"scheme": "pls"}],
    "LLI/Pinel/Denormandie/Jeanbrun": [
        {"scheme": "lli"},
        {"scheme": "pinel"},
        {"scheme": "denormandie"},
    ],
}
PLACES = {
    "DOM": {"department": "974", "zone_abc": "A"},
    "B1_outre_mer": {"department": "974", "zone_abc": "B1"},
    "DOM_StMartin_SPM": {"department": "971"},
    "Polynesie_NC_WF": {"department": "987"},
    "paris_limitrophes": {"plus_area": "paris_limitrophes"},
    "idf_hors_paris_limitrophes": {"plus_area": "idf_hors_paris_limitrophes"},
    "autres_regions": {"plus_area": "autres_regions"},
}

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


INCOME = read("plafonds_ressources.csv")
RENTS = read("plafonds_loyers_zone.csv")
IRL = read("irl.csv")


def requests_for(row: Row) -> list[dict[str, Any]]:
    """The requests that must give this row (several schemes may share a grid)."""
    schemes = SCHEMES.get(row["scheme"]) or [{"level": row["level"].lower()}]
    place = PLACES.get(row["zone"]) or {"zone_abc": row["zone"]}
    return [{**scheme, **place, "date": f"{row['year']}-07-01"} for scheme in schemes]


def ceiling(request: dict[str, Any], household: dict[str, Any]) -> Any:
    return evaluate("income-ceiling", {**request, "household": household}).figure("income_ceiling")


def name(row: Row) -> str:
    return "-".join(row[key] for key in ("scheme", "level", "zone", "year", "household"))


@pytest.mark.parametrize("row", [row for row in INCOME if row["confidence"] in VERIFIED], ids=name)
def test_verified_income_ceiling_is_reproduced(row: Row) -> None:
    for request in requests_for(row):
        if row["household"] in SUPPLEMENTS:
            smaller, larger = SUPPLEMENTS[row["household"]]
            value = ceiling(request, larger) - ceiling(request, smaller)
            assert value == Decimal(row["value_eur"])
            continue
        household = HOUSEHOLDS[row["household"]]
        [figure] = evaluate("income-ceiling", {**request, "household": household}).figures
        assert figure.value == Decimal(row["value_eur"])
        assert figure.confidence == row["confidence"]


@pytest.mark.parametrize("row", [row for row in INCOME if row["confidence"] == "low"], ids=name)
def test_unverified_income_ceiling_is_never_an_answer(row: Row) -> None:
    household = (
        SUPPLEMENTS[row["household"]][1]
        if row["household"] in SUPPLEMENTS
        else HOUSEHOLDS[row["household"]]
    )
    for request in requests_for(row):
        for rule in ("income-ceiling", "tenant-eligibility"):
            with pytest.raises(NoParameter, match="à vérifier"):
                evaluate(rule, {**request, "household": household, "income_eur": 1000})


def test_tables_hold_what_they_should() -> None:
    """A copy cut short would make the tests above pass for nothing."""
    assert len(INCOME) == 1138
    assert sum(row["confidence"] == "low" for row in INCOME) == 190
    assert len(RENTS) == 52
    assert len(IRL) == 12


def rent_request(row: Row) -> dict[str, Any]:
    if row["scheme"].startswith("Louer abordable"):
        scheme = {"scheme": "louer_abordable", "level": row["level"]}
    else:
        scheme = {"scheme": "lli"}
    place = PLACES.get(row["zone"]) or {"zone_abc": row["zone"]}
    return {
        **scheme,
        **place,
        "date": f"{row['year']}-07-01",
        "surface_m2": NEUTRAL_SURFACE,
    }


@pytest.mark.parametrize("row", RENTS, ids=name)
def test_rent_ceiling_per_square_metre(row: Row) -> None:
    request = rent_request(row)
    if row["confidence"] == "low":
        with pytest.raises(NoParameter, match="à vérifier"):
            evaluate("rent-ceiling", request)
        return
    result = evaluate("rent-ceiling", request)
    assert result.figure("coefficient") == 1
    assert result.figure("rent_ceiling_per_m2") == Decimal(row["value_eur"])
    assert result.figures[0].confidence == row["confidence"]


@pytest.mark.parametrize("row", IRL, ids=lambda row: row["trimestre"])
def test_rent_index(row: Row) -> None:
    year, rank = row["trimestre"].split("-T")
    on = table("irl.index").series
    assert (row["trimestre"],) in on
    when = date(int(year), 3 * int(rank) - 2, 1)
    if row["confidence"] in VERIFIED:
        found = parameter("irl.index", when, quarter=row["trimestre"])
        assert found.value == Decimal(row["valeur"])
        assert found.confidence == row["confidence"]
        return
    with pytest.raises(NoParameter, match=f"{rank}e trimestre {year}"):
        parameter("irl.index", when, quarter=row["trimestre"])
