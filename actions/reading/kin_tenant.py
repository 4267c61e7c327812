"""« et si mon fils est rattaché à mon foyer ? »: who the tenant is, in a talk about just that."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from knowledge.everyday_words import KINSHIP
from knowledge.search.text import fold

_MY = r"\b(?:mon|ma|mes|notre|nos|un de mes|une de mes)\s+(?:propres?\s+)?"
_FAMILY = ("other_family", "descendant", "ascendant")
_WHO = {tie: re.compile(rf"{_MY}(?:{KINSHIP[tie]})\b(?!-)") for tie in _FAMILY}
_MY_HOUSEHOLD = r"a (?:mon|notre|ma|nos|mes) (?:propre )?(?:foyer|declaration|avis|impots?)"
_ATTACHED = re.compile(
    rf"\b(?P<not>pas |plus |jamais |non )?(?:rattach|fisca)\w+ {_MY_HOUSEHOLD}\b"
    r"|\b(?:dans|sur) (?:mon|notre) (?:foyer|avis|declaration)\b"
)


def kin_tenant(text: str, known: Mapping[str, Any], goals: Collection[str]) -> str | None:
    """The tie with the tenant that a relative named in the message makes, None when it makes none.

    Args:
        text: the message.
        known: values of the slots.
        goals: what is being answered.
    """
    told = known.get("tenant_relation") or known.get("requested_slot") == "tenant_relation"
    if not told or "dwelling_eligibility" not in goals:
        return None
    said = fold(text)
    attached = _ATTACHED.search(said)
    if attached and not attached["not"]:
        return "tax_household"
    return next((tie for tie, words in _WHO.items() if words.search(said)), None)
