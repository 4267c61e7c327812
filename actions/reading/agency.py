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
#: « quelle réduction avec et sans association ? » chooses neither.
_BOTH_WAYS = re.compile(
    r"\b(?:avec (?:(?:et|ou|ou bien|puis) )?sans|sans (?:(?:et|ou|ou bien|puis) )?avec)\b"
    r"(?: (?:une? |l['’])?(?:asso\w*|interm\w+|agence|mandat))?\W*",
    re.IGNORECASE,
)


def ordinary_agency(text: str) -> bool:
    """Whether the dwelling is let by an ordinary agency, which opens no higher rate."""
    said = fold(text)
    return bool(_ORDINARY.search(said)) and not (_SOCIAL.search(said) or _UNSURE.search(said))


def both_ways(text: str) -> bool:
    """Whether a message names both ways of letting, and so chooses none."""
    return _BOTH_WAYS.search(text) is not None
