"""What a sum is when no rule says it, and whose household a letting is for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.pipeline.extractors.sum_roles import ROLES, WEIGHTS_FILE, role_of
from tests.bot.pipeline.conftest import Values


@pytest.mark.parametrize(
    ("message", "rents"),
    [
        ("studio meublé à Vesoul pour une apprentie seule, 345, c'est trop pour du loc1 ?", [345]),
        ("notre nièce reprend le T3 de Tulle avec son fils, 415 en tout, ça va ?", [415]),
        ("j'ai mis 900 de côté pour la caution et je cherche une chambre à Metz", []),
    ],
)
def test_a_rent_without_its_word(values: Values, message: str, rents: list[Any]) -> None:
    assert values(message, "rent") == rents


def test_a_short_answer_is_left_to_the_question_asked(values: Values) -> None:
    assert values("650 euros", "rent") == values("650 euros", "income") == []


def test_weights_are_those_of_the_three_roles() -> None:
    assert WEIGHTS_FILE.stat().st_size < 300_000
    assert ROLES == ("income", "other", "rent")
    assert role_of.__doc__


@pytest.mark.parametrize(
    ("message", "adults"),
    [
        ("mariés avec trois filles, on loue notre T2 de Dax à un apprenti, il y vivra seul", 1),
        ("locataires : quatre serveuses, bail commun", 4),
        ("bail en colocation, trois locataires", 3),
    ],
)
def test_who_rents_and_not_who_lets(values: Values, message: str, adults: int) -> None:
    (household,) = values(message, "household")
    assert household["adults"] == adults
    assert not household.get("dependants")


def test_owners_alone_are_no_household(values: Values) -> None:
    assert values("nous avons ma femme et moi un T2 à louer à Lille", "household") == []


@pytest.mark.parametrize(
    ("message", "communes"),
    [
        ("plafond des niches à 10000", 0),
        ("code postal 10000", 1),
        ("Nice 45 m2", 1),
    ],
)
def test_a_round_sum_is_no_postal_code(values: Values, message: str, communes: int) -> None:
    assert len(values(message, "commune")) == communes


@pytest.mark.parametrize(
    ("message", "year"),
    [
        ("depuis 10 ans j'ai le même locataire", "2016"),
        ("j'y suis depuis 2011, le loyer peut-il doubler ?", "2011"),
    ],
)
def test_being_there_dates_a_lease(values: Values, message: str, year: str) -> None:
    (lease,) = values(message, "lease_date")
    assert lease["date"].startswith(year)
