"""What must hold for any household, surface, income and date (Hypothesis)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from good_requests import GOOD, LILLE, attempt
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rules_core import (
    RULES,
    Household,
    Income,
    InvalidInput,
    NoParameter,
    Place,
    Result,
    Scheme,
    Target,
    Verdict,
    evaluate,
    income_ceiling,
    rent_ceiling,
    tenant_eligibility,
)
from rules_core.fields import CHOICES, DATES, FLAGS, NUMBERS
from rules_core.rent_surface import weighted_surface
from rules_core.tax_reduction import yearly_reduction

TARGETS = [
    *(Target(Scheme.LOC_AVANTAGES, level) for level in ("loc1", "loc2", "loc3")),
    *(
        Target(Scheme.LOUER_ABORDABLE, level)
        for level in ("intermediaire", "social", "tres_social")
    ),
    *(
        Target(scheme)
        for scheme in Scheme
        if scheme not in {Scheme.LOC_AVANTAGES, Scheme.LOUER_ABORDABLE}
    ),
]
AREAS = ["paris_limitrophes", "idf_hors_paris_limitrophes", "autres_regions"]

targets = st.sampled_from(TARGETS)
days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
known_days = st.sampled_from([date(year, 7, 1) for year in (2020, 2022, 2023, 2024, 2025, 2026)])
places = st.builds(
    Place,
    zone_abc=st.sampled_from(["Abis", "A", "B1", "B2", "C"]),
    plus_area=st.sampled_from(AREAS),
    department=st.sampled_from(["59", "75", "2A", "974", "977", "987"]),
)
mainland = st.builds(
    Place,
    zone_abc=st.sampled_from(["Abis", "A", "B1", "B2", "C"]),
    plus_area=st.sampled_from(AREAS),
)
money = st.decimals(0, 10_000_000, places=2)


@st.composite
def households(draw: st.DrawFn, most: int = 20) -> Household:
    persons = draw(st.integers(1, most))
    adults = draw(st.integers(1, persons))
    couple = adults >= 2 and draw(st.booleans())
    return Household(
        adults=adults,
        couple=couple,
        young_couple=couple and draw(st.booleans()),
        dependants=persons - adults,
        disabled=draw(st.integers(0, persons)),
    )


def ceiling(target: Target, household: Household, place: Place, on: date) -> Decimal:
    value = income_ceiling(target, household, place, on).figure("income_ceiling")
    assert isinstance(value, Decimal)
    return value


@given(targets, households(), places, days)
@settings(max_examples=300)
def test_a_ceiling_is_an_amount_or_a_typed_refusal(
    target: Target, household: Household, place: Place, on: date
) -> None:
    result = attempt(lambda: income_ceiling(target, household, place, on))
    if isinstance(result, NoParameter):
        assert result.on == on
        assert result.message.endswith(".")
        return
    assert isinstance(result, Result)
    assert result.valid_on == on
    assert result.figure("income_ceiling") >= 11_000  # the lowest PLAI ceiling is 11 478 €
    for reference in result.references:
        assert reference.valid_from <= on
        assert reference.valid_to is None or on <= reference.valid_to


@given(targets, households(most=19), mainland, st.sampled_from([2020, 2023, 2026]))
def test_one_more_dependant_never_lowers_the_ceiling(
    target: Target, household: Household, place: Place, year: int
) -> None:
    on = date(year, 7, 1)
    larger = Household(
        adults=household.adults,
        couple=household.couple,
        young_couple=household.young_couple,
        dependants=household.dependants + 1,
        disabled=household.disabled,
    )
    try:
        before, after = ceiling(target, household, place, on), ceiling(target, larger, place, on)
    except NoParameter:
        return  # compared only where both tables exist
    assert after >= before


@given(targets, households(most=19), mainland)
def test_one_more_adult_never_lowers_the_ceiling(
    target: Target, household: Household, place: Place
) -> None:
    on = date(2026, 7, 1)
    larger = Household(
        adults=household.adults + 1,
        couple=household.couple,
        dependants=household.dependants,
        disabled=household.disabled,
    )
    alone = Household(
        adults=household.adults,
        couple=household.couple,
        dependants=household.dependants,
        disabled=household.disabled,
    )
    assume(target.scheme is not Scheme.LOUER_ABORDABLE)
    assert ceiling(target, larger, place, on) >= ceiling(target, alone, place, on)


@given(
    st.sampled_from([target for target in TARGETS if target.scheme is not Scheme.LOUER_ABORDABLE]),
    households(),
    mainland,
    known_days,
    known_days,
)
def test_ceilings_never_fall_from_one_year_to_the_next(
    target: Target, household: Household, place: Place, one: date, other: date
) -> None:
    early, late = sorted((one, other))
    try:
        before, after = (
            ceiling(target, household, place, early),
            ceiling(target, household, place, late),
        )
    except NoParameter:
        return  # compared only where both tables exist
    assert after >= before


@given(households(), mainland)
def test_levels_are_ordered(household: Household, place: Place) -> None:
    on = date(2026, 7, 1)
    loc = [
        ceiling(Target(Scheme.LOC_AVANTAGES, level), household, place, on)
        for level in ("loc3", "loc2", "loc1")
    ]
    assert loc == sorted(loc)
    social = [
        ceiling(Target(scheme), household, place, on)
        for scheme in (Scheme.PLAI, Scheme.PLUS, Scheme.PLS)
    ]
    assert social == sorted(social)


@given(targets, households(), mainland, money)
@settings(max_examples=200)
def test_the_verdict_agrees_with_the_ceiling(
    target: Target, household: Household, place: Place, income: Decimal
) -> None:
    on = date(2020, 7, 1) if target.scheme is Scheme.LOUER_ABORDABLE else date(2026, 7, 1)
    result = tenant_eligibility(target, household, place, on, Income(income))
    limit = result.figure("income_ceiling")
    assert result.figure("margin") == limit - income
    statuses = {condition.code: condition.status for condition in result.conditions}
    if income <= limit:
        assert result.verdict is Verdict.ELIGIBLE
        assert statuses["income"] == "met"
        assert result.summary.startswith("Oui")
    elif result.verdict is Verdict.NOT_ELIGIBLE:
        assert statuses["income"] == "not_met"
        assert result.summary.startswith("Non")
    else:
        assert household.extra_adults
        assert result.verdict is Verdict.CONDITIONAL
        assert statuses["income"] == statuses["other_adults"] == "not_verified"


@given(targets, households(), mainland, st.decimals(0, 100_000, places=2))
def test_a_salary_is_never_a_yes_nor_a_no(
    target: Target, household: Household, place: Place, salary: Decimal
) -> None:
    on = date(2020, 7, 1) if target.scheme is Scheme.LOUER_ABORDABLE else date(2026, 7, 1)
    result = tenant_eligibility(target, household, place, on, Income(net_monthly_salary=salary))
    assert result.verdict is Verdict.CONDITIONAL
    assert "net_salary" in {notice.code for notice in result.warnings}


@given(st.decimals(5, 250, places=2), st.decimals(0, 200, places=2))
def test_the_coefficient_stays_within_its_bounds(surface: Decimal, annexes: Decimal) -> None:
    weighted = weighted_surface(surface, annexes, date(2026, 7, 1))
    assert Decimal("0.77") <= weighted.coefficient <= Decimal("1.2")
    assert weighted.coefficient.as_tuple().exponent >= -2
    assert surface <= weighted.surface <= surface + 8


@given(
    st.decimals(5, 250, places=2),
    st.decimals(5, 250, places=2),
    st.sampled_from(["Abis", "A", "B1", "B2", "C"]),
)
def test_a_larger_dwelling_never_has_a_higher_coefficient(
    one: Decimal, other: Decimal, zone: str
) -> None:
    small, large = sorted((one, other))
    on = date(2026, 7, 1)
    assert weighted_surface(large, Decimal(0), on).coefficient <= (
        weighted_surface(small, Decimal(0), on).coefficient
    )
    result = rent_ceiling(Target(Scheme.LLI), Place(zone), on, small)
    base = {"Abis": "19.71", "A": "14.64", "B1": "11.80", "B2": "10.26", "C": "10.26"}[zone]
    assert result.figure("rent_ceiling_per_m2") <= Decimal(base) * Decimal("1.2") + Decimal("0.01")


def monthly_ceiling(surface: int, zone: str) -> Decimal:
    on = date(2026, 7, 1)
    result = rent_ceiling(Target(Scheme.LLI), Place(zone), on, Decimal(surface))
    value = result.figure("rent_ceiling_monthly")
    assert isinstance(value, Decimal)
    return value


zones = st.sampled_from(["Abis", "A", "B1", "B2", "C"])


@given(st.integers(5, 69), zones)
def test_one_more_square_metre_raises_the_ceiling_up_to_70_m2(surface: int, zone: str) -> None:
    """Beyond 70 m² the law's own rounding of the coefficient may cost more than one m² brings."""
    assert monthly_ceiling(surface + 1, zone) > monthly_ceiling(surface, zone)


