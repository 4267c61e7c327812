"""« c'est une agence immobilière classique »: no approved association lets the dwelling."""

from __future__ import annotations

import re

from knowledge.everyday_words import ORDINARY_AGENCIES
from knowledge.search.text import fold

_ORDINARY = re.compile(rf"\b(?:{ORDINARY_AGENCIES})\b")
_SOCIAL = re.compile(
    r"\b(?:sociales?|vocation|aivs|ais|asso(?:ciation)?s?|agre+e?s?|solidaires?|soliha"
    r"|intermediation|mandat|sous[- ]location)\b"
)
#: « je ne sais pas encore si je prendrai une agence »
_UNSURE = re.compile(
    r"\?|\b(?:sais pas|sais plus|pas encore|peut[- ]etre|hesite|si je|pas sure?)\b"
)


def ordinary_agency(text: str) -> bool:
    """Whether the dwelling is let by an ordinary agency, which opens no higher rate."""
    said = fold(text)
    return bool(_ORDINARY.search(said)) and not (_SOCIAL.search(said) or _UNSURE.search(said))
