"""What a request may hold: everything else is refused with a French message that says what is."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from good_requests import GOOD, LILLE, TODAY

from rules_core import RULES, Household, InvalidInput, RulesError, evaluate
from rules_core.fields import CHOICES, DATES, FLAGS, NUMBERS
from rules_core.requests import Fields, parse_day, parse_number

REQUIRED = [
    ("income-ceiling", "level", "scheme"),
    ("income-ceiling", "household", "household"),
    ("tenant-eligibility", "income_eur", "income_eur"),
    ("tenant-eligibility", "household", "household"),
    ("all-levels", "household", "household"),
    ("rent-ceiling", "surface_m2", "surface_m2"),
    ("rent-ceiling", "scheme", "scheme"),
    ("tax-reduction", "level", "level"),
    ("tax-reduction", "intermediation", "intermediation"),
    ("comparison", "market_rent_eur", "market_rent_eur"),
    ("rent-revision", "rent_eur", "rent_eur"),
    ("rent-revision", "irl_quarter", "irl_quarter"),
    ("rent-renewal", "lease_end", "lease_end"),
    ("relance-logement", "property", "property"),
    ("relance-logement", "price_eur", "price_eur"),
]
NOT_NUMBERS: list[Any] = [
    True,
    "28000",
    "",
    [],
    {},
    float("nan"),
    float("inf"),
    float("-inf"),
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("Infinity"),
    -1,
    -0.01,
    10**12,
    1e308,
    10**400,
]


def test_every_rule_answers_its_good_request() -> None:
    assert set(GOOD) == set(RULES)
    for rule, request in GOOD.items():
        result = evaluate(rule, request, LILLE, today=TODAY)
        assert result.rule == rule
        assert result.valid_on == TODAY
        assert result.to_dict()["rule"] == rule


@pytest.mark.parametrize(("rule", "removed", "field"), REQUIRED)
def test_a_missing_field_is_named(rule: str, removed: str, field: str) -> None:
    request = {name: value for name, value in GOOD[rule].items() if name != removed}
    for variant in (request, {**request, removed: None}):
        with pytest.raises(InvalidInput) as error:
            evaluate(rule, variant, LILLE, today=TODAY)
        assert error.value.field == field
        assert error.value.missing
        assert error.value.message[0].isupper()


@pytest.mark.parametrize("rule", ["income-ceiling", "tenant-eligibility", "rent-ceiling"])
def test_a_missing_place_is_named(rule: str) -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate(rule, GOOD[rule], None, today=TODAY)
    assert error.value.field == "commune"
    assert error.value.missing


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("raw", NOT_NUMBERS, ids=repr)
def test_what_is_not_a_number_in_bounds_is_refused(name: str, raw: Any) -> None:
    with pytest.raises(InvalidInput) as error:
        parse_number(name, raw)
    assert error.value.field == name
    assert not error.value.missing
    assert "entre" in error.value.message


@pytest.mark.parametrize(("name", "field"), NUMBERS.items())
def test_bounds_are_included(name: str, field: Any) -> None:
    assert parse_number(name, field.low) == field.low
    assert parse_number(name, float(field.high)) == field.high
    assert parse_number(name, field.example) == field.example
    with pytest.raises(InvalidInput):
        parse_number(name, field.high + Decimal("0.01"))


def test_numbers_keep_the_figures_that_were_written() -> None:
    assert parse_number("rent_eur", 0.1 + 600) == Decimal("600.1")
    assert parse_number("base_rent_eur_m2", 9.5) == Decimal("9.5")


@pytest.mark.parametrize("name", [name for name, field in NUMBERS.items() if field.whole])
def test_whole_numbers_refuse_decimals(name: str) -> None:
    with pytest.raises(InvalidInput, match="entier"):
        parse_number(name, NUMBERS[name].low + Decimal("0.5"))


@pytest.mark.parametrize("surface", [0, 300, 4.99, 250.01])
def test_absurd_surfaces_are_refused(surface: float) -> None:
    with pytest.raises(InvalidInput, match="entre 5 et 250") as error:
        evaluate("rent-ceiling", {"scheme": "lli", "surface_m2": surface}, LILLE, today=TODAY)
    assert error.value.field == "surface_m2"


@pytest.mark.parametrize(
    "raw",
    ["1990-01-01", "2014-12-31", "2031-01-01", "9999-12-31", date(1990, 1, 1)],
)
def test_dates_out_of_range_are_refused(raw: Any) -> None:
    with pytest.raises(InvalidInput, match="entre 2015 et 2030") as error:
        evaluate("calendar", {"date": raw}, today=TODAY)
    assert error.value.field == "date"


@pytest.mark.parametrize(
    "raw",
    ["hier", "2026", "01/05/2026", "2026-02-30", "", 20260501, True, [], datetime(2026, 5, 1)],
)
def test_what_is_not_a_date_is_refused(raw: Any) -> None:
    with pytest.raises(InvalidInput, match="2026-05-01") as error:
        evaluate("calendar", {"date": raw}, today=TODAY)
    assert error.value.field == "date"


@pytest.mark.parametrize("name", DATES)
def test_every_date_field_is_read(name: str) -> None:
    assert parse_day(name, " 2026-05-01 ") == date(2026, 5, 1)
    assert parse_day(name, date(2026, 5, 1)) == date(2026, 5, 1)


def test_the_end_of_a_lease_may_be_far_away() -> None:
    assert parse_day("lease_end", "2040-01-01") == date(2040, 1, 1)
    with pytest.raises(InvalidInput, match="2045"):
        parse_day("lease_end", "2046-01-01")


def test_the_date_is_today_by_default() -> None:
    result = evaluate("calendar", {}, LILLE)  # whose figures are not those of one year
    assert result.valid_on == date.today()


def test_the_day_of_the_question_must_be_one_the_rules_know() -> None:
    with pytest.raises(InvalidInput, match="2030"):
        evaluate("calendar", {}, today=date(2031, 1, 1))


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("raw", ["bleu", "", 3, True, [], {}], ids=repr)
def test_unknown_words_are_refused_with_the_list(name: str, raw: Any) -> None:
    with pytest.raises(InvalidInput) as error:
        Fields({name: raw}, None, TODAY).choice(name)
    assert error.value.field == name
    for accepted in CHOICES[name].accepted:
        assert accepted in error.value.message


def test_case_and_spaces_of_words_do_not_matter() -> None:
    fields = Fields({"dpe": " e ", "level": "LOC2", "scheme": "Lli"}, None, TODAY)
    assert [fields.choice(name) for name in ("dpe", "level", "scheme")] == ["E", "loc2", "lli"]


@pytest.mark.parametrize("name", FLAGS)
@pytest.mark.parametrize("raw", ["oui", 1, 0, []], ids=repr)
def test_flags_are_true_or_false(name: str, raw: Any) -> None:
    with pytest.raises(InvalidInput, match="vrai ou faux") as error:
        Fields({name: raw}, None, TODAY).flag(name)
    assert error.value.field == name


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ("deux", "household"),
        ([2], "household"),
        ({"children": 2}, "household.children"),
        ({"adults": -1}, "household.adults"),
        ({"dependants": -1}, "household.dependants"),
        ({"adults": 2.0}, "household.adults"),
    ],
)
def test_bad_households_are_refused(raw: Any, field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate("income-ceiling", {"level": "loc1", "household": raw}, LILLE, today=TODAY)
    assert error.value.field == field


def test_a_household_may_be_partial_or_already_built() -> None:
    assert Fields({"household": {"dependants": 2, "adults": None}}, None, TODAY).household() == (
        Household(dependants=2)
    )
    built = Household(couple=True)
    assert Fields({"household": built}, None, TODAY).household() is built


@pytest.mark.parametrize(
    ("request_fields", "field"),
    [
        ({"zone_abc": "Z"}, "zone_abc"),
        ({"zone_abc": 3}, "zone_abc"),
        ({"plus_area": "x"}, "plus_area"),
        ({"department": 974}, "department"),
    ],
)
def test_a_place_in_the_request_is_checked(request_fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate("income-ceiling", {**GOOD["income-ceiling"], **request_fields}, today=TODAY)
    assert error.value.field == field


def test_the_resolved_place_wins_over_the_request() -> None:
    request = {**GOOD["income-ceiling"], "zone_abc": "C"}
    assert evaluate("income-ceiling", request, LILLE, today=TODAY).inputs["zone_abc"] == "A"
    assert evaluate("income-ceiling", request, today=TODAY).inputs["zone_abc"] == "C"


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (3, "base_rents_eur_m2"),
        ({"loc1": 9}, "base_rents_eur_m2"),
        ({"loc1": 9, "loc2": 8, "loc3": 7, "loc4": 6}, "base_rents_eur_m2"),
        ({"loc1": 9, "loc2": "8", "loc3": 7}, "base_rents_eur_m2.loc2"),
        ({"loc1": 9, "loc2": 8, "loc3": 0}, "base_rents_eur_m2.loc3"),
    ],
)
def test_bad_tables_of_rents_are_refused(raw: Any, field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate("comparison", {**GOOD["comparison"], "base_rents_eur_m2": raw}, today=TODAY)
    assert error.value.field == field


@pytest.mark.parametrize("quarter", ["", "T5", "2026", "2026-T2-2026", "2026-T2 2025", "deux"])
def test_bad_quarters_are_refused(quarter: str) -> None:
    with pytest.raises(InvalidInput, match="2026-T2") as error:
        evaluate("rent-revision", {"rent_eur": 600, "irl_quarter": quarter}, today=TODAY)
    assert error.value.field == "irl_quarter"


def test_a_quarter_is_a_text() -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate("rent-revision", {"rent_eur": 600, "irl_quarter": 2}, today=TODAY)
    assert error.value.field == "irl_quarter"


@pytest.mark.parametrize("request_value", [None, [], "x", 3])
def test_a_request_is_an_object(request_value: Any) -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate("calendar", request_value, today=TODAY)
    assert error.value.field == "request"


def test_an_unknown_rule_lists_the_rules() -> None:
    with pytest.raises(InvalidInput, match="income-ceiling") as error:
        evaluate("meteo", {}, today=TODAY)
    assert error.value.field == "rule"
    assert isinstance(error.value, RulesError)


@pytest.mark.parametrize(
    ("rule", "request_fields", "field"),
    [
        ("rent-ceiling", {"scheme": "plus", "surface_m2": 45}, "scheme"),
        ("dwelling-eligibility", {"scheme": "plus"}, "scheme"),
        ("relance-logement", {"property": "neuf", "price_eur": 2e5, "level": "loc1"}, "level"),
        ("rent-renewal", {"lease_date": "2026-01-01"}, "lease_end"),
        ("rent-renewal", {"lease_years": 3}, "lease_end"),
        ("tax-reduction", {"scheme": "lli"}, "scheme"),
    ],
)
def test_requests_a_rule_cannot_serve(
    rule: str, request_fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        evaluate(rule, request_fields, LILLE, today=TODAY)
    assert error.value.field == field