@given(st.integers(5, 240), zones)
def test_ten_more_square_metres_always_raise_the_ceiling(surface: int, zone: str) -> None:
    assert monthly_ceiling(surface + 10, zone) > monthly_ceiling(surface, zone)


@given(
    st.sampled_from([Decimal("0.15"), Decimal("0.35"), Decimal("0.65")]),
    st.decimals(1, 20_000, places=2),
    st.decimals(0, 1_000_000, places=2),
    st.none() | st.decimals(0, 1_000_000, places=2),
)
def test_a_reduction_never_exceeds_the_cap_nor_the_tax(
    rate: Decimal, rent: Decimal, others: Decimal, tax: Decimal | None
) -> None:
    year = yearly_reduction(rate, rent, Decimal(10_000), others, tax)
    assert 0 <= year.kept <= max(Decimal(10_000) - others, Decimal(0))
    assert tax is None or year.kept <= tax
    assert year.kept + year.lost == year.before_cap
    assert year.lost >= 0


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)
plausible: dict[str, st.SearchStrategy[Any]] = {
    **{
        name: st.decimals(field.low, field.high, places=0 if field.whole else 2).map(float)
        for name, field in NUMBERS.items()
    },
    **{name: st.sampled_from(field.accepted) for name, field in CHOICES.items()},
    **{name: st.booleans() for name in FLAGS},
    **{
        name: st.dates(date(2015, 1, 1), date(field.last_year, 12, 31)).map(date.isoformat)
        for name, field in DATES.items()
    },
    "household": households().map(Household.to_dict),
    "zone_abc": st.sampled_from(["Abis", "A", "B1", "B2", "C"]),
    "plus_area": st.sampled_from(AREAS),
    "department": st.sampled_from(["59", "75", "974", "987", "977"]),
    "irl_quarter": st.sampled_from(["2026-T2", "T1", "2025-T4", "2019-T1", "T3 2026"]),
    "base_rents_eur_m2": st.fixed_dictionaries(
        {level: st.integers(1, 100) for level in ("loc1", "loc2", "loc3")}
    ),
}


