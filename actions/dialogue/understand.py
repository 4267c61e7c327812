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

from ..cards.aspects import asked_aspect
from ..cards.certain_card import computed_at_once, rather_card
from ..cards.explanation import likens, wants_explanation
from ..cards.goes_on import goes_on, tells
from ..cards.named_matter import named_matter
from ..cards.subject import is_pending
from ..cards.told_after import asks_after_card, concludes, tells_after_card
from ..cards.visale_after import said_before, visale_after_card
from ..goals import GOAL_OF_TOPIC
from ..reading.asks_again import (
    asked_rate,
    asks_again,
    asks_best,
    asks_next_years,
    asks_otherwise,
    asks_period,
    asks_rent_verdict,
    asks_verdict,
)
from ..reading.beside import turns_over, value_beside
from ..reading.clauses import outside_questions
from ..reading.listed_dwellings import dwellings_told
from ..reading.listed_tenants import tenants_told
from ..reading.meaning import figures_named, varies_result
from ..reading.message import Reading
from ..reading.other_values import other_values
from ..reading.quarters import takes_back
from ..reading.readable import ASKING
from ..reading.scheme_reading import LOC_LEVELS
from ..reading.situation import bars, bars_kin, goal_of_situation, of_tenant
from ..reading.supposed import with_supposed
from ..reading.tells_values import tells_values
from ..reading.the_other import the_other
from ..reading.told_earlier import rise_earlier, told_earlier
from ..reading.two_cases import another_case, asks_each, back_to, next_case, restored, without_case
from ..reading.two_questions import figure_and_rule
from ..reading.two_schemes import other_scheme
from ..results.bonus import asks_bonus
from ..results.index_values import asks_index
from ..results.letting_fees import asked_fees
from ..results.relance import asks_relance
from ..results.working import asks_working
from ..services import Services, open_services
from ..state import DIALOGUE_SLOTS, FACT_SLOTS, TOLD_BY_WORDS
from ..turns import last_card, topics_named, typed
from ..wording.known import SCHEMES
from .computing_on import goes_on_computing, shares_reduction

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
            if again := _goes_back(tracker, services):
                return again
            changes = _changes(tracker, services)
            if computes := _computes(tracker):
                changes["heard"] = {**(changes.get("heard") or {}), "computes": computes}
            if varied := goes_on_computing(tracker, changes):
                changes |= varied
            elif settled := _by_words(tracker, changes, services) or _settled(
                tracker, changes, services
            ):
                return settled
        except Exception:
            # The message is still answered, from what was known before it.
            logger.exception("message not understood")
            changes = {}
        changes["explain"] = False
        return [SlotSet(name, value) for name, value in changes.items()]


def _computes(tracker: Tracker) -> str | None:
    """Whether a message that sounds like a rule is computed: told before the slots change."""
    if figures_named(tracker):
        return "named"
    return "varied" if varies_result(tracker) else None


def _settled(tracker: Tracker, changes: dict[str, Any], services: Services) -> list[EventType]:
    """What a card answers; empty when the form takes the message, its ``changes`` completed."""
    if not varies_result(tracker) and concludes(tracker, changes, services):
        return _told(changes)
    called = _called_for(tracker, changes) if tells_values(tracker) else None
    if called:
        changes["goals"] = [called]
    applicant = {} if called else visale_after_card(tracker, changes)
    changes |= applicant
    if not (called or applicant or _is_told(tracker, changes, services)):
        if goes_on(tracker, services) or wants_explanation(tracker, services):
            return _rule(changes if tells(tracker) else _told_beside(tracker, changes))
        if tells_after_card(tracker, changes):
            return _told(changes)
        if asks_after_card(tracker, changes, services):
            return _rule(changes)
    changes |= _scheme_of_card(tracker, changes, services)
    if (
        varies_result(tracker)
        or value_beside(tracker)
        or not rather_card(tracker, changes, services)
    ):
        return []
    return _rule(_told_beside(tracker, changes))


