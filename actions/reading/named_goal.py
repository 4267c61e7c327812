"""The goal that the words of a message name, whatever it sounds like in the middle of a talk.

« le locataire doit gagner moins de combien ? » after a reduction sounds like another value of it,
« même question pour la réduction : 31 m², 350 € » like values told.
"""

from __future__ import annotations

import re

_EARNS = r"(?:gagn\w+|touch\w+|percev\w+|per[çc]oi\w+|d[ée]clar\w+)"
_BOUND = r"(?:max\w*|au plus|au maximum|pas plus)"
_INCOME = re.compile(
    rf"\b{_EARNS} (?:moins|plus|jusqu['’]?[àa])? ?(?:de|que|d['’])? ?combien\b"
    rf".{{0,20}}(?:\b{_BOUND}\b|\?|$)"
    rf"|\bcombien\b.{{0,40}}\b{_EARNS} (?:\w+ )?{_BOUND}\b"
    rf"|\b{_BOUND}\b.{{0,30}}\b{_EARNS}\b.{{0,30}}\bcombien\b"
    rf"|\bquels? (?:salaires?|paies?|paye) (?:{_BOUND}|ne (?:doit|faut)|(?:il|elle) ne)",
    re.IGNORECASE,
)
#: Who earns is the tenant, not whoever lets.
_OWN = re.compile(
    r"\b(?:je|j['’]|nous|on|m['’]|[çc]a|cela) ?(?:\w+ )?(?:gagn|touch)|\bfai\w+ gagner\b",
    re.IGNORECASE,
)
_AGAIN = (
    r"\b(?:(?:m[êe]mes? (?:questions?|calculs?|choses?|demandes?)|pareil|idem)\b.{0,20}?"
    r"\b(?:pour|sur|avec|[àa])|(?:recalcul\w+|refai\w+)(?: le calcul de)?)\b"
    r" ?(?:la|le|les|l['’]|sa|son|ma|mon)? ?"
)
_SAME = (
    ("tax_reduction", re.compile(rf"{_AGAIN}(?:r[ée]ductions?|imp[oô]ts?)\b", re.IGNORECASE)),
    (
        "income_ceiling",
        re.compile(
            rf"{_AGAIN}(?:plafonds? )?(?:de |des )?(?:ressources|revenus?)\b", re.IGNORECASE
        ),
    ),
    (
        "rent_ceiling",
        re.compile(
            rf"{_AGAIN}(?:loyers? (?:max\w*|plafond)|plafonds? (?:de |du )?loyers?)\b", re.I
        ),
    ),
)


def named_goal(text: str) -> str | None:
    """The goal named, None when the words name none.

    Args:
        text: the message, which goes on with a talk.
    """
    if _INCOME.search(text) and not _OWN.search(text):
        return "income_ceiling"
    return next((goal for goal, words in _SAME if words.search(text)), None)


#: « et si le DPE passait en D, ça change la réduction ? »
CHANGES_FIGURE = re.compile(
    r"\b(?:[çc]a|cela) (?:me |nous |lui |leur |vous )?chang\w+"
    r" (?:aussi |quelque chose |quoi |rien )?(?:[àa] |pour |sur |dans )?"
    r"(?:la |le |les |ma |mon |mes |sa |son )?(?:montant (?:de la |du ))?"
    r"(?:(?P<tax>r[ée]ductions?|imp[oô]ts?)|(?P<people>plafonds? de (?:ressources|revenus?))"
    r"|(?P<rent>loyers?|plafonds? de loyer)|(?P<any>plafonds?))\b",
    re.IGNORECASE,
)


def of_reduction(text: str) -> bool:
    """« ça change quoi pour la réduction d'impôt ? »"""
    asked = CHANGES_FIGURE.search(text)
    return asked is not None and asked["tax"] is not None
