"""Communes, homonyms, départements, zones, through the real territory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.pipeline.extractors import ROLE_NEAR, ROLE_OTHER, Fact

Values = Callable[[str, str], list[Any]]

COMMUNES = [
    ("à Lens", ["62498"]),
    ("Arras", ["62041"]),
    ("pardon c'est Arras", ["62041"]),
    ("Nice, 45 m²", ["06088"]),
    ("Tours : un T2", ["37261"]),
    ("Nice, merci", []),
    ("62300 Lens", ["62498"]),
    ("T2 à lens 45m2", ["62498"]),
    ("je suis seule avec deux enfants à Lille", ["59350"]),
    ("plafond PLUS à Paris", ["75056"]),
    ("et à Béthune ?", ["62119"]),
    ("PLUS à Paris", ["75056"]),
    # not a place
    ("un RFR à 28000", []),
    ("28000", []),
    ("seule avec 2 enfants", []),
    ("un couple", []),
    ("je ne sais pas", []),
    ("Loc2", []),
    ("bail de mars 2024", []),
    ("RFR 28000", []),
    ("28 000 €", []),
    ("45 m²", []),
]

DEPARTMENTS = [
    ("dans le 62", ["62"]),
    ("dans le Pas-de-Calais", ["62"]),
    ("(93)", ["93"]),
    ("le 93", ["93"]),
    ("c'est le 62", ["62"]),
    ("pour 62 ans", []),
    ("52 m²", []),
]

ZONES = [
    ("zone B1", ["B1"]),
    ("zone b2", ["B2"]),
    ("en zone A", ["A"]),
    ("zone A bis", ["Abis"]),
    ("zone abis", ["Abis"]),
    ("zone C", ["C"]),
    ("B1", ["B1"]),
    ("en A bis", ["Abis"]),
    ("zone a", ["A"]),
    ("zone a ou b1 ?", ["A", "B1"]),
    ("en zone B1 ou à Lyon", ["B1"]),
    ("la zone a-t-elle changé ?", []),
    ("la zone a changé", []),
    ("zone à risque", []),
    ("zone tendue", []),
    ("zone", []),
    ("bâtiment B2", []),
]


@pytest.mark.parametrize(("message", "expected"), COMMUNES)
def test_commune(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "commune") == expected


@pytest.mark.parametrize(("message", "expected"), DEPARTMENTS)
def test_department(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "department") == expected


@pytest.mark.parametrize(("message", "expected"), ZONES)
def test_zone(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "zone_abc") == expected


def test_homonyms_are_given_as_candidates(values: Values) -> None:
    (value,) = values("J'ai un logement à louer à Saint-Denis", "commune")
    assert value["text"] == "Saint-Denis"
    assert {"93066", "97411"} <= set(value["candidates"])


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("01000", "01053"),
        ("code postal 62000", "62041"),
        ("zone abc 62300", "62498"),
        ("mon logement est à 62300", "62498"),
    ],
)
def test_postal_code_of_several_communes(message: str, expected: str, values: Values) -> None:
    (value,) = values(message, "commune")
    assert value["candidates"][0] == expected


def test_a_place_nearby_has_a_role(read: Callable[[str], list[Fact]]) -> None:
    (fact,) = read("je cherche près de Lens")
    assert (fact.entity, fact.value, fact.role) == ("commune", "62498", ROLE_NEAR)


def test_a_place_that_only_passes_by_has_a_role(read: Callable[[str], list[Fact]]) -> None:
    facts = [f for f in read("j'habite à Lille et je loue un T2 à Lens") if f.entity == "commune"]
    assert [(f.value, f.role) for f in facts] == [("59350", ROLE_OTHER), ("62498", None)]
