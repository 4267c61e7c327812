"""Who asks for Visale: « 28 ans en CDI »; the age and the work are of use there only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

#: « je suis en CDI » is no student; an apprentice is one for Visale.
_EMPLOYED = re.compile(
    r"\b(?:cdi|cdd|int[ée]rim\w*|salari[ée]e?|employ[ée]e?|ouvri[eè]re?|vendeu(?:r|se))\b",
    re.IGNORECASE,
)
_NOT_EMPLOYED = re.compile(
    r"\b(?:fonctionnaire|fonction publique|agent (?:public|de l['’][ée]tat)|retrait[ée]e?"
    r"|au ch[ôo]mage|ind[ée]pendante?|auto[- ]?entrepreneu\w+"
    r"|micro[- ]?entrepreneu\w+|sans (?:emploi|travail)|au rsa)\b",
    re.IGNORECASE,
)
_APPRENTICE = re.compile(r"\b(?:en alternance|alternante?s?|apprentie?s?)\b", re.IGNORECASE)
_STUDIES = re.compile(r"\b(?:[ée]tudi\w+|altern\w+|apprenti\w*|stag\w+)\b", re.IGNORECASE)
#: « 28 ans », of a person and neither of a lease nor of a length.
_AGE = re.compile(
    r"(?<!depuis )(?<!pendant )(?<!sur )(?<!dans )(?<!moins de )(?<!plus de )(?<!jusqu'à )"
    r"\b(?P<age>1[6-9]|[2-9]\d) ?ans\b(?! (?:de\b|d['’]))",
    re.IGNORECASE,
)


#: What a person is, whoever is spoken of.
_SITUATION = re.compile(
    r"\b(?:retrait[ée]e?|ch[ôo]mage|rsa|aah|smic|handicap\w*|invalid\w*|enceinte|malade|veu(?:f|ve)"
    r"|mari[ée]e?s?|pacs[ée]e?s?|divorc[ée]e?s?|s[ée]par[ée]e?s?|c[ée]libataire|tutelle|curatelle"
    r"|fonctionnaire|ind[ée]pendant\w*)\b",
    re.IGNORECASE,
)


def says_who(text: str) -> bool:
    """Whether ``text`` tells an age, a work or a situation of somebody."""
    text = text.replace("’", "'")
    words = (_AGE, _EMPLOYED, _NOT_EMPLOYED, _STUDIES, _SITUATION)
    return any(pattern.search(text) for pattern in words)


def applicant_said(
    text: str, known: Mapping[str, Any], changes: Mapping[str, Any], goals: Sequence[str]
) -> dict[str, Any]:
    """New values of ``age``, ``employee`` and ``student``.

    Args:
        text: the message.
        known: values of the slots.
        changes: what the message is known to change so far.
        goals: what is being computed.
    """
    if "visale" not in goals:
        return {}
    text = text.replace("’", "'")
    found: dict[str, Any] = {}
    ages = {int(match["age"]) for match in _AGE.finditer(text)}
    if len(ages) == 1:
        found["age"] = ages.pop()
    if _EMPLOYED.search(text) or _NOT_EMPLOYED.search(text):
        found["employee"] = _NOT_EMPLOYED.search(text) is None
    return found | _student(text, known, changes)


def _student(text: str, known: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Whoever works is asked no more whether he studies."""
    if known.get("student") is not None or changes.get("student") is not None:
        return {}
    if _APPRENTICE.search(text):
        return {"student": True}
    works = _EMPLOYED.search(text) or _NOT_EMPLOYED.search(text)
    return {"student": False} if works and not _STUDIES.search(text) else {}
