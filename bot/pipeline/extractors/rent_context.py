"""Sums that are a rent by their place: « passer de 450 à 550 », « et un de 425 »."""

from __future__ import annotations

import re

from bot.pipeline.extractors.money_words import Sum
from bot.pipeline.extractors.superseded import FROM, NET_OF

LARGEST_MONTHLY_RENT = 4_000
"""Euros a month; above, the figure is about something else."""

_PASSED_TO = re.compile(r"\b(?:est|suis|ai|sommes|ete) passee?s? a $")
_RISE = re.compile(
    r"\b(?:m'?)?(?:augment\w*|hausse|rise|revaloris\w*)\b[^.;!?\n]{0,20}[0-9] ?(?:€|e"
    r"|euros?)? sur $"
)
_ABOUT_RENT = re.compile(
    r"\b(?:loyers?|bail|locataires?|proprio|proprietaire|renouvel\w*|irl|index\w*|lou\w+)\b"
    r"|\bbaiss\w+ de\b"
)
# « Je peux réviser le loyer ? Il est à 615 € »
_IT_IS = re.compile(r"\bil est (?:actuellement |aujourd'hui )?(?:a|de) $")
_IT_BEING = re.compile(r"\b(?:c'est|c'etait|plutot|en fait) $")  # « c'est 560 le loyer »
_THE_RENT_AFTER = re.compile(r" (?:le|mon|son|notre) loyer\b(?! (?:de|est|sera|max|libre))")
# « actuellement 705 €, on pourrait monter à 780 »
_AT_PRESENT = re.compile(r"\b(?:actuellement|pour l'instant|aujourd'hui)(?: a| c'est)? $")
_INSTEAD_OF = re.compile(r" au lieu de [0-9]")
_RISES = re.compile(r"\b(?:mont|augment|hauss|revaloris|aimer|voudr|souhait)\w*|\bpasser a\b")
# « un loyer de 515 et un de 425 », « je suis à 610 et j'aimerais 640 »
_ANOTHER_RENT = re.compile(
    r" ?(?:et|ou|,) (?:une?|l'autre|celui d'a cote)(?: \w+)? (?:de|a) |,? mais (?:bien )?(?:de "
    r"|a )?"
)
_NOW_AFTER = re.compile(r" (?:maintenant|aujourd'hui|actuellement|avant|desormais)\b")
_THEN_ASKED = re.compile(
    r"\b(?:(?:voudr|aimer|souhait|pourr)\w+|veu\w+|pass\w+|mont\w+|actuellement|aujourd'hui"
    r"|maintenant|avant|revise|au lieu de)(?: (?:le |la |en )?(?:louer|mettre|monter|passer"
    r"|demander))?"
    r"(?: (?:a|de|c'etait|c'est))? $"
)


def is_the_rent(text: str, amount: Sum) -> bool:
    """« passer de 450 à 550 », « il est à 615 € », in a message about a rent."""
    before = text[: amount.start]
    if _RISE.search(before):
        return True  # « augmenter de 30 € sur 450 »
    if amount.value >= LARGEST_MONTHLY_RENT:
        return False
    if FROM.search(before) or _INSTEAD_OF.match(text, amount.end):
        return bool(_ABOUT_RENT.search(text))
    if _PASSED_TO.search(before):
        return bool(_ABOUT_RENT.search(before))
    being = _IT_BEING.search(before) and _THE_RENT_AFTER.match(text, amount.end)
    without_charges = NET_OF.search(before) and not amount.has_unit
    rising = _AT_PRESENT.search(before) and _RISES.search(text, amount.end)
    it_is = _IT_IS.search(before) and "loyer" in before
    return bool(being or without_charges or rising or it_is)


def is_another_rent(text: str, amount: Sum) -> bool:
    """After a rent: « et un de 425 », « je voudrais 610 », « 640 maintenant »."""
    between = text[amount.before : amount.start]
    return bool(
        _ANOTHER_RENT.fullmatch(between)
        or _THEN_ASKED.search(between)
        or _NOW_AFTER.match(text, amount.end)
    )
