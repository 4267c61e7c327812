"""Quarters of the rent reference index (``irl_quarter``), written « 2026-T2 »."""

from __future__ import annotations

import re
from datetime import date

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
LAST_QUARTER = 4
_ORDINALS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": 4}


# « IRL du 1er trimestre », without a year
_NO_YEAR = re.compile(
    r"(?<!\w)(?:(?P<a>[1-4]|premier|deuxieme|second|troisieme|quatrieme)(?:er|ere|e|eme|nd)? ?"
    r"trim(?:estre)?\b|(?P<said>trimestre )?t ?(?P<b>[1-4])(?!\w))"
    r"(?! ?(?:de |d')?(?:l'annee )?20[0-9]{2})"
)
_ABOUT_INDEX = re.compile(r"\b(?:irl|indices?|reference)\b")
# « le bail débutera au premier trimestre 2027 »: a date, no index
_LEASE_STARTS = re.compile(
    r"\b(?:debut|commenc|demarr|entr|emmenag|arriv)\w* (?:au |le |pour le )?$"
)
_MOST_WORDS = 4  # of an answer to « quel trimestre ? »


def extract_irl_quarters(text: Canonical, today: date) -> list[Fact]:
    """Quarters of the rent reference index, as « 2026-T2 ».

    Args:
        text: the message.
        today: a quarter without a year is the latest one whose index is published by then.
    """
    facts = []
    for match in _QUARTER.finditer(text.text):
        if _LEASE_STARTS.search(text.text[: match.start()]):
            continue
        key = next(k for k in "abcde" if match[k])
        number = _ORDINALS.get(match[key]) or int(match[key])
        value = f"{match['y' + key]}-T{number}"
        facts.append(text.fact("irl_quarter", value, match.start(), match.end()))
    short = len(text.text.split()) <= _MOST_WORDS
    if facts or not (short or _ABOUT_INDEX.search(text.text) or "trimestre t" in text.text):
        return facts
    for match in _NO_YEAR.finditer(text.text):
        if match["b"] and not (match["said"] or _ABOUT_INDEX.search(text.text)):
            continue  # « T3 » is a dwelling
        written = match["a"] or match["b"]
        number = _ORDINALS.get(written) or int(written)
        value = f"{_published_year(number, today)}-T{number}"
        facts.append(text.fact("irl_quarter", value, match.start(), match.end()))
    return facts[-1:]


def _published_year(quarter: int, today: date) -> int:
    """Year of the latest index of that quarter: it is out by the middle of the month after."""
    out = date(today.year, quarter * 3 + 1, 16) if quarter < LAST_QUARTER else None
    return today.year if out and out <= today else today.year - 1
