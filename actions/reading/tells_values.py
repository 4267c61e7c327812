"""« pour une personne seule à Lille ? »: values told, and no other question than what they give."""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from knowledge.question_words import ASKS

from ..turns import typed

#: The end of a message that asks nothing but what its values give.
_BARELY_ASKS = re.compile(
    r"(?:[,.]? *(?:et )?(?:[çc]a|cela) (?:passe|va|marche|le fait|ira|irait))?[\s?!]*$",
    re.IGNORECASE,
)


def tells_values(tracker: Tracker) -> bool:
    """« pour une personne seule à Lille ? », « 790 € à Lyon, ça passe ? » tell values too."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    return intent == "inform" and ASKS.search(_BARELY_ASKS.sub("", typed(tracker))) is None
