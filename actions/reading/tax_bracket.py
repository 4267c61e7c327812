"""« je suis dans la tranche à 30 % »: the rate of the income tax of the visitor."""

from __future__ import annotations

import re

#: Rates of the brackets (CGI, art. 197).
RATES = frozenset({0, 11, 30, 41, 45})
_BRACKET = re.compile(
    r"\b(?:tranche|tmi|taux marginal)\b[^.?!\d]{0,40}(?P<after>\d{1,2})\s?(?:%|pour ?cents?\b)?"
    r"|\bimpos[ée]e?s? (?:à|a|au taux de) (?P<taxed>\d{1,2})\s?(?:%|pour ?cents?\b)"
    r"|(?P<before>\d{1,2})\s?(?:%|pour ?cents?) (?:de |d['’])?(?:tranche|tmi|taux marginal)\b",
    re.IGNORECASE,
)


def tax_bracket(text: str) -> int | None:
    """The rate of the bracket that ``text`` names, in percent; None when it names none."""
    said = _BRACKET.search(text)
    if said is None:
        return None
    rate = int(said["after"] or said["taxed"] or said["before"])
    return rate if rate in RATES else None
