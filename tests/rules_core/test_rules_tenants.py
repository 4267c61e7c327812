"""Tenants: missing income, overseas, all levels at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from good_requests import LILLE, TODAY

from rules_core import (
    Household,
    Income,
    InvalidInput,
    NoParameter,
    Place,
    Result,
    Verdict,
    all_levels,
    evaluate,
)

REUNION = Place("B1", "autres_regions", "97411", "Saint-Denis", "974")


def ask(rule: str, place: Place | None = LILLE, **request: Any) -> Result:
    return evaluate(rule, request, place, today=TODAY)


def test_an_income_is_needed() -> None:
    with pytest.raises(InvalidInput, match="avis d’impôt") as error:
        Income()
    assert error.value.field == "income_eur"
    assert error.value.missing


def test_social_housing_overseas_has_tables_of_its_own() -> None:
    for scheme in ("plus", "plai", "pls"):
        with pytest.raises(NoParameter, match="outre-mer") as error:
            ask("income-ceiling", REUNION, scheme=scheme, household={"adults": 1})
        assert "ADIL" in error.value.message


def test_the_year_of_the_income_is_said() -> None:
    result = ask("income-ceiling", level="loc1", household={"adults": 1}, date="2025-03-01")
    [notice] = [item for item in result.warnings if item.code == "income_year"]
    assert "2023" in notice.message
    assert "reçu en 2024" in notice.message


def test_the_previous_year_does_not_count_outside_social_housing() -> None:
    result = ask(
        "tenant-eligibility",
        level="loc1",
        household={"adults": 1},
        income_eur=50000,
        income_n1_eur=20000,
    )
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert result.figure("income") == 50000
    assert "previous_year_ignored" in {notice.code for notice in result.warnings}


def test_exactly_ten_percent_less_counts() -> None:
    request = {"scheme": "plus", "household": {"adults": 1}, "income_eur": 30000}
    result = ask("tenant-eligibility", **request, income_n1_eur=27000)
    assert result.figure("income") == 27000


def test_a_disability_card_is_explained_where_it_does_not_count() -> None:
    result = ask("income-ceiling", level="loc1", household={"adults": 1, "disabled": 1})
    assert result.figure("income_ceiling") == 44344
    assert "disability_not_counted" in {notice.code for notice in result.warnings}


def test_two_adults_who_are_not_a_couple_are_told_how_they_are_counted() -> None:
    result = ask("income-ceiling", level="loc1", household={"adults": 2})
    assert result.figure("income_ceiling") == 66276
    assert "two_adults" in {notice.code for notice in result.warnings}


def test_a_couple_is_told_what_the_ages_change_in_social_housing() -> None:
    place = {"plus_area": "others"}
    couple = ask("income-ceiling", scheme="plus", household={"adults": 2, "couple": True}, **place)
    young = ask(
        "income-ceiling", scheme="plus", household={"adults": 2, "young_couple": True}, **place
    )
    notices = {notice.code: notice.message for notice in couple.warnings}
    assert "37\u202f584" in notices["young_couple"]
    assert young.figure("income_ceiling") == 37584
    assert "young_couple" not in {notice.code for notice in young.warnings}


def test_ambiguous_adults_make_a_ceiling_conditional() -> None:
    result = ask("income-ceiling", level="loc1", household={"adults": 4, "couple": True})
    assert result.verdict is Verdict.CONDITIONAL
    assert result.figure("income_ceiling") == 66276
    assert result.figure("income_ceiling_highest") == 95427
    assert [item.code for item in result.conditions] == ["other_adults"]
    assert result.unverified == (result.conditions[0].label,)


def test_all_levels_without_income_lists_the_ceilings() -> None:
    result = ask("all-levels", household={"adults": 1})
    assert result.verdict is Verdict.COMPUTED
    assert [figure.label for figure in result.figures] == [
        "PLAI",
        "Loc3",
        "PLUS",
        "PLS",
        "Loc2",
        "Loc1",
        "LLI",
    ]
    values = [figure.value for figure in result.figures]
    assert values == sorted(values)
    assert result.conditions == ()


def test_all_levels_above_everything() -> None:
    result = ask("all-levels", household={"adults": 1}, income_eur=200000)
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert result.summary.startswith("Non")
    assert {item.status for item in result.conditions} == {"not_met"}


def test_all_levels_below_everything() -> None:
    result = ask("all-levels", household={"adults": 1}, income_eur=0)
    assert result.verdict is Verdict.ELIGIBLE
    assert "Ils dépassent" not in result.summary


def test_all_levels_with_a_salary_stay_to_be_confirmed() -> None:
    result = ask("all-levels", household={"adults": 1}, net_monthly_salary_eur=1500)
    assert result.verdict is Verdict.CONDITIONAL
    assert result.summary.startswith("À confirmer")
    under, above = result.summary.split("Ils sont au-dessus")
    assert "sous le plafond de PLUS" in under  # 18 000 €/year
    assert "PLAI" in above
    assert {item.status for item in result.conditions} == {"not_verified"}
    assert "net_salary" in {notice.code for notice in result.warnings}


def test_all_levels_between_two_readings_of_the_household() -> None:
    result = all_levels(
        Household(adults=3, couple=True),
        Place("A"),
        date(2026, 6, 1),
        Income(Decimal(70000)),
    )
    assert result.verdict is Verdict.CONDITIONAL
    assert {item.code: item.status for item in result.conditions} == {
        "loc3": "not_met",
        "loc2": "not_met",
        "loc1": "not_verified",
        "lli": "not_verified",
    }


def test_all_levels_say_what_they_do_not_know() -> None:
    result = ask("all-levels", Place("A"), household={"adults": 1}, date="2024-06-01")
    assert [figure.label for figure in result.figures] == ["Loc1", "LLI"]
    assert len(result.unverified) == 5
    unknown = [item.message for item in result.warnings if item.code == "level_unknown"]
    assert any("à vérifier" in message for message in unknown)
    assert sum("Indiquez la commune" in message for message in unknown) == 1


def test_all_levels_without_any_table() -> None:
    with pytest.raises(NoParameter):
        ask("all-levels", household={"adults": 1}, date="2027-06-01")
    with pytest.raises(InvalidInput, match="commune"):
        ask("all-levels", None, household={"adults": 1})


def test_loc3_overseas_in_2023_has_no_table() -> None:
    with pytest.raises(NoParameter, match="outre-mer"):
        ask("income-ceiling", REUNION, level="loc3", household={"adults": 1}, date="2023-06-01")


def test_loc_avantages_before_its_birth() -> None:
    with pytest.raises(NoParameter, match="1er\u00a0mars\u00a02022"):
        ask("income-ceiling", level="loc1", household={"adults": 1}, date="2022-02-28")
    assert ask("income-ceiling", level="loc1", household={"adults": 1}, date="2022-03-01")


def test_levels_without_a_verified_table_are_named_not_passed_over() -> None:
    household = {"adults": 1, "dependants": 3}
    then = ask("all-levels", household=household, income_eur=28000, date="2023-06-01")
    assert "pas de barème vérifié à cette date pour Loc3 et Loc2" in then.summary
    now = ask("all-levels", household=household, income_eur=28000)
    assert "pas de barème" not in now.summary