@pytest.mark.parametrize("rule", RULES)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_any_plausible_request_gets_an_answer_or_a_typed_refusal(
    rule: str, data: st.DataObject
) -> None:
    request = data.draw(st.fixed_dictionaries({}, optional=plausible))
    result = attempt(lambda: evaluate(rule, request, today=date(2026, 11, 21)))
    if not isinstance(result, Result):
        assert isinstance(result, InvalidInput | NoParameter)
        return
    failed = [item for item in result.conditions if item.status == "not_met"]
    assert not (result.verdict is Verdict.ELIGIBLE and failed and rule != "all-levels")
    assert result.to_dict()


@pytest.mark.parametrize("rule", RULES)
@given(st.dictionaries(st.sampled_from(list(plausible)), anything))
@settings(max_examples=30, deadline=None)
def test_any_nonsense_gets_a_typed_refusal(rule: str, request_fields: dict[str, Any]) -> None:
    result = attempt(lambda: evaluate(rule, request_fields, today=date(2026, 11, 21)))
    assert isinstance(result, Result | InvalidInput | NoParameter)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("year", range(2015, 2031))
def test_every_rule_covers_every_year(rule: str, year: int) -> None:
    """Up to 31 December 2027 and beyond: a value or « pas de barème », never a crash."""
    for month, day in ((1, 1), (2, 28), (12, 31)):
        request = {**GOOD[rule], "date": f"{year}-{month:02}-{day:02}"}
        result = attempt(lambda request=request: evaluate(rule, request, LILLE))
        if isinstance(result, NoParameter):
            assert result.message
            continue
        assert isinstance(result, Result)
        assert result.valid_on == date(year, month, day)
