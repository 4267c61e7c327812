"""Figures that nothing explains (``number``): only the dialogue knows what it has just asked.

The role is ``month`` or ``year`` when the message says a period (« 1 500 euros par mois »).
"""

from __future__ import annotations

import re

from bot.pipeline.extractors.canonical import NUMBER, Canonical
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.money_words import MONEY_UNIT, per_month, period_of

# Followed by a noun, a figure counts something: it is not an answer by itself.
_BARE = re.compile(
    rf"(?<!eux )(?<!nous )(?<!elles )(?<!vous )(?<!sur )(?<!le )(?<!la )(?<!les )(?<!du )(?<!des )"
    rf"(?P<n>{NUMBER})(?:{MONEY_UNIT})?(?! ?%)"
    r"(?=\W*$| ?[,.;!?)/~]| (?:-|mais|et|ou|pas|non|au|a|plutot|c'est|environ|merci|svp|stp|par"
    r"|tout"
    r"|en|alors|je|j'ai|j'avais|desolee?|pardon|max|maxi|maximum|minimum|quoi|donc|si|pour|hors"
    r"|mensuel\w*|ca|annuel\w*|du coup|finalement|deja|seulement|voila|apres|avant|dit|dis)\b)"
    r"(?!(?:,| et| ou|/) ?[0-9]+ (?:ans|mois)\b)"
)
_REFUSED_BEFORE = re.compile(
    r"\b(?:article|art\.?|loi|n°|numero|prix|achat|travaux|rue|bus|bop|taux"
    r"|bail(?! (?:dit|indique|marque|mentionne|precise|annonce|met|porte|c'est))|siao|adil"
    r"|trimestre|tel|telephone"
    r"|appelez?|etage|lot"
    r"|cote|charges? (?:de|:)|caution|plafond(?: de)?|alinea)[^.;!?\n]{0,12}$|\ben $"
)
# A telephone number, a company or social security number.
_REFERENCE = re.compile(
    r"(?<![0-9])0[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])|\b(?:siret|siren|secu\w*|fiscal) [0-9 ]{9,}"
)
LARGEST = 1_000_000
_FROM_SCRATCH = re.compile(r"\b(?:a|de|depuis|par) $")
MAX_WORDS = 12
"""In a longer message a figure without a word for it is part of a story, not an answer."""


def extract_numbers(
    text: Canonical, taken: list[Fact], hidden: list[tuple[int, int]]
) -> list[Fact]:
    """Bare figures of a short message, outside what is already understood.

    Args:
        text: the message.
        taken: facts found before.
        hidden: original spans of figures about other matters.
    """
    if len(text.text.split()) > MAX_WORDS:
        return []
    facts = []
    hidden = [*hidden, *(text.span(*found.span()) for found in _REFERENCE.finditer(text.text))]
    for match in _BARE.finditer(text.text):
        start, end = text.span(*match.span("n"))
        if any(fact.overlaps(start, end) for fact in taken):
            continue
        if any(a < end and start < b for a, b in hidden) or float(match["n"]) > LARGEST:
            continue
        if _REFUSED_BEFORE.search(text.text[: match.start()]):
            continue
        value = float(match["n"])
        if value == 0 and _FROM_SCRATCH.search(text.text[: match.start()]):
            continue
        period = period_of(text.text, match.start("n"), match.end())
        value = round(per_month(value, period), 2)
        number = int(value) if value == int(value) else value
        role = "month" if period in ("week", "quarter") else period
        facts.append(text.fact("number", number, match.start("n"), match.end("n"), role))
    return facts
