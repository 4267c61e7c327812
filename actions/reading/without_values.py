"""« studio 19 m² à Toulouse, 430 €, c'est quoi Loc'Avantages ? » without what only a form needs."""

from __future__ import annotations

import re

from knowledge.territory import Territory

_FIGURE = re.compile(
    r"(?:\b(?:de|à|a|pour|depuis|en|vers|environ|le)\s)?(?<!\w)\d[\d\s.,/]*"
    r"(?:\s?(?:€|euros?|eur|e|m2|m²|m 2|m[èe]tres? carr[ée]s?|k|ans?|pi[èe]ces?)(?!\w))?"
    r"(?:\s?(?:par|/) ?(?:mois|an))?",
    re.IGNORECASE,
)
_BEFORE_PLACE = re.compile(r"(?:\b(?:à|a|au|aux|sur|de|près de)\s+)$", re.IGNORECASE)


def without_values(message: str, territory: Territory) -> str:
    """``message`` without its figures and its places: the words by which a rule is looked for."""
    words = message
    for place in sorted(territory.find_in_text(message), key=lambda found: -found.start):
        before = _BEFORE_PLACE.sub("", words[: place.start])
        words = before + words[place.end :]
    words = _FIGURE.sub(" ", words)
    words = re.sub(r"\s*,(?:\s*,)+", ",", words)
    return re.sub(r"\s+", " ", re.sub(r"\s+([,.;?!])", r"\1", words)).strip(" ,;")
