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


def one_more_child(text: str, known: Mapping[str, Any]) -> dict[str, int] | None:
    """« et s’ils avaient un deuxième enfant ? » as a remark on the ``known`` household."""
    said = _MORE.search(text)
    if said is None:
        return None
    rank = (said["rank"] or "").casefold()
    counted = next((n for start, n in _ORDINALS.items() if rank.startswith(start)), None)
    return {"dependants": counted or int(known.get("dependants", 0)) + 1}
