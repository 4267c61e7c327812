"""From what a message says to slots: the only place where slots are filled.

Rasa runs :class:`ActionUnderstand` after every message, before any other decision (slot
mappings of type ``custom`` in ``domain.yml``). The entities come from ``bot/pipeline``, already
normalised; here they are merged with what the conversation knows.
"""

from __future__ import annotations

import logging
from functools import reduce
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from .goals import GOAL_OF_INTENT, GOAL_OF_TOPIC
from .households import merge_household
from .services import Services, open_services
from .state import FACT_SLOTS

logger = logging.getLogger(__name__)

LOC_LEVELS = frozenset({"loc1", "loc2", "loc3"})
#: Entities copied to the slot of the same name as they are.
PLAIN_ENTITIES = frozenset(FACT_SLOTS) - {"commune", "household", "scheme", "level", "lease_end"}
PERSONAL_ENTITIES = frozenset({"commune", "household", "income", "surface", "rent", "department"})
ALL_ENTITIES = frozenset(FACT_SLOTS) | {"department", "number", "topic"}
#: Intents of messages that answer or complete, besides the goals'.
VALUE_INTENTS = frozenset({"inform", "affirm", "deny", "dont_know", "refuse"})
FALLBACK = "nlu_fallback"
#: Slots that a bare number can answer when they are the one asked for.
NUMERIC_SLOTS = frozenset({"surface", "annex_surface", "rent", "base_rent"})
SKIP_INTENTS = frozenset({"dont_know", "refuse"})
#: Facts of one question, which must not stick to the next one that stands by itself.
QUESTION_SLOTS = ("lease_date", "tenant_relation")
#: First words of a question that continues the previous one.
CONTINUATIONS = ("et ", "même", "meme", "pareil", "idem")


class ActionUnderstand(Action):
    """Fill the slots from the latest message."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_understand"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Return one ``SlotSet`` for each slot that the latest message changes."""
        try:
            changes = read_message(tracker, open_services())
        except Exception:
            logger.exception("message not understood")
            return []
        return [SlotSet(name, value) for name, value in changes.items()]


def read_message(tracker: Tracker, services: Services) -> dict[str, Any]:
    """Work out the new values of slots from the latest message of ``tracker``."""
    message = tracker.latest_message
    intent = (message.get("intent") or {}).get("name")
    # Roles mark what a message only passes by: another person's town, the value it corrects.
    entities = [e for e in message.get("entities", []) if e.get("role") is None]
    requested = tracker.get_slot("requested_slot")
    entities = [e for e in entities if e["entity"] in readable_entities(intent, requested)]
    changes: dict[str, Any] = {}

    _read_goals(intent, entities, tracker, changes)
    for entity in entities:
        if entity["entity"] in PLAIN_ENTITIES:
            changes[entity["entity"]] = entity["value"]
    _read_scheme(entities, tracker, changes)
    _read_household(entities, tracker, changes)
    _read_commune(entities, tracker, services, changes)
    if requested:
        _read_answer(requested, intent, entities, changes)
    if "goals" in changes and _is_a_fresh_question(message.get("text") or "", changes):
        for slot in QUESTION_SLOTS:
            changes.setdefault(slot, None)

    known_again = {name for name in changes if name in FACT_SLOTS and changes[name] is not None}
    skipped = changes.get("skipped", tracker.get_slot("skipped")) or []
    if known_again & set(skipped):
        changes["skipped"] = [name for name in skipped if name not in known_again]
    return changes


def readable_entities(intent: str | None, requested: str | None) -> frozenset[str]:
    """Entities that say something of the visitor's own situation in a message of that intent.

    « C'est quoi le Loc2 ? » does not choose Loc2, « quel temps fait-il à Lens ? » does not choose
    Lens.
    """
    if intent in GOAL_OF_INTENT or intent in VALUE_INTENTS or (intent == FALLBACK and requested):
        return ALL_ENTITIES
    return PERSONAL_ENTITIES if intent == "ask_knowledge" else frozenset()


