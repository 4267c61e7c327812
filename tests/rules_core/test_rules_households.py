"""From a household to the line of the table, for both grids."""

from __future__ import annotations

import pytest

from rules_core import Household, InvalidInput
from rules_core.households import intermediate_category, social_category


@pytest.mark.parametrize(
    ("household", "code", "supplements"),
    [
        (Household(), "single", 0),
        (Household(couple=True), "couple", 0),
        (Household(adults=2), "couple", 0),
        (Household(dependants=1), "dep1", 0),
        (Household(couple=True, dependants=1), "dep1", 0),
        (Household(adults=2, dependants=3), "dep3", 0),
        (Household(dependants=4), "dep4", 0),
        (Household(dependants=5), "dep4", 1),
        (Household(couple=True, dependants=9), "dep4", 5),
        (Household(young_couple=True), "couple", 0),
        (Household(disabled=1), "single", 0),
        (Household(adults=3, couple=True), "couple", 0),
        (Household(adults=4, dependants=1), "dep1", 0),
    ],
)
def test_intermediate_grid(household: Household, code: str, supplements: int) -> None:
    category = intermediate_category(household)
    assert (category.code, category.supplements) == (code, supplements)


@pytest.mark.parametrize(
    ("household", "code", "supplements"),
    [
        (Household(adults=3, couple=True), "dep1", 0),
        (Household(adults=4, dependants=1), "dep3", 0),
        (Household(adults=8), "dep4", 2),
        (Household(couple=True), "couple", 0),
    ],
)
def test_intermediate_grid_when_further_adults_are_dependants(
    household: Household, code: str, supplements: int
) -> None:
    category = intermediate_category(household, count_extra_adults=True)
    assert (category.code, category.supplements) == (code, supplements)


@pytest.mark.parametrize(
    ("household", "code", "supplements"),
    [
        # arrêté du 29 juillet 1987, art. 2
        (Household(), "cat1", 0),
        (Household(disabled=1), "cat2", 0),
        (Household(couple=True), "cat2", 0),
        (Household(adults=2), "cat2", 0),
        (Household(young_couple=True), "cat3", 0),
        (Household(couple=True, disabled=1), "cat3", 0),
        (Household(young_couple=True, disabled=1), "cat3", 0),
        (Household(dependants=1), "cat3", 0),
        (Household(dependants=1, disabled=1), "cat3", 0),
        (Household(couple=True, dependants=1), "cat3", 0),
        (Household(young_couple=True, dependants=1), "cat3", 0),
        (Household(couple=True, dependants=1, disabled=2), "cat4", 0),
        (Household(dependants=2), "cat4", 0),
        (Household(adults=3, dependants=1), "cat4", 0),
        (Household(dependants=3), "cat5", 0),
        (Household(couple=True, dependants=3, disabled=1), "cat6", 0),
        (Household(dependants=4), "cat6", 0),
        (Household(dependants=5), "cat6", 1),
        (Household(couple=True, dependants=4), "cat6", 0),
        (Household(couple=True, dependants=4, disabled=1), "cat6", 1),
        (Household(couple=True, dependants=7), "cat6", 3),
    ],
)
def test_social_grid(household: Household, code: str, supplements: int) -> None:
    category = social_category(household)
    assert (category.code, category.supplements) == (code, supplements)


def test_a_couple_is_two_adults() -> None:
    assert Household(couple=True).adults == 2
    assert Household(young_couple=True) == Household(adults=2, couple=True, young_couple=True)
    assert Household(adults=3, couple=True).extra_adults == 1


@pytest.mark.parametrize(
    ("household", "text"),
    [
        (Household(), "une personne seule"),
        (Household(dependants=1), "une personne seule et 1 personne à charge"),
        (Household(couple=True, dependants=2), "un couple et 2 personnes à charge"),
        (Household(young_couple=True), "un jeune couple"),
        (Household(adults=3), "3 adultes"),
        (Household(adults=4, couple=True), "un couple, 2 autres adultes"),
        (Household(disabled=1), "une personne seule (dont 1 personne handicapée)"),
    ],
)
def test_description(household: Household, text: str) -> None:
    assert household.describe().replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"adults": 0}, "household.adults"),
        ({"adults": 21}, "household.adults"),
        ({"adults": True}, "household.adults"),
        ({"adults": 1.5}, "household.adults"),
        ({"adults": "2"}, "household.adults"),
        ({"dependants": -1}, "household.dependants"),
        ({"dependants": 10**30}, "household.dependants"),
        ({"dependants": float("nan")}, "household.dependants"),
        ({"disabled": 2}, "household.disabled"),
        ({"couple": 1}, "household.couple"),
        ({"young_couple": "oui"}, "household.young_couple"),
        ({"adults": 10, "dependants": 11}, "household"),
    ],
)
def test_impossible_households_are_refused(fields: dict[str, object], name: str) -> None:
    with pytest.raises(InvalidInput) as error:
        Household(**fields)  # type: ignore[arg-type]
    assert error.value.field == name
    assert error.value.message.endswith(".")
