"""Replies in the shape of the contract, for the stand-in. Figures are invented."""

from __future__ import annotations

from tests.browser.standin import reply

SOURCES = [
    {
        "title": "Code général des impôts, annexe III",
        "reference": "art. 2 terdecies H",
        "url": "https://www.legifrance.gouv.fr/codes/article",
        "valid_from": "2026-01-01",
    }
]

KNOWN = [
    {"slot": "commune", "label": "Commune", "value": "Lille", "payload": "p-commune"},
    {"slot": "household", "label": "Foyer", "value": "3 personnes", "payload": "p-household"},
    {"slot": "income", "label": "Revenu fiscal", "value": "28 000 €", "payload": "p-income"},
]

ELIGIBLE = reply(
    "Oui : avec 28 000 € de revenu fiscal de référence, vous pouvez louer un logement Loc2 à Lille."
    "\n\nIl vous reste une marge :\n• le plafond est de 69 863 € ;\n• votre revenu est plus bas de"
    " 41 863 €.",
    buttons=[
        {"title": "Et en Loc3 ?", "payload": "p-loc3"},
        {"title": "Quels documents préparer ?", "payload": "p-documents"},
    ],
    sources=SOURCES,
    known=KNOWN,
    result={
        "rule": "tenant-eligibility",
        "verdict": "eligible",
        "valid_on": "2026-11-21",
        "title": "Loc2 à Lille (zone A), foyer de 3 personnes",
        "summary": "Le revenu est sous le plafond.",
        "figures": [
            {
                "id": "ceiling",
                "label": "Plafond de ressources",
                "value": 69863,
                "unit": "€/an",
                "confidence": "high",
            },
            {
                "id": "margin",
                "label": "Marge",
                "value": 41863,
                "unit": "€",
                "confidence": "high",
            },
            {
                "id": "margin_percent",
                "label": "Marge en part du plafond",
                "value": 59.9,
                "unit": "%",
                "confidence": "medium",
            },
        ],
        "steps": [
            {
                "label": "Catégorie du foyer",
                "formula": "1 adulte + 2 enfants",
                "value": "3",
                "unit": "personnes",
            },
            {
                "label": "Marge sous le plafond",
                "formula": "69 863 € − 28 000 €",
                "value": 41863,
                "unit": "€",
            },
        ],
        "conditions": [
            {"code": "income", "label": "Revenus sous le plafond", "status": "met"},
            {"code": "main", "label": "Résidence principale", "status": "not_verified"},
            {
                "code": "family",
                "label": "Aucun lien de famille avec le bailleur",
                "status": "not_met",
            },
        ],
        "unverified": ["Résidence principale"],
        "references": [*SOURCES, {"title": "Arrêté sans adresse", "reference": None, "url": None}],
        "warnings": [
            {"code": "n2", "message": "Le revenu à comparer est celui de l’année N-2 : 2024."}
        ],
        "inputs": {"income_eur": 28000},
    },
)

_LEVELS = {"market": 620, "loc1": 527, "loc2": 434, "loc3": 341}

COMPARE = reply(
    "Voici les loyers et les réductions d’impôt des trois niveaux pour ce logement.",
    sources=SOURCES,
    known=KNOWN,
    result={
        "rule": "compare",
        "verdict": "computed",
        "valid_on": "2026-11-21",
        "title": "Comparaison pour 45 m² à Lens",
        "summary": "",
        "figures": [
            *(
                {
                    "id": f"rent.{level}",
                    "label": f"Loyer en {level.capitalize()}",
                    "value": value,
                    "unit": "€/mois",
                    "confidence": "high",
                }
                for level, value in _LEVELS.items()
            ),
            *(
                {
                    "id": f"reduction.{level}",
                    "label": f"Réduction d’impôt en {level.capitalize()}",
                    "value": value,
                    "unit": "€/an",
                    "confidence": "high",
                }
                for level, value in {"loc1": 948.6, "loc2": 1822.8, "loc3": 2659.8}.items()
            ),
        ],
        "steps": [],
        "conditions": [],
        "unverified": [],
        "references": [],
        "warnings": [],
        "inputs": {},
    },
)

ASK = reply(
    "Pour quelle commune ?",
    "asked",
    progress={"step": 2, "of": 4},
    known=KNOWN,
    buttons=[
        {"title": "Pourquoi ?", "payload": "p-why"},
        {"title": "Je ne sais pas", "payload": "p-unknown"},
    ],
)
