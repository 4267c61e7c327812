"""The product's own parameters: found, missing, fresh, documented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from good_requests import attempt

import rules_core
from rules_core import (
    NoParameter,
    UnknownParameter,
    families,
    format_parameter,
    parameter,
)
from rules_core.describe import describe_parameters
from rules_core.registry import describe_periods, table

ALL = [table(key) for family in families() for key in family.keys]
DAYS = [
    date(year, month, day)
    for year in range(2015, 2031)
    for month, day in ((1, 1), (7, 14), (12, 31))
]


def test_a_rate() -> None:
    found = parameter(
        "loc_avantages.tax_reduction.rate", date(2026, 5, 1), level="loc2", intermediation="mandat"
    )
    assert found.value == Decimal("0.40")
    assert found.source.reference.startswith("CGI, art. 199 tricies")
    assert found.valid_from == date(2022, 3, 1)
    assert found.valid_to == date(2027, 12, 31)
    assert found.confidence == "high"


@pytest.mark.parametrize(
    ("key", "coords"),
    [
        ("no.such.key", {}),
        ("tax.advantages_maximum", {"zone": "A"}),
        ("plus.income_ceiling", {"area": "autres_regions"}),
        ("plus.income_ceiling", {"area": "nowhere", "category": "cat1"}),
        ("plus.income_ceiling", {"area": "autres_regions", "category": "cat1", "zone": "A"}),
    ],
)
def test_unknown_keys_and_coordinates_are_refused(key: str, coords: dict[str, str]) -> None:
    with pytest.raises(UnknownParameter):
        parameter(key, date(2026, 1, 1), **coords)


def test_unknown_coordinates_name_what_is_expected() -> None:
    with pytest.raises(UnknownParameter, match="autres_regions"):
        parameter("plus.income_ceiling", date(2026, 1, 1))
    with pytest.raises(UnknownParameter, match="aucune"):
        parameter("tax.advantages_maximum", date(2026, 1, 1), x="y")


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.key)
def test_each_day_has_one_value_or_a_typed_refusal(item: rules_core.parameter_types.Table) -> None:
    """Temporal coverage: no day from 2015 to 2030 crashes or gets two values."""
    for coordinates, periods in item.series.items():
        coords = dict(zip(item.names, coordinates, strict=True))
        for on in DAYS:
            valid = [
                period
                for period in periods
                if period.valid_from <= on <= (period.valid_to or date.max)
            ]
            assert len(valid) <= 1
            found = attempt(lambda on=on, coords=coords: parameter(item.key, on, **coords))
            if isinstance(found, NoParameter):
                assert not valid
                assert found.ask in found.message
                assert found.key == item.key
            else:
                assert [found] == valid


def test_missing_values_say_which_years_are_known_and_who_knows() -> None:
    with pytest.raises(NoParameter) as error:
        parameter("lli.income_ceiling", date(2021, 5, 1), zone="A", category="single")
    assert error.value.known == "2020 et 2022 à 2026"
    assert "Aucun barème 2021" in error.value.message
    assert "votre ADIL" in error.value.message


def test_last_year_is_never_used_for_the_next() -> None:
    for key in ("lli.income_ceiling", "plus.income_ceiling", "lli.rent_ceiling"):
        for coordinates in table(key).series:
            coords = dict(zip(table(key).names, coordinates, strict=True))
            with pytest.raises(NoParameter):
                parameter(key, date(2027, 1, 1), **coords)


def test_periods_are_described() -> None:
    index = table("irl.index").series
    assert describe_periods(index["2026-T3",]) == ""
    assert describe_periods(index["2026-T1",]) == "depuis le 1er\u00a0janvier\u00a02026"
    rates = table("loc_avantages.tax_reduction.rate").series["loc1", "none"]
    assert describe_periods(rates) == ("du 1er\u00a0mars\u00a02022 au 31\u00a0décembre\u00a02027")


@pytest.mark.parametrize(
    ("key", "coords", "text"),
    [
        ("loc_avantages.tax_reduction.rate", {"level": "loc3", "intermediation": "mandat"}, "65 %"),
        ("tax.advantages_maximum", {}, "10 000 €"),
        ("lli.rent_ceiling", {"zone": "B1"}, "11,80 €/m²"),
        ("loc_avantages.registration_deadline", {}, "31 décembre 2027"),
        ("loc_avantages.dpe.worst", {"works": "without_works"}, "E"),
        ("rent.coefficient.maximum", {}, "1,2"),
        ("irl.index", {"quarter": "2026-T1"}, "146,60"),
        ("loc_avantages.convention.duration", {}, "6 ans"),
    ],
)
def test_values_are_written_for_people(key: str, coords: dict[str, str], text: str) -> None:
    written = format_parameter(parameter(key, date(2026, 5, 1), **coords))
    assert written.replace("\u202f", " ").replace("\u00a0", " ") == text


def test_every_value_can_be_written() -> None:
    for item in ALL:
        for periods in item.series.values():
            for period in periods:
                assert format_parameter(period)


def test_every_source_is_complete() -> None:
    for item in ALL:
        for periods in item.series.values():
            for period in periods:
                assert period.source.title
                assert period.source.reference
                assert period.verified_on >= date(2026, 11, 21)


def test_readme_is_generated_from_the_files() -> None:
    readme = Path(rules_core.__file__).parent / "parameters" / "README.md"
    assert readme.read_text(encoding="utf-8") == describe_parameters()


def test_a_family_becomes_stale_at_its_yearly_update() -> None:
    income = next(family for family in families() if family.name == "lli_income")
    assert income.expected_since(date(2026, 11, 21)) == date(2026, 1, 1)
    assert not income.is_stale(date(2026, 12, 31))
    assert income.is_stale(date(2027, 1, 1))
    index = next(family for family in families() if family.name == "irl")
    assert not index.is_stale(date(2027, 1, 19))
    assert index.is_stale(date(2027, 1, 20))


def test_a_family_changed_by_law_only_is_never_stale() -> None:
    rules = next(family for family in families() if family.name == "letting_rules")
    assert rules.expected_since(date(2030, 1, 1)) is None
    assert not rules.is_stale(date(2030, 1, 1))
    assert replace(rules, updates=((1, 1),)).is_stale(date(2030, 1, 1))


def test_families_list_their_gaps() -> None:
    index = next(family for family in families() if family.name == "irl")
    assert any("3e trimestre 2026" in gap for gap in index.gaps)
    assert index.verified_on == date(2026, 11, 21)
