"""Levels and schemes: exact forms only, and the adverb « plus » is not a scheme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]

LEVELS = [
    ("Loc1", ["loc1"]),
    ("loc2", ["loc2"]),
    ("LOC 3", ["loc3"]),
    ("LOC-1", ["loc1"]),
    ("loc.2", ["loc2"]),
    ("loc n°3", ["loc3"]),
    ("en loc un", ["loc1"]),
    ("Loc deux stp", ["loc2"]),
    ("loc trois ?", ["loc3"]),
    ("Loc II", ["loc2"]),
    ("Loc’2 à Lille", ["loc2"]),
    ("LOC1/LOC2", ["loc1", "loc2"]),
    ("loc1 ou loc2 ou loc3", ["loc1", "loc2", "loc3"]),
    ("Loc'Avantages 2", ["loc2"]),
    ("loc avantages niveau 3", ["loc3"]),
    ("Loc'Avantages, niveau 1", ["loc1"]),
    ("au niveau 2", ["loc2"]),
    ("Loc 1 500 €", ["loc1"]),
    ("même question en Loc3", ["loc3"]),
    ("et en loc2?", ["loc2"]),
    ("je voudrais du Loc-2, pas plus", ["loc2"]),
    ("plafond de loyer intermédiaire", ["intermediaire"]),
    ("loyer social", ["social"]),
    ("en loyer très social", ["tres_social"]),
    ("convention très sociale", ["tres_social"]),
    ("location sociale ou très sociale", ["social", "tres_social"]),
    ("location intermédiaire", ["intermediaire"]),
    ("niveau social", ["social"]),
    ("très social", ["tres_social"]),
    ("intermédiaire", ["intermediaire"]),
    ("et en très social ?", ["tres_social"]),
    ("conventionné social Anah", ["social"]),
    ("un logement très social", ["tres_social"]),
    ("Loc'Avantages social", ["social"]),
    ("plafond loyer Cosse très social", ["tres_social"]),
    ("loc 1, 2 ou 3 ?", ["loc1", "loc2", "loc3"]),
    ("loc1/2/3", ["loc1", "loc2", "loc3"]),
    ("loc 1, 2 enfants", ["loc1"]),
    # not a level
    ("Loc12", []),
    ("loc4", []),
    ("bloc 2", []),
    ("loca 2", []),
    ("local 1", []),
    ("Loc'Avantages", []),
    ("Loc'Avantages 2026", []),
    ("Loc'Avantages 2 enfants", []),
    ("loc avantages 3 personnes", []),
    ("logement social", []),
    ("une assistante sociale m'a parlé de vous", []),
    ("agence immobilière sociale", []),
    ("un logement intermédiaire", []),
    ("sans intermédiaire", []),
    ("la mixité sociale", []),
    ("intermédiation locative", []),
    ("niveau 2 du bâtiment", []),
    ("je suis travailleur social", []),
]

SCHEMES = [
    ("Loc'Avantages", ["loc_avantages"]),
    ("Loc’Avantages", ["loc_avantages"]),
    ("LOC AVANTAGE", ["loc_avantages"]),
    ("loc-avantages", ["loc_avantages"]),
    ("locavantages", ["loc_avantages"]),
    ("locavantage", ["loc_avantages"]),
    ("l'oc avantages", ["loc_avantages"]),
    ("le dispositif loc avantages", ["loc_avantages"]),
    ("LLI", ["lli"]),
    ("un lli à Lens", ["lli"]),
    ("l.l.i.", ["lli"]),
    ("logement intermédiaire", ["lli"]),
    ("logement locatif intermédiaire", ["lli"]),
    ("logements locatifs intermédiaires", ["lli"]),
    ("PLAI", ["plai"]),
    ("plai", ["plai"]),
    ("P.L.A.I.", ["plai"]),
    ("un logement PLUS", ["plus"]),
    ("PLUS", ["plus"]),
    ("plafond PLUS pour 3 personnes", ["plus"]),
    ("plafonds PLUS/PLAI/PLS", ["plus", "plai", "pls"]),
    ("plafond plus à Lens", ["plus"]),
    ("plafonds plus et plai", ["plus", "plai"]),
    ("plai, plus ou pls ?", ["plai", "plus", "pls"]),
    ("pls ou plus ?", ["pls", "plus"]),
    ("un logement plus ?", ["plus"]),
    ("logement plus, plafond pour un couple", ["plus"]),
    ("PLS", ["pls"]),
    ("pls", ["pls"]),
    ("et pls ?", ["pls"]),
    ("logement PLS", ["pls"]),
    ("logement pls", ["pls"]),
    ("plafond pls couple", ["pls"]),
    ("prêt locatif social", ["pls"]),
    ("prêt locatif à usage social", ["plus"]),
    ("prêt locatif aidé d'intégration", ["plai"]),
    ("Louer abordable", ["louer_abordable"]),
    ("dispositif Cosse", ["louer_abordable"]),
    ("ancienne loi Cosse", ["louer_abordable"]),
    ("QUEL PLAFOND PLAI A LENS", ["plai"]),
    # the adverb, the operation, the good manners
    ("plus", []),
    ("je ne sais plus", []),
    ("plus de 3 personnes", []),
    ("au plus 500 €", []),
    ("en plus", []),
    ("un logement plus grand", []),
    ("un loyer plus bas", []),
    ("plafond plus élevé", []),
    ("le plafond le plus haut", []),
    ("un couple plus deux enfants", []),
    ("je ne comprends plus rien", []),
    ("plus tard", []),
    ("de plus en plus cher", []),
    ("je n'ai plus de logement", []),
    ("J'AI UN LOGEMENT EN PLUS", []),
    ("JE NE SAIS PLUS", []),
    ("le plafond EN PLUS du loyer", []),
    ("je veux louer plus cher", []),
    ("en savoir plus", []),
    ("logement plus ancien", []),
    ("plafonds plus récents", []),
    ("c'est quoi le loyer max pls", []),
    ("aidez moi pls", []),
    ("repondez pls svp", []),
    ("PLU de la commune", []),
    ("plan local d'urbanisme", []),
    ("Pinel plus", []),
    ("complai", []),
    ("c'est un local avantageux", []),
    ("quels avantages ?", []),
    ("location avantageuse", []),
    ("Cossette", []),
]


@pytest.mark.parametrize(("message", "expected"), LEVELS)
def test_levels(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "level") == expected


@pytest.mark.parametrize(("message", "expected"), SCHEMES)
def test_schemes(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "scheme") == expected


@pytest.mark.parametrize("digit", ["1", "2", "3"])
@pytest.mark.parametrize("form", ["Loc{}", "loc {}", "LOC-{}", "Loc n°{}", "en loc.{}", "Loc’{}"])
def test_a_level_is_never_taken_for_its_neighbour(form: str, digit: str, values: Values) -> None:
    """One character tells three levels apart: the figure read is the figure written."""
    assert values(form.format(digit), "level") == [f"loc{digit}"]
