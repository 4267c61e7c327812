"""Rents per square metre (``base_rent``), the base of the ceilings."""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import NUMBER, Canonical
from bot.pipeline.extractors.fact import Fact, tidy

LARGEST_BASE_RENT = 60
"""Euros a month and m²; above, the figure is about something else."""

_PER_SQUARE_METRE = re.compile(
    rf"(?P<n>{NUMBER}) ?(?:€|euros?|eur)? ?(?:/|par|le|du|au) ?(?:m ?2|m(?:etre)? carre)(?!\w)"
)
# « et avec un loyer de base de 13 ? », « le plafond au m² est 9,5 »
_NAMED_BASE = re.compile(
    rf"\b(?:(?:loyer|prix|tarif) de base|base de (?:loyer|calcul)"
    rf"|(?:loyer|plafond|prix)(?: officiel)? (?:au|par|du) (?:m ?2|m(?:etre)? carre))"
    rf"(?: (?:est|de|a|c'est|serait|passe|:|=|plutot))* ?:? ?"
    rf"(?P<n>{NUMBER})(?![\w.,]?[0-9])(?! ?m2?\b)"
)
_MARKET = re.compile(r"\b(?:marche|libre|annonces?|secteur)\b[^.;!?\n]{0,25}$")
_MARKET_AFTER = re.compile(r" ?(?:au |en |sur le |dans le )(?:prix du )?(?:marche|libre|secteur)\b")


def extract_base_rents(text: Canonical) -> list[Fact]:
    """Rents per square metre (« 9,83 €/m² »), the base of the ceilings: ``base_rent``.

    A rent of the market (« le marché est à 12 €/m² ») is higher than the ceilings: it is none.
    """
    found = {
        match.start("n"): match
        for pattern in (_NAMED_BASE, _PER_SQUARE_METRE)
        for match in pattern.finditer(text.text)
    }
    return [
        text.fact("base_rent", tidy(float(match["n"])), match.start("n"), match.end())
        for _, match in sorted(found.items())
        if 0 < float(match["n"]) <= LARGEST_BASE_RENT
        and not _MARKET.search(text.text[: match.start("n")])
        and not _MARKET_AFTER.match(text.text, match.end())
    ]
