"""Remarks on a household that only make sense with the one already known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_ORDINALS = {"deuxi": 2, "second": 2, "troisi": 3, "quatri": 4, "cinqui": 5}
_MORE = re.compile(
    r"\bun(?:e)?\s+(?:(?P<rank>deuxi[èe]me|seconde?|troisi[èe]me|quatri[èe]me|cinqui[èe]me)|autre)"
    r"\s+(?:enfant|b[ée]b[ée]|fils|fille)\b|\bun(?:e)?\s+enfant\s+(?:de|en)\s+plus\b",
    re.IGNORECASE,
)


#: « ma mère vit avec nous, elle est à notre charge »
_ELDER_AT_CHARGE = re.compile(
    r"\b(?:ma|mon|notre|sa|son)\s+(?:belle[- ])?(?:beau[- ])?(?:grand[- ])?"
    r"(?:m[èe]re|p[èe]re|maman|papa|s(?:œ|oe)ur|fr[èe]re|tante|oncle)\b[^.!?]*"
    r"\b(?:à (?:ma|notre|sa|leur) charge|rattach[ée]e?)\b",
    re.IGNORECASE,
)
#: « le locataire seul », « le locataire, s'il est seul »
_LONE_TENANT = re.compile(
    r"\b(?:locataire|demandeu(?:r|se)|candidate?)s?,?\s+"
    r"(?:(?:s['’]il|s['’]elle|qui|si elle|il|elle)"
    r"\s+(?:est|serait|vit)\s+|est\s+|serait\s+)?(?:toute?\s+)?seule?\b",
    re.IGNORECASE,
)


def said_in_passing(text: str, known: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What a message without a plain household says of it all the same, None when nothing.

    Args:
        text: the message.
        known: the household so far.
    """
    if _LONE_TENANT.search(text):
        return {"adults": 1, "couple": False, "dependants": 0}
    if not known:
        return None
    if _ELDER_AT_CHARGE.search(text):
        return {"dependants": int(known.get("dependants", 0)) + 1}
    return one_more_child(text, known)


def one_more_child(text: str, known: Mapping[str, Any]) -> dict[str, int] | None:
    """« et s’ils avaient un deuxième enfant ? » as a remark on the ``known`` household."""
    said = _MORE.search(text)
    if said is None:
        return None
    rank = (said["rank"] or "").casefold()
    counted = next((n for start, n in _ORDINALS.items() if rank.startswith(start)), None)
    return {"dependants": counted or int(known.get("dependants", 0)) + 1}
