"""The one form of the dialogue: asks what the current goals still need, one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from ..base import SafeAction
from ..cards.side_question import answer_side_question
from ..goals import GOAL_OF_INTENT
from ..questions import FORM, before_question, question_for, slots_to_ask
from ..reading.meaning import answers_form
from ..reading.readable import SMALL_TALK
from ..results.answer import answer_goal
from ..results.changes import say_values
from ..scope.sent_to_person import after_numbers
from ..services import Services, open_services
from ..state import FACT_SLOTS, State
from ..turns import (
    Event,
    actions_of,
    details,
    done_since_message,
    earlier_turns,
    last_texts,
    said_since_message,
    this_turn,
)
from ..wording.render import text

#: Messages that are not answers: the form steps aside, a rule of ``bot/training`` replies, and
#: the form asks again.
INTERRUPTIONS = frozenset(
    {"ask_knowledge", "ask_why", "stop", "start_over", "human", "emergency", "help", "out_of_scope"}
    | {"insult", "thank", "greet", "goodbye", "change", "show_card"}
    | {"ask_source", "other_language", "resume"}
)


#: Goals whose figure changes with the zone alone.
BY_ZONE = frozenset({"income_ceiling", "rent_ceiling"})
#: Facts that give another figure in each zone.
ZONE_FACTS = frozenset({"household", "scheme", "level", "surface"})
#: The actions that answer something else than what the form asks.
ASIDES = frozenset({"action_answer_knowledge", "action_fallback", "action_out_of_scope"})


class ValidateQuestionForm(FormValidationAction):
    """Tells Rasa's form which slots to ask, and to step aside for interruptions."""

    def name(self) -> str:
        """Name in the domain."""
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Validate as Rasa does, unless the message is an interruption.

        Raises:
            ActionExecutionRejection: the form must not take this message.
        """
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        if (
            tracker.active_loop_name == FORM
            and (intent in INTERRUPTIONS or tracker.get_slot("explain"))
            and not _acted_since_message(tracker)
            and not ((intent in SMALL_TALK or answers_form(tracker)) and _answered(tracker))
        ):
            raise ActionExecutionRejection(FORM)
        events: list[EventType] = await super().run(dispatcher, tracker, domain)
        return events

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> list[str]:
        """The slots needed now; those of the domain file are only the possible ones."""
        return slots_to_ask(State.from_tracker(tracker, open_services()))


def _answered(tracker: Tracker) -> bool:
    """Whether the latest message filled the slot that was asked for."""
    requested = tracker.get_slot("requested_slot")
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "slot" and event["name"] == requested and event["value"] is not None:
            return True
    return False


def _acted_since_message(tracker: Tracker) -> bool:
    """Tell whether a rule has already replied to the latest message (the form then resumes)."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        # Rasa validates on a copy of the conversation that ends with the form itself.
        if event["event"] == "action" and event["name"] != FORM:
            return True
    return False


