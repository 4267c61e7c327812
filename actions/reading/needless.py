"""What need not be asked, from the words of a question: « juste les plafonds », « au m² »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..state import PER_SQUARE_METRE

_ONLY_CEILINGS = re.compile(
    r"\b(?:juste|seulement|simplement|uniquement|plut[ôo]t) (?:le |les |des )?plafonds?\b"
    r"|\bplafonds? (?:suffit|suffisent|seulement|c['’]est tout)\b",
    re.IGNORECASE,
)
_EACH_LEVEL = re.compile(
    r"\b(?:chaque|chacun(?: des)?|tous les|les (?:trois|3)) (?:loc\b|loc ?avantages|niveaux?)"
    r"|\bpour (?:chaque|chacun)\b|\bpar (?:loc|niveau)\b",
    re.IGNORECASE,
)
_PER_SQUARE_METRE = re.compile(
    r"(?:\b(?:au|par|du|le) |/ ?)m(?:²|2|[èe]tre carr[ée])", re.IGNORECASE
)
LARGEST_RENT = re.compile(
    r"\bjusqu['’ ]?[àa] (?:quel|combien)|\bquels? loyers?\b|\bloyers? max\w*"
    r"|\bplafonds?\b|\bmaxi(?:mum)?\b",
    re.IGNORECASE,
)


def wants_ceilings(text: str) -> bool:
    """« donnez-moi juste les plafonds », instead of the verdict being prepared."""
    return bool(_ONLY_CEILINGS.search(text))


def needless(text: str, goals: Sequence[str], skipped: Sequence[str]) -> list[str]:
    """Slots that new ``goals`` do not need, from the words that ask for them.

    Args:
        text: the message.
        goals: what it asks for.
        skipped: what was passed over so far.
    """
    if "visale" in goals and LARGEST_RENT.search(text):
        return ["rent"]  # « jusqu'à quel loyer Visale me couvre ? »
    if "rent_ceiling" in goals and _PER_SQUARE_METRE.search(text):
        return [PER_SQUARE_METRE, "surface"]  # « plafond LLI au m² en zone A »
    if "tax_reduction" in goals and _EACH_LEVEL.search(text):
        return ["level", "intermediation"]  # « les taux de réduction pour chaque Loc »
    return [*skipped, "household"] if wants_ceilings(text) else []


def covers(goals: Sequence[str], former: Sequence[str]) -> bool:
    """« il doit gagner combien max ? » while a verdict is prepared: the ceiling is enough."""
    return [*goals] == ["income_ceiling"] and [*former] == ["eligibility"]
