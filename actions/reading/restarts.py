"""Does a message ask to forget the whole talk, which cannot be undone?"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from ..state import FACT_SLOTS

#: « et l'autre ? » sounds like a new start, which would forget the whole talk.
GOES_ON = re.compile(r"\s*et\b(?!.*\b(?:recommen|nouve|z[ée]ro|d[ée]but))[^?]*\?\s*", re.IGNORECASE)
#: What asks to forget everything; « j'ai oublié l'an dernier, je rattrape ? » does not.
_RESTARTS = re.compile(
    r"\b(?:recommen\w+|z[ée]ro|effac\w+|reset|repart\w+|repren\w+|annul\w+|supprim\w+|vid\w+"
    r"|oublie[rsz]?|d[ée]but|r[ée]initialis\w+|chang\w+ de sujet"
    r"|(?:nouve\w+|autres?) (?:recherche|question|simulation|demande|calcul|cas|dossier|sujet"
    r"|d[ée]part|chose|conversation|estimation))\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\s*et\b", re.IGNORECASE)
#: Confidence below which only a few words that say so make everything forgotten.
_SURE, _FEW_WORDS = 0.6, 5


def surely_restarts(tracker: Tracker) -> bool:
    """Whether the latest message surely asks to forget everything."""
    message = tracker.latest_message
    said = message.get("text") or ""
    if said.startswith("/"):
        return True
    if GOES_ON.fullmatch(said):
        return False
    few = len(said.split()) <= _FEW_WORDS
    sure = (message.get("intent") or {}).get("confidence", 0.0) >= _SURE
    if _RESTARTS.search(said):
        return sure or few
    # « et le nouveau dispositif Jeanbrun »: what is named is no command.
    named = {entity["entity"] for entity in message.get("entities") or []} & {*FACT_SLOTS}
    named_after = bool(named) or _CONTINUES.match(said) is not None
    return sure and few and not (named_after or said.endswith("?"))
