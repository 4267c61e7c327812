"""« T4 », « le 2e trimestre »: the answer to « quel trimestre votre bail indique-t-il ? »."""

from __future__ import annotations

import re
from datetime import date

from knowledge.cases import latest_quarter

_RANKS = {"premier": 1, "deuxi": 2, "second": 2, "troisi": 3, "quatri": 4, "dernier": 4}
_RANK = r"(?:[1-4]|premiers?|deuxi[eè]me|seconde?|troisi[eè]me|quatri[eè]me|dernier)"
_ORDINAL = r"(?:\s?(?:ers?|[eè]re|n?de?|i?[eè]mes?|e))?"
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<before>{_RANK}){_ORDINAL}\s*trim(?:estres?|\b)"
    rf"|(?:trim(?:estre)?\.?|t)\s?(?:n°\s?)?(?P<after>{_RANK}){_ORDINAL})(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\W*(?:(?:c['’]est|c['’][ée]tait|euh|je crois|je pense|plut[ôo]t|oui|le|la|du|au)\W+)*"
    rf"(?P<before>{_RANK}){_ORDINAL}\W*",
    re.IGNORECASE,
)


#: « erreur : c'est l'IRL du T2 », once the rent was revised
_TAKES_BACK = re.compile(
    r"\b(?:erreur|non|pardon|tromp[ée]e?|plut[ôo]t|en fait|d[ée]sol[ée]e?)\b|^\W*(?:et|ou) ",
    re.IGNORECASE,
)


def takes_back(text: str) -> bool:
    """Whether a message puts right the quarter told before: « erreur : c'est le T2 »."""
    return _TAKES_BACK.search(text) is not None


def names_quarter(text: str) -> bool:
    """Whether the message names a quarter, be it « le 2e » alone."""
    return bool(_NAMED.search(text) or _BARE.fullmatch(text))


def quarter_said(text: str, on: date) -> str | None:
    """The quarter that answers « quel trimestre ? », as « 2025-T4 »; None when it says none.

    Args:
        text: the message.
        on: day of the revision: a lease names its quarter, the revision takes its latest index.
    """
    said = _NAMED.search(text) or _BARE.fullmatch(text)
    if said is None:
        return None
    written = said["before"] or said["after"]
    rank = next((n for start, n in _RANKS.items() if written.casefold().startswith(start)), None)
    return latest_quarter(f"T{rank or int(written)}", on)