def _told_beside(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What is told beside the question of a rule: « je suis en Loc1, puis-je vendre ? »."""
    message = tracker.latest_message
    beside = outside_questions(message.get("text") or "", message.get("entities") or [])
    names = {entity["entity"] for entity in beside} | {"lease_end", "tax_regime", "speaker"}
    names |= {"scheme"} if "level" in names else set()
    return {slot: value for slot, value in changes.items() if slot in names or slot == "heard"}


def _is_told(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> bool:
    """Whether a message tells facts that no card answers better than the calculation."""
    if computed_at_once(tracker, changes, services):
        return True
    if turns_over(tracker, changes) or value_beside(tracker) is not None or varies_result(tracker):
        return True
    if likens(tracker):
        return False
    told = any(changes.get(slot) for slot in TOLD_BY_WORDS)
    told = told or bool(changes.get("age") and tracker.get_slot("goals"))
    # « 1er mars 2024 » after the card about a delay: the date is worked out.
    told = told or (tells(tracker) and bool(changes.get("goals")))
    household = "household" in (changes.get("heard") or ())
    told = told or (household and bool(tracker.get_slot("goals")))
    return told or bool(changes.get("irl_quarter") and takes_back(typed(tracker)))


def _goes_back(tracker: Tracker, services: Services) -> list[EventType]:
    """What a message that only makes sense with the latest answer changes; empty otherwise."""
    if asks_index(tracker):
        return _rule({})
    if purchase := asks_relance(tracker):
        return [*_rule({}), SlotSet("heard", {"relance": purchase})]
    if asks_working(tracker):
        return [*_rule({}), SlotSet("heard", {"working": True})]
    if (
        again := _other_case(tracker)
        or _same_answer(tracker, services)
        or _aspect(tracker)
        or _other(tracker)
    ):
        return again
    fees = asked_fees(tracker)
    if fees is None:
        return []
    place = _changes(tracker, services).get("commune")
    kept = {"commune": place} if place else {}
    return [*_rule(kept), SlotSet("heard", {"fees": fees})]


def _same_answer(tracker: Tracker, services: Services) -> list[EventType]:
    """« donc oui ou non ? » wants the answer just given, « le mieux ? » the comparison."""
    said = {"again": True}
    if other := other_values(tracker):
        values: dict[str, Any] = other
    elif asks_best(tracker):
        values = {"goals": ["comparison"], "level": None, "heard": said}
    elif period := asks_period(tracker):
        values = {"heard": {**said, "period": period}}
    elif asks_next_years(tracker):
        values = {"heard": {**said, "next_years": True}}
    elif shares_reduction(tracker):
        values = {"heard": said}
    elif asks_verdict(tracker):
        values = {"goals": ["eligibility"], "heard": said}
    elif asks_again(tracker):
        wanted = asks_rent_verdict(tracker) and not tracker.get_slot("rent")
        values = {"heard": {"judge": True} if wanted else said}
    elif otherwise := asks_otherwise(tracker):
        values = {**otherwise, "heard": said}
    elif (rate := asked_rate(tracker)) and not _of_other_scheme(tracker, rate, services):
        values = {**rate, "heard": said}
    else:
        return []
    return [SlotSet(name, value) for name, value in {**values, "explain": False}.items()]


def _changes(tracker: Tracker, services: Services) -> dict[str, Any]:
    """What the latest message changes; another dwelling or tenant sets the first aside."""
    another = another_case(typed(tracker), tracker.slots)
    alone = without_case(tracker, another) if another else tracker
    changes = Reading(alone, services.territory, services.today()).changes
    supposed = with_supposed(tracker, changes)
    changes |= supposed
    known = {**tracker.slots, **{slot: v for slot, v in supposed.items() if v is None}}
    if "visale" in (changes.get("goals") or ()):  # his age may have been told before that
        changes = {**said_before(alone), **changes}
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    tells = intent == "inform" or varies_result(tracker)
    if tells and not is_pending(tracker) and bars(changes, known):
        changes["goals"] = ["dwelling_eligibility"]
    said = typed(tracker)
    if not said.startswith("/") and bars_kin(said, changes, known):
        changes |= {"goals": ["dwelling_eligibility"], "suspended": None}
    if of_tenant(changes.get("goals"), {**tracker.slots, **changes}, typed(tracker)):
        changes["goals"] = ["eligibility"]
    if changes.get("goals") and not (another or tracker.get_slot("goals")):
        changes = {**changes, **told_earlier(tracker, changes)}
    if also := other_scheme(tracker.latest_message.get("entities") or [], changes):
        changes["heard"] = {**(changes.get("heard") or {}), "also": also}
    changes = {**changes, **rise_earlier(tracker, changes), **tenants_told(tracker, changes)}
    changes |= dwellings_told(tracker, changes)
    return next_case(another, tracker.slots, changes) if another else changes


def _by_words(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> list[EventType]:
    """What the words of a message settle, whatever it sounds like; empty otherwise."""
    heard = changes.get("heard") or {}
    if matter := named_matter(tracker, changes, services):
        ended = [SlotSet("goals", None)] if matter["ends"] else []
        return [*_rule(changes), *ended, SlotSet("heard", {**heard, "matter": matter})]
    if dwelling := asks_bonus(tracker):
        told = {**changes, **dwelling}
        return [*_rule(told), SlotSet("heard", {**heard, "bonus": True})]
    if rule := _rule_beside(tracker):
        settled = {**changes, "heard": {**heard, "rule": rule}, "explain": False}
        return [SlotSet(name, value) for name, value in settled.items()]
    return []


def _told(changes: Mapping[str, Any]) -> list[EventType]:
    """« lui, il a 50 ans » after a card: what it says of that."""
    return [*_rule(changes), SlotSet("heard", {**(changes.get("heard") or {}), "told": True})]


def _rule_beside(tracker: Tracker) -> str | None:
    """The rule asked for beside a figure, in a message that sounds like the rule alone."""
    message = tracker.latest_message
    intent = (message.get("intent") or {}).get("name")
    said = message.get("entities") or []
    if tracker.active_loop_name is not None or intent not in ASKING:
        return None
    two = figure_and_rule(message.get("text") or "", intent, said)
    return two.rule if two else None


def _called_for(tracker: Tracker, changes: Mapping[str, Any]) -> str | None:
    """The goal that the facts told call for, when the message itself asks for none."""
    if changes.get("goals"):
        return None
    wished = [GOAL_OF_TOPIC[topic] for topic in topics_named(tracker)]
    return goal_of_situation(changes, tracker.slots, last_card(tracker), wished)


def _other_case(tracker: Tracker) -> list[EventType]:
    """« et le premier ? » wants the same for the dwelling or the tenant spoken of before."""
    said = tracker.latest_message.get("entities") or []
    places = [e["value"] for e in said if e["entity"] == "commune" and isinstance(e["value"], str)]
    rank = None if is_pending(tracker) else back_to(typed(tracker), tracker.slots, places)
    if rank is None:
        each = not is_pending(tracker) and asks_each(typed(tracker), tracker.slots)
        return [SlotSet("heard", {"again": True, "each": True})] if each else []
    values = restored(rank, tracker.slots)
    values |= {"heard": {"again": True, "case": rank}, "explain": False}
    return [SlotSet(name, value) for name, value in values.items()]


def _aspect(tracker: Tracker) -> list[EventType]:
    """« ça coûte combien ? » wants one side of what was just said."""
    aspect = asked_aspect(tracker)
    return [SlotSet("explain", True), SlotSet("heard", {"aspect": aspect})] if aspect else []


def _other(tracker: Tracker) -> list[EventType]:
    """« et l'autre ? » wants the same for the other value, or the card on it."""
    found = None if is_pending(tracker) else the_other(tracker)
    if found is None:
        return []
    slot, value = found
    if last_card(tracker) is not None or not tracker.get_slot("goals"):
        return [SlotSet("explain", True), SlotSet("heard", {"other": found})]
    changes = {slot: value, "heard": {"changed": {slot: tracker.get_slot(slot)}, "again": True}}
    return [SlotSet(name, new) for name, new in {**changes, "explain": False}.items()]


def _rule(told: Mapping[str, Any]) -> list[EventType]:
    """A card answers; the facts ``told`` on the way are kept for later."""
    facts = {slot: value for slot, value in told.items() if slot in FACT_SLOTS}
    who = {"speaker": told["speaker"]} if "speaker" in told else {}
    who |= {"supposed": told["supposed"]} if "supposed" in told else {}
    kept = who | facts | {"heard": told.get("heard") if facts else None, "explain": True}
    return [SlotSet(name, value) for name, value in kept.items()]


def _of_other_scheme(tracker: Tracker, rate: Mapping[str, Any], services: Services) -> bool:
    """« quel taux en intermédiaire ? » after the card of a scheme that has levels of its own."""
    card_id = last_card(tracker)
    card = services.knowledge.card(card_id) if card_id else None
    ours = card is None or not card.schemes or "loc_avantages" in card.schemes
    return not ours and rate["level"] not in LOC_LEVELS


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