def _read_goals(
    intent: str | None, entities: list[dict[str, Any]], tracker: Tracker, changes: dict[str, Any]
) -> None:
    goal = GOAL_OF_INTENT.get(intent or "")
    if goal is None:
        return
    topics = [GOAL_OF_TOPIC[e["value"]] for e in entities if e["entity"] == "topic"]
    if not set(topics) - {goal, "dwelling_eligibility"}:
        topics = []
    # A personal verdict already holds the ceiling: the topic adds nothing to it.
    if goal == "eligibility":
        topics = [t for t in topics if t not in ("income_ceiling", "dwelling_eligibility")]
    goals = topics if goal in topics else [goal, *topics]
    changes["goals"] = goals
    if goals != tracker.get_slot("goals"):
        changes["skipped"] = []


def _read_scheme(entities: list[dict[str, Any]], tracker: Tracker, changes: dict[str, Any]) -> None:
    level = _last(entities, "level")
    scheme = _last(entities, "scheme")
    if level in LOC_LEVELS:
        scheme = "loc_avantages"
    if scheme is not None:
        changes["scheme"] = scheme
        # « et en LLI ? » after Loc2: the level of the former scheme means nothing any more.
        if scheme != tracker.get_slot("scheme") and tracker.get_slot("level"):
            changes["level"] = None
    if level is not None:
        changes["level"] = level


def _read_household(
    entities: list[dict[str, Any]], tracker: Tracker, changes: dict[str, Any]
) -> None:
    found = [e["value"] for e in entities if e["entity"] == "household"]
    if found:
        _set_household(reduce(merge_household, found, tracker.get_slot("household")), changes)


def _set_household(household: dict[str, Any], changes: dict[str, Any]) -> None:
    # « on est quatre » does not say how many adults: the size is kept to ask the right question.
    complete = "adults" in household
    changes["household"] = household if complete else None
    changes["household_size"] = None if complete else household.get("persons")


def _read_commune(
    entities: list[dict[str, Any]], tracker: Tracker, services: Services, changes: dict[str, Any]
) -> None:
    department = _last(entities, "department")
    value = _last(entities, "commune")
    if value is None and department and tracker.get_slot("commune_candidates"):
        value = {"candidates": tracker.get_slot("commune_candidates")}
    if value is None:
        return
    codes = [value] if isinstance(value, str) else list(value["candidates"])
    communes = [c for c in (services.territory.get(code) for code in codes) if c is not None]
    if department:
        communes = [c for c in communes if c.department == department] or communes
    if len(communes) == 1:
        changes["commune"], changes["commune_candidates"] = communes[0].code, None
    elif communes:
        changes["commune"], changes["commune_candidates"] = None, [c.code for c in communes]


def _read_answer(
    requested: str, intent: str | None, entities: list[dict[str, Any]], changes: dict[str, Any]
) -> None:
    """Read a short answer to the question the assistant has just asked."""
    number = _last(entities, "number")
    if intent in SKIP_INTENTS and requested in FACT_SLOTS and requested not in changes:
        changes["skipped"] = [*(changes.get("skipped") or []), requested]
    elif number is not None and changes.get(requested) is None:
        if requested in NUMERIC_SLOTS:
            changes[requested] = number
        elif requested == "income":
            changes["income"] = {"amount": number, "kind": "unknown", "period": "year"}
        elif requested == "household" and number == int(number):
            _set_household(merge_household(None, {"persons": int(number)}), changes)
    elif requested == "lease_end" and "lease_date" in changes:
        changes["lease_end"] = changes.pop("lease_date")
    elif requested == "intermediation" and intent in ("affirm", "deny"):
        changes.setdefault("intermediation", "any" if intent == "affirm" else "none")


def _is_a_fresh_question(text: str, changes: dict[str, Any]) -> bool:
    """Tell whether a question stands by itself, so that an older date must not stick to it."""
    if text.casefold().lstrip().startswith(CONTINUATIONS):
        return False
    return bool({"commune", "commune_candidates", "scheme", "level"} & set(changes))


def _last(entities: list[dict[str, Any]], name: str) -> Any:
    """The value of the last entity called ``name``: in a correction, the new value comes last."""
    return next((e["value"] for e in reversed(entities) if e["entity"] == name), None)
