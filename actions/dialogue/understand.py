"""From what a message says to slots: the only place where slots are filled.

Rasa runs :class:`ActionUnderstand` after every message, before any other decision (slot
mappings of type ``custom`` in ``domain.yml``). The entities come from ``bot/pipeline``, already
normalised; :mod:`actions.reading` merges them with what the conversation knows.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..cards.certain_card import rather_card
from ..cards.explanation import wants_explanation
from ..cards.goes_on import goes_on
from ..reading.message import Reading
from ..results.index_values import asks_index
from ..services import Services, open_services
from ..state import DIALOGUE_SLOTS, FACT_SLOTS, TOLD_BY_WORDS
from ..turns import last_card
from ..wording.known import SCHEMES

#: Goals that ask which scheme: a card just read tells.
CEILINGS = frozenset({"rent_ceiling", "income_ceiling"})
SLOTS = frozenset(FACT_SLOTS) | frozenset(DIALOGUE_SLOTS)
logger = logging.getLogger(__name__)


class ActionUnderstand(Action):
    """Fill the slots from the latest message."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_understand"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Return one ``SlotSet`` for each slot that the latest message changes."""
        if _already_understood(tracker):
            return []
        try:
            services = open_services()
            if asks_index(tracker):
                return [SlotSet("explain", True), SlotSet("heard", None)]
            changes = Reading(tracker, services.territory, services.today()).changes
            told = any(changes.get(slot) for slot in TOLD_BY_WORDS)
            if not told and (goes_on(tracker, services) or wants_explanation(tracker, services)):
                return [SlotSet("explain", True), SlotSet("heard", None)]
            changes |= _scheme_of_card(tracker, changes, services)
            if rather_card(tracker, changes, services):
                return [SlotSet("explain", True), SlotSet("heard", None)]
        except Exception:
            # The message is still answered, from what was known before it.
            logger.exception("message not understood")
            changes = {}
        changes["explain"] = False
        return [SlotSet(name, value) for name, value in changes.items()]


def _scheme_of_card(
    tracker: Tracker, changes: Mapping[str, Any], services: Services
) -> dict[str, str]:
    """« Quel plafond pour un couple à Nantes ? » after a card about the LLI: that of the LLI."""
    card_id = last_card(tracker)
    card = services.knowledge.card(card_id) if card_id else None
    known = changes.get("scheme") or tracker.get_slot("scheme")
    if card is None or known or not CEILINGS & set(changes.get("goals") or ()):
        return {}
    schemes = [scheme for scheme in card.schemes if scheme in SCHEMES]
    return {"scheme": schemes[0]} if len(schemes) == 1 else {}


def _already_understood(tracker: Tracker) -> bool:
    """Whether the latest message has been read: Rasa asks again when it starts the form."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "slot" and event["name"] in SLOTS:
            return True
    return False
