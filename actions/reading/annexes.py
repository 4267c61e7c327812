"""The annexes of a dwelling as the rent ceilings count them: a terrace up to a legal limit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rules_core.registry import parameter

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_TERRACE = re.compile(
    rf"\bterrasse\b[^\d,;+]{{0,20}}{_NUMBER} ?m|{_NUMBER} ?m(?:²|2|ètres carrés)? de terrasse\b",
    re.IGNORECASE,
)

_ADDS = re.compile(r"^\W*et |\b(?:en plus|aussi|également|egalement)\b", re.IGNORECASE)


def added_annexes(
    changes: Mapping[str, Any], text: str, known: Mapping[str, Any], on: date
) -> dict[str, Any]:
    """« et une cave de 6 m² en plus » completes the annexes that are known.

    Args:
        changes: what the message is known to change so far.
        text: the message.
        known: values of the slots.
        on: the day of the conversation.
    """
    said, former = changes.get("annex_surface"), known.get("annex_surface")
    if not said:
        return {}
    counted = counted_annexes(said, text, on)
    return {"annex_surface": former + counted if former and _ADDS.search(text) else counted}


def counted_annexes(total: float, text: str, on: date) -> float:
    """The area of the annexes in m², each terrace counted up to its limit.

    Legal source: CGI, annexe III, art. 2 duodecies; BOI-IR-RICI-230-20-20 § 320-360.

    Args:
        total: area of all the annexes of the message, m².
        text: the message.
        on: date of the lease.
    """
    most = parameter("rent.surface.terrace_maximum", on).amount
    counted = Decimal(str(total))
    for match in _TERRACE.finditer(text):
        area = Decimal((match[1] or match[2]).replace(",", "."))
        counted -= max(Decimal(0), area - most)
    kept = max(counted, Decimal(0))
    return int(kept) if kept == int(kept) else float(kept)
