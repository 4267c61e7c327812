"""Values read by grammar: people composed one by one, dates and sums by what governs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.pipeline.extractors import Fact

Values = Callable[[str, str], list[Any]]

SINGLE, COUPLE = {"adults": 1, "couple": False}, {"adults": 2, "couple": True}

HOUSEHOLDS: list[tuple[str, dict[str, Any] | None]] = [
    # where the children live
    ("seule, mes trois filles sont parties vivre ailleurs", SINGLE),
    ("je vis seul, mon fils habite chez sa mère", SINGLE),
    (
        "couple, notre aîné fait sa propre déclaration, le petit dernier vit avec nous",
        COUPLE | {"dependants": 1},
    ),
    ("quatre enfants dont deux ont quitté la maison", {"dependants": 2}),
    ("veuve, cinq enfants, il m'en reste deux à la maison", SINGLE | {"dependants": 2}),
    ("l'école de mon fils est à Lens", None),
    ("le lit du bébé est cassé", None),
    # lists of people
    ("deux enfants : une fille de 8 ans et un garçon de 5 ans", {"dependants": 2}),
    ("2 enfants et un bébé de 4 mois", {"dependants": 3}),
    ("moi, ma nièce de 12 ans et mon fils", SINGLE | {"dependants": 2}),
    ("mon frère et sa femme, avec leur bébé", COUPLE | {"dependants": 1}),
    ("j'élève seule ma petite-fille de 6 ans", SINGLE | {"dependants": 1}),
    ("famille recomposée : mes 2, ses 3", COUPLE | {"dependants": 5}),
    ("une famille avec 3 enfants peut entrer ?", {"dependants": 3}),
    ("c'est pour ma fille, elle est seule, elle gagne 18 000 par an", SINGLE),
    ("moyenne, ni grand ni petit", None),
    ("il est maçon, elle au foyer, deux gamins", COUPLE | {"dependants": 2}),
    # the owner's own family
    ("nous sommes mariés, deux enfants, et propriétaires d'un studio", None),
    ("mon épouse et moi louons à une dame seule", SINGLE),
    ("mon frère et moi venons d'hériter d'un appartement", None),
    # things that go on by themselves
    ("le bail se renouvelle tout seul", None),
    # notes of staff
    ("cple s/ enf", COUPLE | {"dependants": 0}),
    ("fiche : 1A+2E", {"adults": 1, "dependants": 2}),
    ("H seul, AAH", SINGLE),
]  # fmt: skip

DATES: list[tuple[str, list[str]]] = [
    ("« fin de convention », bail du 14/07/2019", ["2019-07-14"]),
    ("travaux commencés en mars 2025", []),
    ("travaux finis en mars 2025, la locataire est arrivée en mai 2025", ["2025-05-31"]),
    ("le bail arrive à terme le 14 septembre prochain", []),
    ("revalorisation du loyer au premier janvier 2027", []),
    ("je suis arrivée en France l'an dernier", []),
    ("les clés ont été rendues le 3 mars 2026, le suivant entre le 1er avril 2026", ["2026-04-01"]),
    ("loc. ds lieux dps 06/2022", ["2022-06-30"]),
]

RENTS: list[tuple[str, list[float]]] = [
    ("l'indice me permet combien sur 520 € ?", [520]),
    ("il veut m'augmenter de 80 euros", []),
    ("je baisse le loyer de 120 €", []),
    ("22 euros de plus sur un loyer de 605 euros", [605]),
    ("loyer de marché 820, moi je demande 640 hors charges", [640]),
    ("loué depuis 1998", []),
    ("loyers bruts 7 200 par an", [600]),
    ("620 charge comprise dont 70 de charge", [550]),
]

INCOMES: list[tuple[str, list[float]]] = [
    ("je gagne entre 1 500 et 1 700 net par mois", [1500, 1700]),
    ("24/26 k bruts par an", [24000, 26000]),
    ("je gagne 52 000 par an comme propriétaire", []),
]


@pytest.mark.parametrize(("message", "expected"), HOUSEHOLDS)
def test_household(message: str, expected: dict[str, Any] | None, values: Values) -> None:
    assert values(message, "household") == ([] if expected is None else [expected])


@pytest.mark.parametrize(("message", "expected"), DATES)
def test_lease_date(message: str, expected: list[str], values: Values) -> None:
    assert [value["date"] for value in values(message, "lease_date")] == expected


@pytest.mark.parametrize(("message", "expected"), RENTS)
def test_rent(message: str, expected: list[float], values: Values) -> None:
    assert values(message, "rent") == expected


@pytest.mark.parametrize(("message", "expected"), INCOMES)
def test_income(message: str, expected: list[float], values: Values) -> None:
    assert [value["amount"] for value in values(message, "income")] == expected


@pytest.mark.parametrize(
    "message",
    [
        "NOUS SOMMES DEUX ET BIENTÔT TROIS",
        "AU NORD DE LA VILLE",
        "DEMANDER LE MOINS CHER DES DEVIS",
    ],
)
def test_no_place_in_words_in_capitals(message: str, read: Callable[[str], list[Fact]]) -> None:
    assert not {fact.entity for fact in read(message)} & {"commune", "department", "region"}


def test_a_place_in_capitals_is_shown_as_typed(read: Callable[[str], list[Fact]]) -> None:
    (place,) = [fact for fact in read("UN LOGEMENT À LENS SVP") if fact.entity == "commune"]
    assert (place.value, place.text) == ("62498", "LENS")


def test_energy_class_in_capitals(values: Values) -> None:
    assert values("MON APPARTEMENT EST CLASSÉ AU DPE EN F", "dpe") == ["F"]
