"""The annexes of a dwelling as the rent ceilings count them: a terrace up to a legal limit."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rules_core.registry import parameter

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_TERRACE = re.compile(
    rf"\bterrasse\b[^\d,;+]{{0,20}}{_NUMBER} ?m|{_NUMBER} ?m(?:²|2|ètres carrés)? de terrasse\b",
    re.IGNORECASE,
)

_ADDS = re.compile(r"\b(?:en plus|aussi|également|egalement)\b", re.IGNORECASE)


def adds(text: str) -> bool:
    """« une cave de 6 m² en plus » comes on top of the annexes already said."""
    return bool(_ADDS.search(text))


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
