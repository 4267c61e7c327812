"""Who the adults are when a number, a rank or a negation says it; sums and letters said again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]


@pytest.mark.parametrize(
    ("message", "household"),
    [
        # a number, then what they are
        ("nous sommes quatre infirmières", {"adults": 4}),
        ("nous 3 sommes des étudiants", {"adults": 3}),
        ("on est cinq à la maison", {"persons": 5}),
        # those who earn together, beside children
        ("on touche 2 300 à deux avec un bébé", {"adults": 2, "dependants": 1}),
        ("à deux on gagne 3 000 avec trois enfants", {"adults": 2, "dependants": 3}),
        # the rest of a total
        ("on vit à cinq, moi ma femme et les petits", {"adults": 2, "dependants": 3}),
        # who left, who lived there before
        ("son mari l'a quittée, elle a deux filles", {"adults": 1, "dependants": 2}),
        ("ma tante est mariée mais son mari est resté au pays avec les enfants", None),
        ("ma belle-mère par contre y vivait, mariée", None),
        ("maman de 3 enfants, pas de papa", {"adults": 1, "dependants": 3}),
        # the speaker is there too
        ("je suis hébergée avec mes 3 enfants chez une amie", {"adults": 1, "dependants": 3}),
        ("moi 55 ans sans emploi, ma fille de 19 ans", {"adults": 1, "dependants": 1}),
        ("un père de famille, quatre enfants", {"adults": 1, "dependants": 4}),
        # grown up and at work, flatmates, to come
        ("une fille lycéenne et un garçon qui bosse, avec moi", {"adults": 2, "dependants": 1}),
        ("la coloc compte deux filles et trois garçons", {"adults": 5}),
        ("elle attend son troisième", {"dependants": 2}),
        # scope of a negation
        ("aucune personne handicapée, deux adultes", {"adults": 2, "disabled": 0}),
    ],
)
def test_household_of_a_group(
    message: str, household: dict[str, int] | None, values: Values
) -> None:
    read = values(message, "household")
    if household is None:
        assert all("dependants" not in value and not value.get("couple") for value in read)
        return
    (value,) = read
    assert {key: value.get(key) for key in household} == household


@pytest.mark.parametrize(
    ("message", "entity", "expected"),
    [
        # the sum beside is somebody else's, or of another kind
        (
            "mon salaire est de 1 500 euros, celui de mon mari de 1 800",
            "income",
            [(1500, "net_salary"), (1800, "net_salary")],
        ),
        (
            "payée 1 100 brut, mon mari est au chômage 950",
            "income",
            [(1100, "gross_salary"), (950, "unknown")],
        ),
        ("on touche 1300 chacun net", "income", [(1300, "net_salary")]),
        ("mes revenus ne dépassent pas 20 000", "income", [(20000, "unknown")]),
        ("mon RFR c'est 19 400, attendez non 18 900", "income", [(18900, "rfr")]),
    ],
)
def test_incomes_told_together(
    message: str, entity: str, expected: list[tuple[int, str]], values: Values
) -> None:
    assert [(v["amount"], v["kind"]) for v in values(message, entity)] == expected


@pytest.mark.parametrize(
    ("message", "entity", "expected"),
    [
        ("je paye 610 par mois, 55 de charges comprises dedans", "rent", [555]),
        ("mon budget c'est 550", "rent", [550]),
        ("budget travaux 12 000", "rent", []),
        ("un T3 meublé à Lille je l'ai mis 780", "rent", [780]),
        ("dpe C avant, D maintenant", "dpe", ["D"]),
        ("c'est en zone B2 je crois, non C en fait", "zone_abc", ["C"]),
        ("le 2 pièces fait 37 m carré", "surface", [37]),
        ("52 m² et non 45 m²", "surface", [52]),
    ],
)
def test_a_value_said_again_or_in_part(
    message: str, entity: str, expected: list[Any], values: Values
) -> None:
    assert values(message, entity) == expected


@pytest.mark.parametrize(
    ("message", "dates"),
    [
        ("loc2 au 1er janvier 2027", ["2027-01-01"]),
        ("niveau 2 à Rouen, à compter du 1er mars 2027", ["2027-03-01"]),
        ("la location prendra effet au printemps 2027", ["2027-01-01"]),
        ("bail de 2022, avenant en 2025", ["2022-12-31"]),
        ("le bail a démarré avant le Covid, en février 2019", ["2019-02-28"]),
        ("le locataire part fin décembre, le suivant signe pour janvier 2027", ["2027-01-01"]),
        ("le bail se finit le 30 juin 2027", []),
        ("elle en attend un pour mars, ça passe en loc3 ?", []),
    ],
)
def test_when_the_lease_starts(message: str, dates: list[str], values: Values) -> None:
    assert [value["date"] for value in values(message, "lease_date")] == dates
