"""Who stands between owner and tenant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]

CASES = [
    ("via une asso", ["any"]),
    ("et sans passer par elle ?", ["none"]),
    ("combien sans eux", ["none"]),
    ("par Soliha", ["any"]),
    ("je l'ai confié à Soliha", ["any"]),
    ("avec une association", ["any"]),
    ("en passant par une association agréée", ["any"]),
    ("je veux passer par une association", ["any"]),
    ("avec une agence immobilière sociale", ["any"]),
    ("IML", ["any"]),
    ("avec intermédiation", ["any"]),
    ("en intermédiation locative", ["any"]),
    ("Solibail", ["any"]),
    ("une AIVS", ["any"]),
    ("avec SOLIHA comme opérateur agréé", ["any"]),
    ("organisme agréé", ["any"]),
    ("mandat de gestion", ["mandat"]),
    ("en mandat", ["mandat"]),
    ("mandat de gestion avec une association", ["mandat"]),
    ("mandat de gestion locative sociale", ["mandat"]),
    ("sous-location", ["sous_location"]),
    ("sous location", ["sous_location"]),
    ("en souslocation", ["sous_location"]),
    ("location/sous-location", ["sous_location"]),
    ("louer à une association qui sous-loue", ["sous_location"]),
    ("l'association sous-loue le logement", ["sous_location"]),
    ("sans agence", ["none"]),
    ("gestion directe", ["none"]),
    ("Loc1 tout seul", ["none"]),
    ("Loc2 sans personne au milieu", ["none"]),
    ("Loc2 direct ou Loc2 avec une association ?", ["any", "none"]),
    ("une association locataire", ["sous_location"]),
    ("sans association", ["none"]),
    ("sans asso", ["none"]),
    ("sans intermédiaire", ["none"]),
    ("sans intermédiation", ["none"]),
    ("et sans association ?", ["none"]),
    ("sans passer par une agence", ["none"]),
    ("sans passer par une association", ["none"]),
    ("en direct", ["none"]),
    ("je loue en direct", ["none"]),
    ("directement au locataire", ["none"]),
    ("moi-même", ["none"]),
    ("de particulier à particulier", ["none"]),
    ("je gère moi-même", ["none"]),
    ("je le loue moi même", ["none"]),
    ("pas d'association", ["none"]),
    ("pas d'intermédiaire", ["none"]),
    ("ni agence ni association", ["none"]),
    ("aucune association", ["none"]),
    ("je ne veux pas passer par une association", ["none"]),
    ("avec ou sans association", ["any", "none"]),
    ("en mandat ou en sous-location ?", ["mandat", "sous_location"]),
    ("comparatif avec et sans intermédiation", ["any", "none"]),
    ("mes 3 enfants et moi-même", []),
    # nobody between is spoken of
    ("loyer intermédiaire", []),
    ("logement locatif intermédiaire", []),
    ("une agence immobilière", []),
    ("Quelle est la durée du bail ?", []),
    ("je loue à ma sœur", []),
    ("un associé de la SCI", []),
    ("location nue", []),
    ("commande", []),
    ("un mandataire", []),
    ("ma loc", []),
]


@pytest.mark.parametrize(("message", "expected"), CASES)
def test_intermediation(message: str, expected: list[str], values: Values) -> None:
    assert sorted(set(values(message, "intermediation"))) == expected
