"""« combien de prime pour 95 m² en mandat ? »: what the Anah's bonus is for that dwelling."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from rasa_sdk import Tracker

from rules_core import french as fr
from rules_core.bonuses import intermediation_bonus

from ..state import State
from ..turns import last_card, typed
from ..wording.known import INTERMEDIATIONS
from ..wording.render import Reply, button, source_of, text

CARD = "dem-prime-intermediation"
_HOW_MUCH = re.compile(r"\b(?:combien|cb|montants?|quelle somme|[çc]a fait)\b|\?", re.IGNORECASE)
#: What else such a message may want a figure of.
_ELSE = re.compile(
    r"\b(?:loyers?|revenus?|ressources?|imp[oô]ts?|r[ée]duction|travaux|plafonds?)\b", re.IGNORECASE
)
_BONUS = re.compile(r"\bprimes?\b", re.IGNORECASE)
_MODES = ("mandat", "sous_location")
#: What the bonus of a dwelling depends on.
_OF_BONUS = ("surface", "intermediation", "level")


def asks_bonus(tracker: Tracker) -> dict[str, Any]:
    """What a message tells of a dwelling whose bonus it asks for; empty when it asks for none.

    « combien pour nous ? 95 m² » is asked after its card, « non, 42 m² » after the bonus itself.
    """
    message = tracker.latest_message
    question = typed(tracker)
    told = {
        entity["entity"]: entity["value"]
        for entity in message.get("entities") or []
        if entity["entity"] in _OF_BONUS and entity.get("role") is None
    }
    if not told.keys() & {"surface", "intermediation"} or _ELSE.search(question):
        return {}
    told |= {"scheme": "loc_avantages"} if "level" in told else {}
    tells = (message.get("intent") or {}).get("name") == "inform"
    goes_on = (tracker.get_slot("heard") or {}).get("bonus")
    named = (_BONUS.search(question) and "surface" in told) or last_card(tracker) == CARD
    return told if (goes_on and tells) or (named and (tells or _HOW_MUCH.search(question))) else {}


def bonus_reply(state: State) -> Reply:
    """The bonus of the dwelling, in each way of letting when none is said."""
    known = state.get("intermediation")
    surface = state.get("surface")
    area = None if surface is None else Decimal(str(surface))
    modes = [known] if known in _MODES else _MODES
    bonuses = {m: intermediation_bonus("loc2", m, area, state.today) for m in modes}
    lines = [f"{INTERMEDIATIONS[m]} : {fr.euros(b.amount)}" for m, b in bonuses.items()]
    sources = [source_of(ref) for bonus in bonuses.values() for ref in bonus.references]
    return Reply(
        text("bonus", lines=lines, surface=area, source=sources[0] if sources else None),
        buttons=[button("goal.tax_reduction", "/ask_tax_reduction")],
        sources=sources[:1],
    )
