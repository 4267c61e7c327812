"""The income tax that a visitor pays: a reduction larger than it is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_AMOUNT = r"(?P<{0}>\d[\d .\u00a0\u202f]*(?:,\d+)?)"
_TAX = r"imp[oô]ts?(?: sur le revenu| sur les revenus)?"
_PAID = re.compile(
    r"\b(?:pa[iy]\w*|verse\w*|r[èe]gle\w*|dois|devons|doit|ai|avons|avais|avions|aurais|aurions)\b"
    r"[^.?!\d]{0,25}" + _AMOUNT.format("paid") + rf"\s*(?:€|euros?)?\s*(?:par an )?d['’]{_TAX}\b",
    re.IGNORECASE,
)
_IS = re.compile(
    # neither « avis d'impôt 22 000 », an income, nor « crédit d'impôt 1 500 », a gain
    r"(?<!avis )(?<!avis sur )(?<!cr[ée]dit )(?<!cr[ée]dits )(?<!r[ée]duction )(?<!r[ée]ductions )"
    rf"\b(?:mon |mes |notre |nos |l['’]|d['’]){_TAX}\s*"
    r"(?:annuels?\s*)?(?:est|sont|s['’][ée]l[èe]vent?|font|fait|:)?\s*(?:de|d['’]|à|environ)?\s*"
    + _AMOUNT.format("due"),
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:pa[iy]\w* (?:pas|aucun)(?: d['’]| )imp[oô]ts?|non[- ]imposables?|pas imposables?)\b",
    re.IGNORECASE,
)
#: What is gained, not paid.
_GAIN = re.compile(r"r[ée]duction|[ée]conomi|gagn|avantage|moins|rembours|cr[ée]dit", re.IGNORECASE)


def tax_due(text: str) -> tuple[float, int, int] | None:
    """The tax paid in a year (€) and where ``text`` says it; None when it says none."""
    if none := _NONE.search(text):
        return 0, *none.span()
    said = _PAID.search(text) or _IS.search(text)
    if said is None or _GAIN.search(said.group()):
        return None
    name = str(said.lastgroup)
    digits = re.sub(r"[ .\u00a0\u202f]", "", said[name]).replace(",", ".")
    return float(digits), *said.span(name)


def besides(entities: Sequence[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    """``entities`` but for those that the words from ``start`` to ``end`` hold."""
    return [e for e in entities if "start" not in e or e["start"] >= end or start >= e["end"]]
