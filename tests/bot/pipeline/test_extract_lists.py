"""Lists of a home and ties of kin, told by parts in any order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.pipeline.conftest import Values

TWO = {"adults": 2, "couple": True}

HOMES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("On est 3 : moi, ma mère et ma sœur de 16 ans", {"adults": 2, "dependants": 1}),
    ("la famille compte un couple, leurs deux filles et la grand-mère", {"adults": 3}),
    ("combien pour un couple et leur fils de 26 ans qui travaille ?", {"adults": 3}),
    ("ménage : père, fille de 14 ans, fils de 22 ans au chômage", {"adults": 2, "dependants": 1}),
    ("moi et mes trois colocs", {"adults": 4}),
    ("mon mec, sa mère, mes deux filles et moi", {"adults": 3, "couple": True, "dependants": 2}),
    ("ma mère et moi, et aussi mon petit de 3 ans", {"adults": 2, "dependants": 1}),
    ("avec mon homme et les 3 petits on est à l'étroit", TWO | {"dependants": 3}),
    ("moi et mon chat", {"adults": 1}),
    ("Plafond PLUS couple sans enfant", TWO | {"dependants": 0}),
    ("deux couples d'amis", {"adults": 4, "couple": True}),
    ("Sa femme est repartie au Portugal, il vit ici avec son fils", {"adults": 1, "dependants": 1}),
)
TIES: tuple[tuple[str, str], ...] = (
    ("la locataire est la filleule du bailleur", "other_family"),
    ("bailleur et locataire sont cousins", "other_family"),
    ("ma propriétaire (ma grand-mère en fait) baisse le loyer", "descendant"),
    ("mon fils a acheté un studio et me le loue 300 euros", "ascendant"),
    ("je suis dans un meublé appartenant à ma marraine", "other_family"),
    ("mon petit-neveu, 1 200 net par mois, studio de 25 m²", "other_family"),
    ("pas notre fils, ce sera un inconnu", "none"),
    ("c'est mon collègue, marié, trois enfants", "none"),
)
NO_TIE = (
    "je loue à un étudiant rattaché à ses parents",
    "une tante et sa nièce seront mes locataires",
    "un logement pour ma femme, ma fille et moi",
    "mon fils dit que le loyer est trop haut",
    "mon grand-père loue depuis 1998 à la même dame",
)


@pytest.mark.parametrize(("message", "expected"), HOMES)
def test_home(message: str, expected: dict[str, Any], values: Values) -> None:
    (found,) = values(message, "household")
    assert expected.items() <= found.items()


@pytest.mark.parametrize(("message", "expected"), TIES)
def test_tie(message: str, expected: str, values: Values) -> None:
    assert values(message, "tenant_relation") == [expected]


@pytest.mark.parametrize("message", NO_TIE)
def test_no_tie(message: str, values: Values) -> None:
    assert values(message, "tenant_relation") == []


@pytest.mark.parametrize(
    "message", ["dsl jme sui trompé jai qu'un enfant", "zut, 52 m²", "j'ai confondu, c'est Lens"]
)
def test_mistaken(message: str, values: Values) -> None:
    assert values(message, "correction") == [True]
