"""« mon propriétaire a coupé l'eau, qui peut m'aider ? »: the rule, and who helps."""

from __future__ import annotations

import re

_WHO = re.compile(
    r"\bqui (?:peut|pourrait|va|saurait|doit) (?:\w+ )?(?:m['’]|nous |l['’]|les? )?(?:\w+ )?aider"
    r"|\bqui (?:m['’]|nous )aide|\bvers qui\b|\bqui (?:contacter|appeler|pr[ée]venir|saisir|voir)\b"
    r"|\bqui (?:est-ce que )?je (?:peux |dois )?(?:contact|appel|pr[ée]v|saisi|vois)\w*"
    r"|\b[àa] qui (?:je |on )?(?:m['’]|s['’]|peux |dois |peut )?(?:adress|demand|parl|dir)\w+"
    r"|\bo[uù] (?:trouver|demander|avoir) (?:de l['’])?aide\b|\bbesoin d['’]aide\b",
    re.IGNORECASE,
)
#: Words below which nothing is told of the problem itself.
_LEAST = 8


def asks_who_helps(text: str) -> bool:
    """Whether a message that tells a problem also asks who can help."""
    return len(text.split()) >= _LEAST and _WHO.search(text) is not None
