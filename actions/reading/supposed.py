"""« et meublé, ça marche ? » supposes a case, which must not stick to what is asked next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from knowledge.question_words import ASKS

from ..state import FACT_SLOTS
from ..turns import typed
from .clauses import outside_questions

#: Facts that people suppose, only to know if they are allowed.
_SUPPOSABLE = frozenset({"tenant_relation", "furnished", "tax_regime"})
#: What a supposed case may name beside: the scheme it is supposed in.
_BESIDE = frozenset({"scheme", "level", "intermediation"})
_SUPPOSES = re.compile(
    r"\bsi\b|\b(?:peu[tx]|puis|pourrai\w*|possible|march\w+|autoris\w+|compatible|interdit\w*|permis"
    r"|droit|[çc]a passe|accept\w+|[ée]ligible|valable)\b",
    re.IGNORECASE,
)
#: « mon T2 meublé est-il éligible ? » tells what the dwelling is.
_TELLS = re.compile(
    r"\b(?:mon|ma|mes|notre|nos|le mien|la mienne)\b(?! (?:fil|m[èe]re|p[èe]re|parent|enfant|grand|"
    r"petit|fr[èe]re|s[œo]e?ur|neveu|ni[èe]ce|cousin|beau|belle|gendre|oncle|tante|ex\b|famille))"
    r"|\b(?:je loue|on loue|nous louons|d[ée]j[àa]|actuel\w*|en ce moment)\b",
    re.IGNORECASE,
)
_OF_TENANT = frozenset({"household", "income"})


def with_supposed(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The slots of the cases only supposed: noted, or forgotten with what is asked next.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    told = {slot for slot in _SUPPOSABLE if changes.get(slot) is not None}
    before = {*(tracker.get_slot("supposed") or ())} - told
    if told and _supposes(tracker):
        return {**dict.fromkeys(before), "supposed": sorted(told)}
    if not tracker.get_slot("supposed"):
        return {}
    if (tracker.latest_message.get("intent") or {}).get("name") == "affirm":
        return {"supposed": None}  # « oui, c'est pour elle »
    former = {*(tracker.get_slot("goals") or ())}
    goals = {*(changes.get("goals") or former)}
    other = goals != former or bool(_OF_TENANT & changes.keys())
    if other and goals != {"dwelling_eligibility"}:
        return {**dict.fromkeys(before), "supposed": None}
    return {"supposed": sorted(before) or None}


def _supposes(tracker: Tracker) -> bool:
    text = typed(tracker)
    said = tracker.latest_message.get("entities") or []
    facts = {entity["entity"] for entity in said} & {*FACT_SLOTS}
    asks = "?" in text or ASKS.search(text) is not None
    if text.startswith("/") or not asks or facts - _SUPPOSABLE - _BESIDE:
        return False
    beside = {entity["entity"] for entity in outside_questions(text, said)}
    supposes = _SUPPOSES.search(text) is not None and _TELLS.search(text) is None
    return supposes and not beside & _SUPPOSABLE
