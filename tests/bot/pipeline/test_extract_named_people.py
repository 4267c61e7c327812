"""Children told by name or age, who lives with whom, and households compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]

ALONE = {"adults": 1, "couple": False}
COUPLE = {"adults": 2, "couple": True}

SAID: list[tuple[str, list[Any]]] = [
    # names and ages count children that no number counts
    ("mes enfants Malo et Jade sont avec moi, je suis veuf", [ALONE | {"dependants": 2}]),
    ("mes enfants ont 4, 7 et 9 ans et je suis divorcée", [ALONE | {"dependants": 3}]),
    ("couple, enfants : Nino (11), Lola (8), Yanis (3)", [COUPLE | {"dependants": 3}]),
    ("je suis seule avec Ethan, 6 ans", [ALONE | {"dependants": 1}]),
    # they spell out those that a number counts
    ("mes deux filles Lina, 9 ans, et Mila, 6 ans, et moi", [{"dependants": 2}]),
    ("j'ai deux enfants : un garçon et une fille, je suis seul", [ALONE | {"dependants": 2}]),
    # a name with a grown-up age is no child
    ("ma sœur Emma, 34 ans, et moi", [{"adults": 2}]),
    # who lives with the children, or is introduced with them
    ("je loge avec mes trois enfants", [ALONE | {"dependants": 3}]),
    ("une aide-ménagère et sa fille", [{"adults": 1, "dependants": 1}]),
    ("une locatrice avec 3 enfants", [{"adults": 1, "dependants": 3}]),
    # grown-up children at work are adults of the home
    ("une mère et ses deux grands fils qui travaillent", [{"adults": 3, "couple": False}]),
    # the parents of the same children are a couple
    ("le père, la mère et trois enfants", [COUPLE | {"dependants": 3}]),
    # households compared
    ("plafond pour une personne seule ou pour un couple ?", [ALONE, COUPLE]),
    (
        "candidat 1 : veuve ; candidat 2 : couple avec un enfant",
        [ALONE, COUPLE | {"dependants": 1}],
    ),
    (
        "un couple sans enfant ou avec deux enfants",
        [COUPLE | {"dependants": 0}, COUPLE | {"dependants": 2}],
    ),
    ("ma femme et moi ou juste moi", [COUPLE]),
    # others than the people of the home
    ("mes parents louent leur maison à une dame seule", [ALONE]),
    ("seul, mes enfants vivent au pays avec leur grand-mère", [ALONE]),
]


@pytest.mark.parametrize(("message", "expected"), SAID)
def test_household(message: str, expected: list[Any], values: Values) -> None:
    assert values(message, "household") == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("le premier loyer a été payé en mai 2023", ["2023-05-31"]),
        ("ma locataire est entrée en 1997", ["1997-12-31"]),
        ("elle paie 540 € depuis mars 2024", []),
        ("la convention court de 2023 à 2029", []),
    ],
)
def test_start_of_the_lease(message: str, expected: list[str], values: Values) -> None:
    assert [value["date"] for value in values(message, "lease_date")] == expected
