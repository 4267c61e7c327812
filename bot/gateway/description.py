"""The OpenAPI description: ``openapi.yaml``, completed with the fields that the rules declare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from knowledge.datasets import OFFICIAL_FIELD
from rules_core import RULES
from rules_core.fields import BASE_RENTS, CHOICES, DATES, FLAGS, NUMBERS, TEXTS

_FILE = Path(__file__).with_name("openapi.yaml")

_PLACE: dict[str, dict[str, Any]] = {
    "commune": {
        "type": ["string", "null"],
        "minLength": 1,
        "maxLength": 100,
        "description": "Commune du logement : code INSEE ou nom (avec le département si besoin).",
        "examples": ["62041"],
    },
    "zone_abc": {
        "type": ["string", "null"],
        "description": "Zone du logement, à défaut de commune : A bis, A, B1, B2 ou C.",
        "examples": ["B1"],
    },
    "plus_area": {
        "type": ["string", "null"],
        "description": (
            "Secteur des plafonds du logement social, à défaut de commune : paris_limitrophes, "
            "idf_hors_paris_limitrophes ou autres_regions."
        ),
        "examples": ["autres_regions"],
    },
    "department": {
        "type": ["string", "null"],
        "description": "Code du département, à défaut de commune (utile outre-mer).",
        "examples": ["974"],
    },
}


def describe() -> dict[str, Any]:
    """The whole description, JSON-ready."""
    description: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    schemas = description["components"]["schemas"]
    schemas["RuleName"] = {"type": "string", "enum": list(RULES)}
    schemas["RuleRequest"] = {
        "type": "object",
        "description": "Champs communs aux règles ; chacune lit ceux dont elle a besoin.",
        "properties": {
            **_PLACE,
            "household": {"$ref": "#/components/schemas/Household"},
            **_fields(),
        },
    }
    return description


def _fields() -> dict[str, dict[str, Any]]:
    fields: dict[str, dict[str, Any]] = {}
    for name, number in NUMBERS.items():
        fields[name] = {
            "type": ["integer" if number.whole else "number", "null"],
            "minimum": _plain(number.low),
            "maximum": _plain(number.high),
            "description": f"{number.label}, en {number.unit}.",
            "examples": [_plain(number.example)],
        }
    for name, choice in CHOICES.items():
        fields[name] = {
            "type": ["string", "null"],
            "description": f"{choice.label} : {', '.join(choice.accepted)}.",
            "examples": [choice.accepted[0]],
        }
    for name, flag in FLAGS.items():
        if name == OFFICIAL_FIELD:
            continue
        fields[name] = {
            "type": ["boolean", "null"],
            "description": f"{flag.label}.",
            "examples": [True],
        }
    for name, day in DATES.items():
        fields[name] = {
            "type": ["string", "null"],
            "format": "date",
            "description": f"{day.label} (AAAA-MM-JJ, de 2015 à 2030).",
            "examples": ["2026-05-01"],
        }
    for name, words in TEXTS.items():
        fields[name] = {
            "type": ["string", "null"],
            "maxLength": 20,
            "description": f"{words.label}, par exemple {words.example}.",
            "examples": [words.example],
        }
    fields[BASE_RENTS] = _base_rents()
    return fields


def _base_rents() -> dict[str, Any]:
    rent = NUMBERS["base_rent_eur_m2"]
    level = {
        "type": "number",
        "minimum": _plain(rent.low),
        "maximum": _plain(rent.high),
        "description": f"{rent.label} à ce niveau, en {rent.unit}.",
        "examples": [_plain(rent.example)],
    }
    return {
        "type": ["object", "null"],
        "description": (
            f"Les trois plafonds Loc’Avantages de la commune, avant coefficient, en {rent.unit}."
        ),
        "properties": dict.fromkeys(("loc1", "loc2", "loc3"), level),
        "required": ["loc1", "loc2", "loc3"],
        "examples": [{"loc1": 10.2, "loc2": 8.4, "loc3": 6.6}],
    }


def _plain(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)
