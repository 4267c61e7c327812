"""Matters of any lease, which no condition of a scheme answers: « un meublé, quel préavis ? »"""

from __future__ import annotations

import re

_LEASE = re.compile(
    r"\b(?:pr[ée]avis|d[ée]p[ôo]t|caution|cong[ée]s?|[ée]tats? des lieux|quittances?|charges"
    r"|apl|assurances?|loca-?pass)\b",
    re.IGNORECASE,
)
#: The intent that a furnished flat or a class makes such a question sound like.
SOUNDS_LIKE = "ask_dwelling_eligibility"


def of_any_lease(text: str, intent: str | None) -> bool:
    """Whether a message that sounds like the conditions of a scheme is about a lease."""
    return intent == SOUNDS_LIKE and _LEASE.search(text) is not None
