"""Replies in the shape of the contract, for the stand-in. Figures are invented."""

from __future__ import annotations

from typing import Any

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

_CHOICES = [
    ("Loc3 avec une association", 341, 2659.8, 6751.8),
    ("Loc1 sans association", 527, 948.6, 7272.6),
    ("Loyer libre", 620, None, 7440),
    ("Loc2 avec une association", 434, 2083.2, 7291.2),
]


def _figure(label: str, value: float, unit: str) -> dict[str, Any]:
    return {"id": label, "label": label, "value": value, "unit": unit, "confidence": "high"}


COMPARE = reply(
    "Voici les loyers et les réductions d’impôt pour ce logement.",
    sources=SOURCES,
    known=KNOWN,
    result={
        "rule": "comparison",
        "verdict": "computed",
        "valid_on": "2026-11-21",
        "title": "Comparaison des façons de louer",
        "summary": "",
        "figures": [
            figure
            for choice, rent, reduction, net in sorted(_CHOICES, key=lambda c: -c[3])
            for figure in (
                _figure(f"{choice}, loyer", rent, "€/mois"),
                *(
                    [_figure(f"{choice}, réduction d’impôt", reduction, "€/an")]
                    if reduction
                    else []
                ),
                _figure(f"{choice}, par an", net, "€/an"),
            )
        ]
        + [_figure("Relance logement, amortissement", 5000, "€/an")],
        "steps": [],
        "conditions": [],
        "unverified": [],
        "references": [],
        "warnings": [],
        "inputs": {},
    },
)


def _level(name: str, verdict: str, ceiling: int) -> dict[str, Any]:
    return {
        "rule": "tenant-eligibility",
        "verdict": verdict,
        "valid_on": "2026-11-21",
        "title": f"Droit au logement, Loc’Avantages {name}",
        "summary": "",
        "figures": [_figure("Plafond de ressources", ceiling, "€/an")],
        "steps": [{"label": "Plafond", "formula": "barème", "value": ceiling, "unit": "€/an"}],
        "conditions": [{"code": "main", "label": "Résidence principale", "status": "not_verified"}],
        "unverified": ["Résidence principale"],
        "references": SOURCES,
        "warnings": [{"code": "n2", "message": "Revenu de 2024."}],
        "inputs": {},
    }


LEVELS = reply(
    "Vous avez droit à Loc1 et à Loc2.",
    results=[
        _level("Loc1", "eligible", 60000),
        _level("Loc2", "eligible", 40000),
        _level("Loc3", "not_eligible", 20000),
    ],
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
