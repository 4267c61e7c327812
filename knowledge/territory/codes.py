"""Postal codes and arrondissements inside sentences, without taking an amount for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CITY = r"Paris|Lyon|Marseille"
_ORDINAL = r"\d{1,2})\s?(?:er|ème|eme|ième|è|e)"
_ARRONDISSEMENT = re.compile(
    rf"\b(?P<number>{_ORDINAL}(?:\s+(?:arrondissement|arrdt|arr)\b\.?)?\s+(?:de|à|a|sur)\s+"
    rf"(?P<city>{_CITY})\b"
    rf"|\b(?P<city2>{_CITY})\s*,?\s+(?:dans\s+)?le\s+(?P<number2>{_ORDINAL}\b"
    r"(?:\s+arrondissement)?",
    re.IGNORECASE,
)
_POSTAL = re.compile(
    r"(?<![\d.,])(\d{2}\s?\d{3})(?![\d%€]|[.,]\d|\s?(?:€|euros?|k\b|m2|m²|net|brut|par\b|/))"
)
_CODE_NAMED = re.compile(r"(?:code postal|\bcp\b)\s*(?:est|c'est|:)?\s*(?:le\s+)?$", re.IGNORECASE)
_PLACE_CUE = re.compile(r"(?:\bdans le|\ba|\bà|\bsur)\s*$", re.IGNORECASE)
_MONEY = re.compile(
    r"revenu|rfr|gagne|salaire|ressource|imp[oô]t|euro|€|brut|\bnet\b|pay[eé]|loyer|budget",
    re.IGNORECASE,
)
# « Paris 2 enfants » is not the second arrondissement: what may follow « Paris 2 ».
AFTER_ARRONDISSEMENT = re.compile(
    r"\s*(?:$|[.,;:!?)(\-]|(?:pour|en|avec|et|de|quel|quelle|quels|dans|sur|ou|a|à|mais|je|j|on"
    r"|loc|lli|plus|plai|pls)\b)",
    re.IGNORECASE,
)


def arrondissements(text: str) -> Iterator[tuple[int, int, str]]:
    """« le 11e arrondissement de Paris » → (start, end, ``paris 11``)."""
    for found in _ARRONDISSEMENT.finditer(text):
        city = found["city"] or found["city2"]
        number = int(found["number"] or found["number2"])
        yield found.start(), found.end(), f"{city.lower()} {number}"


def postal_codes(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Numbers that the sentence shows to be postal codes, away from the names at ``spans``."""
    for found in _POSTAL.finditer(text):
        beside_name = any(
            start - 3 <= found.end() and found.start() <= end + 3 for start, end in spans
        )
        if beside_name:
            continue
        before = text[: found.start()]
        alone = not re.sub(r"[\W_]", "", before + text[found.end() :])
        cued = _PLACE_CUE.search(before) and not _MONEY.search(text)
        if alone or cued or _CODE_NAMED.search(before):
            yield found.start(), found.end(), found[1].replace(" ", "")
