"""Bare figures, corrections, values taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.pipeline.extractors import ROLE_OLD, Fact

Values = Callable[[str, str], list[Any]]
Read = Callable[[str], list[Fact]]

NUMBERS = [
    ("28000", [28000]),
    ("28 000", [28000]),
    ("28.000", [28000]),
    ("28 000 €", [28000]),
    ("450 €", [450]),
    ("52", [52]),
    ("2", [2]),
    ("deux", [2]),
    ("quatre", [4]),
    ("neuf", [9]),
    ("vingt-quatre mille", [24000]),
    ("45,5", [45.5]),
    ("non, 52", [52]),
    ("pardon 52", [52]),
    ("environ 500", [500]),
    ("c'est 450", [450]),
    ("euh 31000", [31000]),
    ("je dirais 600 euros", [600]),
    ("62300", [62300]),
    ("non 4", [4]),
    ("mon propriétaire veut augmenter de 15 euros", [15]),
    # explained by another entity, or by nothing that matters
    ("52 m²", []),
    ("loyer 450", []),
    ("on est 4", []),
    ("2 enfants", []),
    ("Loc2", []),
    ("T2", []),
    ("3 pièces", []),
    ("12/03/2024", []),
    ("40 %", []),
    ("65 ans", []),
    ("article 200", []),
    ("06 12 34 56 78", []),
    ("0612345678", []),
    ("prix d'achat 180 000", []),
    ("T3 B1", []),
    ("un", []),
    ("la 2044", []),
    ("le 115", []),
    ("recommencer à zéro", []),
    ("aucun des trois", []),
    ("compare les trois niveaux", []),
    ("avec 2 salaires", []),
    ("12 rue de la Paix", []),
    ("j'ai 2 enfants de 3 et 5 ans", []),
    ("ils gagnent 2 500 à eux deux", []),
    ("3 appartements", []),
    ("oui", []),
]

CORRECTIONS = [
    "non, 52 m²",
    "non 52",
    "pardon c'est Arras",
    "en fait on est trois",
    "je me suis trompé c'est 31 000",
    "je me suis trompée, 31 000",
    "finalement c'est à Dax",
    "plutôt 40 mètres carrés",
    "erreur : 450 €",
    "je voulais dire Loc2",
    "loc 3 plutôt",
    "oups, Loc3",
    "45 au lieu de 54",
    "Nan c'est Arras",
    "NON, 52 M²",
]

NOT_CORRECTIONS = [
    "non",
    "non merci",
    "non pas du tout",
    "Loc2",
    "j'ai un logement non meublé",
    "je ne sais pas",
    "45 m² à Lens",
    "enfant",
    "que change la carte mobilité ?",
    "non meublé",
    "non-meublé",
    "la CAF s'est trompée",
]

TAKEN_BACK: list[tuple[str, str, list[Any], list[Any]]] = [
    # message, entity, new values, old values
    ("non pas 45 m², 52 m²", "surface", [52], [45]),
    ("52 m², pas 45 m²", "surface", [52], [45]),
    ("52 m² et non 45 m²", "surface", [52], [45]),
    ("52 m² au lieu de 45 m²", "surface", [52], [45]),
    ("pas Lens, Arras", "commune", ["62041"], ["62498"]),
    ("Arras, pas Lens", "commune", ["62041"], ["62498"]),
    ("ce n'est pas à Lens mais à Arras", "commune", ["62041"], ["62498"]),
    ("non pas Loc2, Loc3", "level", ["loc3"], ["loc2"]),
    ("pas en loc 1 mais en loc 2", "level", ["loc2"], ["loc1"]),
    ("52, pas 45", "number", [52], [45]),
    ("on est 3, pas 4", "number", [], [4]),
    ("pardon, 35 et pas 53 m²", "surface", [35], [53]),
    ("non pas 2 enfants, 3", "household", [{"dependants": 3}], []),
    ("remplace 45 par 54 m²", "surface", [54], []),
    ("remplace 45 par 54 m²", "number", [], [45]),
    ("j'ai dit 45 mais c'est 54 m2", "number", [], [45]),
    ("ce n'est pas 400 mais 440 €", "number", [440], [400]),
    ("c'est 2025 pas 2024", "number", [], []),
    ("DPE E, pas F", "dpe", ["E"], []),
    ("pourquoi pas Loc2 ?", "level", ["loc2"], []),
    ("pas plus de 45 m²", "surface", [45], []),
    ("je ne suis pas à Lens", "commune", [], ["62498"]),
]


@pytest.mark.parametrize(("message", "expected"), NUMBERS)
def test_number(message: str, expected: list[float], values: Values) -> None:
    assert values(message, "number") == expected


@pytest.mark.parametrize("message", CORRECTIONS)
def test_correction(message: str, values: Values) -> None:
    assert values(message, "correction") == [True]


@pytest.mark.parametrize("message", NOT_CORRECTIONS)
def test_no_correction(message: str, values: Values) -> None:
    assert values(message, "correction") == []


@pytest.mark.parametrize(("message", "entity", "new", "old"), TAKEN_BACK)
def test_value_taken_back(
    message: str, entity: str, new: list[Any], old: list[Any], read: Read
) -> None:
    facts = [f for f in read(message) if f.entity == entity]
    assert [f.value for f in facts if f.role is None] == new
    assert [f.value for f in facts if f.role == ROLE_OLD] == old


def test_the_value_to_keep_comes_last(read: Read) -> None:
    """Whatever the order in the sentence, so that the last entity of a kind is the right one."""
    for message in ("pas 45 m², 52 m²", "52 m², pas 45 m²"):
        assert [f.value for f in read(message) if f.entity == "surface"][-1] == 52
