"""Names of places for people, without waiting for the whole territory to open."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import knowledge

_FILE = Path(knowledge.__file__).parent / "data" / "departements.csv"


def department_name(code: str) -> str:
    """« Pas-de-Calais » for « 62 »; the code itself when it is none we know."""
    return _names().get(code, code)


def department_of(commune: str) -> str:
    """Code of the département of an INSEE code: « 62041 » → « 62 », « 97411 » → « 974 »."""
    return commune[: 3 if commune.startswith(("97", "98")) else 2]


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["nom"] for row in csv.DictReader(file)}


#: What people ask for: the rules, and the cards.
TOPICS = {
    "income-ceiling": "Plafonds de ressources",
    "tenant-eligibility": "Droit à un logement",
    "rent-ceiling": "Plafonds de loyer",
    "dwelling-eligibility": "Logement éligible",
    "tax-reduction": "Réduction d’impôt",
    "rent-revision": "Révision du loyer",
    "all-levels": "Tous les niveaux d’un dispositif",
    "comparison": "Comparaison des façons de louer",
    "calendar": "Calendrier d’une convention",
    "lli-conditions": "Conditions du LLI",
    "relance-logement": "Relance logement (Jeanbrun)",
    "rent-renewal": "Renouvellement du loyer",
    "housing-allowance": "Aide au logement",
    "visale": "Visale",
    "card": "Questions générales (fiches)",
}
