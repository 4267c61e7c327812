"""Figures that nothing explains (``number``): only the dialogue knows what it has just asked."""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import NUMBER, Canonical
from bot.pipeline.extractors.fact import Fact

_BARE = re.compile(
    rf"(?P<n>{NUMBER})(?! ?(?:%|km|ans\b|mois\b|pieces?|chambres?|h\b|heures?|jours?|fois"
    rf"|minutes?))(?!er\b|e?me\b|nde?\b)"
)
_REFUSED_BEFORE = re.compile(
    r"\b(?:article|art\.?|loi|n°|numero|prix|achat|travaux|rue|tel|telephone|appelez?|etage|lot"
    r"|cote|charges? (?:de|:)|caution|plafond(?: de)?|alinea)[^.;!?\n]{0,12}$"
)
_PHONE = re.compile(r"(?<![0-9])0[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])")
MAX_WORDS = 12
"""In a longer message a figure without a word for it is part of a story, not an answer."""


def extract_numbers(text: Canonical, taken: list[Fact]) -> list[Fact]:
    """Bare figures of a short message, outside what is already understood."""
    if len(text.text.split()) > MAX_WORDS:
        return []
    facts = []
    phones = [phone.span() for phone in _PHONE.finditer(text.text)]
    for match in _BARE.finditer(text.text):
        start, end = text.span(*match.span("n"))
        if any(fact.overlaps(start, end) for fact in taken):
            continue
        if any(a < match.end() and match.start() < b for a, b in phones):
            continue
        if _REFUSED_BEFORE.search(text.text[: match.start()]):
            continue
        value = float(match["n"])
        number = int(value) if value == int(value) else value
        facts.append(text.fact("number", number, match.start("n"), match.end("n")))
    return facts
