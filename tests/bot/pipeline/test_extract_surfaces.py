"""Living area and annexes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str, str], list[Any]]

SURFACES: list[tuple[str, list[float], list[float]]] = [
    # message, living areas, annexes
    ("45 m²", [45], []),
    ("appart 3 pièces 62m²", [62], []),
    ("3 pièces de 62 m²", [62], []),
    ("un quatre-pièces de 81 m2", [81], []),
    ("et une cave de 5", [], [5]),
    ("pardon la terrasse mesure 14", [], [14]),
    ("balcon au 1er étage", [], []),
    ("T3 62 m² avec 2 chambres de 10 m²", [62], []),
    ("45 m², pas de balcon ni de cave", [45], [0]),
    ("sans annexe", [], [0]),
    ("51 mettre carrer", [51], []),
    ("45m2", [45], []),
    ("45 m2", [45], []),
    ("45m²", [45], []),
    ("45,5 m²", [45.5], []),
    ("45.50m2", [45.5], []),
    ("45 mètres carrés", [45], []),
    ("45 metre carre", [45], []),
    ("quarante-cinq mètres carrés", [45], []),
    ("soixante m2", [60], []),
    ("45 M2", [45], []),
    ("un T2 de 45 m²", [45], []),
    ("T2 de 45", [45], []),
    ("studio de 20, Lens", [20], []),
    ("appart 60 m2", [60], []),
    ("surface 52", [52], []),
    ("la surface habitable est de 52", [52], []),
    ("superficie : 38,40", [38.4], []),
    ("il fait 33m2", [33], []),
    ("non, 52 m²", [52], []),
    ("120 m² à Lens", [120], []),
    ("maison de 110 m² avec jardin de 300 m²", [110], []),
    ("45m2 + balcon 6 m²", [45], [6]),
    ("45 m² avec un balcon de 6 m²", [45], [6]),
    ("45 m² et 6 m² de balcon", [45], [6]),
    ("45 m², balcon de 6 m² et cave de 4 m²", [45], [10]),
    ("45 m² balcon 6 m²", [45], [6]),
    ("appartement 50 m2, cave 5m2", [50], [5]),
    ("terrasse de 12 m²", [], [12]),
    ("loggia (5 m²)", [], [5]),
    ("cellier : 3 m²", [], [3]),
    ("annexes 16 m²", [], [16]),
    ("un balcon de quatre mètres carrés", [], [4]),
    ("40 m² + 8 m² de cave", [40], [8]),
    ("45 m² + garage de 15 m²", [45], []),
    ("parking 12 m²", [], []),
    ("terrain de 500 m²", [], []),
    ("chambre de 12 m² dans un appart de 70 m²", [70], []),
    ("45 m² habitables, 62 m² au sol", [45], []),
    ("88 m² et 2 balcons de 5 m² chacun", [88], [10]),
    ("47 m² plus une cave de 6", [47], [6]),
    # not a surface
    ("T2", [], []),
    ("un T3 à Lens", [], []),
    ("F4", [], []),
    ("T2 à 450 €", [], []),
    ("T2 450 €", [], []),
    ("T3 3 chambres", [], []),
    ("appartement de 3 pièces", [], []),
    ("à 500 m de la gare", [], []),
    ("à 200 mètres du tram", [], []),
    ("450 €/m²", [], []),
    ("12 € le m²", [], []),
    ("9,83 €/m²", [], []),
    ("prix au m2", [], []),
    ("combien au m² ?", [], []),
    ("hauteur sous plafond 2,20 m", [], []),
    ("un balcon", [], []),
    ("avec cave", [], []),
    ("studio de 2019", [], []),
    ("45", [], []),
    ("volume de 20 m3", [], []),
    ("maison 3 étages", [], []),
]


@pytest.mark.parametrize(("message", "living", "annexes"), SURFACES)
def test_surfaces(message: str, living: list[float], annexes: list[float], values: Values) -> None:
    assert (values(message, "surface"), values(message, "annex_surface")) == (living, annexes)
