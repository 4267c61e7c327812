"""« et vide ? », « et avec ? », « et sans le balcon ? »: one word turns a known value over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_START = r"\W*(?:et |mais |ok |oui |alors )*(?:si )?(?:je |j'|on |c'est |il est |elle est )?"
_VERB = r"(?:(?:le |la )?lou\w+ |prends |pass\w+ )?(?:en )?"
_UNFURNISHED = re.compile(rf"{_START}{_VERB}(?:vide|nue?|non[- ]meublée?)\W*", re.IGNORECASE)
_FURNISHED = re.compile(rf"{_START}{_VERB}meublée?\W*", re.IGNORECASE)
_ASSOCIATION = r"(?: (?:une? |l')?(?:asso(?:ciation)?|intermédiation|intermediation))?"
_WITH = re.compile(rf"{_START}avec{_ASSOCIATION}\W*", re.IGNORECASE)
_WITHOUT = re.compile(rf"{_START}sans{_ASSOCIATION}\W*", re.IGNORECASE)
_NO_ANNEX = re.compile(
    r"\bsans (?:les? |la |l['’]|mon |ma |mes |aucune? )?"
    r"(?:annexes?|balcons?|terrasses?|caves?|loggias?|celliers?)\b",
    re.IGNORECASE,
)


def turned_over(text: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """New values of the slots that a very short message turns over.

    Args:
        text: the message as typed.
        known: values of the slots.
    """
    text = text.replace("’", "'")
    found: dict[str, Any] = {}
    about_it = known.get("furnished") is not None or "dwelling_eligibility" in (
        known.get("goals") or ()
    )
    if about_it and known.get("furnished") is not False and _UNFURNISHED.fullmatch(text):
        found["furnished"] = False
    elif about_it and known.get("furnished") is not True and _FURNISHED.fullmatch(text):
        found["furnished"] = True
    if known.get("intermediation") == "none" and _WITH.fullmatch(text):
        found["intermediation"] = "any"
    elif known.get("intermediation") not in (None, "none") and _WITHOUT.fullmatch(text):
        found["intermediation"] = "none"
    if known.get("annex_surface") and _NO_ANNEX.search(text):
        found["annex_surface"] = 0
    return found
