"""Quarters of the rent reference index (``irl_quarter``), written « 2026-T2 »."""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import Fact

_QUARTER = re.compile(
    r"(?<!\w)(?:(?P<a>[1-4]|premier|deuxieme|second|troisieme|quatrieme|dernier)(?:er|ere|e|eme"
    r"|nd)? ?trim(?:estre|\.)?(?: de(?: l'annee)?| d'| pour)?,? ?(?P<ya>20[0-9]{2})"
    r"|(?:irl (?:du |de )?)?t ?(?P<b>[1-4])[ /-]?(?P<yb>20[0-9]{2})"
    r"|trimestre(?: de reference)? ?:? (?:le )?(?P<e>premier|deuxieme|troisieme|quatrieme|[1-4])"
    r"(?:er|e|eme)?(?: trimestre)?(?: de)? (?P<ye>20[0-9]{2})"
    r"|(?P<yc>20[0-9]{2})[ /-]?t(?P<c>[1-4])|(?P<d>[1-4])t ?(?P<yd>20[0-9]{2}))(?!\w)"
)
_ORDINALS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": 4}


def extract_irl_quarters(text: Canonical) -> list[Fact]:
    """Quarters of the rent reference index, as « 2026-T2 »."""
    facts = []
    for match in _QUARTER.finditer(text.text):
        key = next(k for k in "abcde" if match[k])
        number = _ORDINALS.get(match[key]) or int(match[key])
        value = f"{match['y' + key]}-T{number}"
        facts.append(text.fact("irl_quarter", value, match.start(), match.end()))
    return facts