class AskSlot(SafeAction):
    """Asks for one slot: a question, its choices, « Pourquoi ? » and « Je ne sais pas »."""

    slot: str

    def name(self) -> str:
        """Name Rasa looks for when the form requests the slot."""
        return f"action_ask_{self.slot}"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Ask."""
        changing = _being_changed(tracker)
        if changing and changing != self.slot:
            return [SlotSet("requested_slot", changing)]  # already asked: one thing at a time
        if self.slot == "goals" and (people := after_numbers(tracker, state)):
            if not said_since_message(tracker):
                people.send(dispatcher, state)
            return []
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        if intent == "goodbye" and said_since_message(tracker):
            return []  # whoever leaves is asked nothing
        asked = asked_since_question(tracker) - {self.name()}
        if aside := answer_side_question(tracker, services):
            aside.send(dispatcher, state)
        if ZONE_FACTS & {*state.heard.get("new", ()), *state.heard.get("changed", ())}:
            _say_by_zone(self.slot, dispatcher, state, services)
        question = question_for(self.slot, state, len(asked))
        asks = question.text.rpartition("\n\n")[2]
        again = any(said.endswith(asks) for said in last_texts(tracker))
        if again:  # what comes before the question itself has just been said
            question = question.with_text(asks)
        before = before_question(self.slot, state, again=again) or say_values(state, services)
        if passed_over(tracker):
            return []  # whoever asks other things twice in a row wants these: the form waits
        if self.slot == "goals" and not before and said_since_message(tracker):
            return []  # « que souhaitez-vous savoir ? » has just been overtaken by a question
        if not before and _interrupted(tracker):
            before = text("resumed")
        joined = f"{before} {question.text}" if before else question.text
        # « mais si, le bidule bleu » says nothing: not understood once more.
        lost = self.slot == "goals" and not before and not _told_anything(tracker)
        replace(question.with_text(joined), lost=lost).send(dispatcher, state)
        return []


def _say_by_zone(
    slot: str, dispatcher: CollectingDispatcher, state: State, services: Services
) -> None:
    """The figure of each zone, when nothing but the commune is missing to give one alone."""
    alone = slot == "commune" and slots_to_ask(state) == [slot] and len(state.goals) == 1
    if not (alone and BY_ZONE.issuperset(state.goals) and state.get("scheme")) or state.candidates:
        return
    without = state.having(services, skipped=[*state.skipped, slot])
    reply = answer_goal(state.goals[0], without, services)
    if reply.result:
        reply.with_text(reply.text.rpartition("\n\n")[0]).send(dispatcher, state)


def passed_over(tracker: Tracker) -> bool:
    """Whether two messages in a row said something else than what was asked."""
    return passed_over_before(tracker) and _is_aside(this_turn(tracker))


def passed_over_before(tracker: Tracker) -> bool:
    """Whether the message before this one said something else than what was asked."""
    before = next(earlier_turns(tracker), [])
    return FORM in actions_of(before) and _is_aside(before)


def _is_aside(turn: list[Event]) -> bool:
    """Whether a message was understood, and gave no value: neither gibberish nor an answer."""
    told = any(e["event"] == "slot" and e["name"] in FACT_SLOTS and e["value"] for e in turn)
    lost = any(details(event).get("lost") for event in turn)
    return not ASIDES.isdisjoint(actions_of(turn)) and not (told or lost)


def _told_anything(tracker: Tracker) -> bool:
    told = {e["name"] for e in this_turn(tracker) if e["event"] == "slot" and e["value"]}
    return bool(told & {*FACT_SLOTS, "speaker"})


def _being_changed(tracker: Tracker) -> str | None:
    """The slot that the latest message, the press of a « modifier » button, asks to change."""
    if not done_since_message(tracker, "action_change"):
        return None
    return next(iter(tracker.get_latest_entity_values("slot")), None)


def _interrupted(tracker: Tracker) -> bool:
    """Whether something else has just been answered in the middle of the questions."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    told = said_since_message(tracker) or intent == "resume"
    paused = intent in INTERRUPTIONS - {"change", "ask_why"}
    return paused and told and tracker.active_loop_name == FORM


def asked_since_question(tracker: Tracker) -> set[str]:
    """Names of the asking actions that ran since the visitor's latest question."""
    asked: set[str] = set()
    for event in reversed(tracker.events):
        if event["event"] == "action" and event["name"].startswith("action_ask_"):
            asked.add(event["name"])
        elif event["event"] == "user":
            intent = (event.get("parse_data", {}).get("intent") or {}).get("name")
            if intent in GOAL_OF_INTENT:
                break
    return asked


def ask_slot_actions(slots: list[str]) -> list[type[AskSlot]]:
    """One action class for each slot, as Rasa finds questions by the name of their action."""
    return [type(f"Ask_{slot}", (AskSlot,), {"slot": slot}) for slot in slots]
