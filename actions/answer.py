"""Answers the current goals once the form has what it needs."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from rules_core import InvalidInput, NoParameter

from .base import SafeAction
from .contact import contact
from .goals import GOALS
from .questions import fill, question_key
from .render import Reply, load_replies, text, topic_buttons
from .services import Services
from .state import State

#: Slots of the conversation that are called otherwise in the rules' requests.
SLOT_OF_FIELD = {
    "income_eur": "income",
    "surface_m2": "surface",
    "rent_eur": "rent",
    "market_rent_eur": "market_rent",
    "rent_with_charges_eur": "rent",
    "zone_abc": "commune",
    "plus_area": "commune",
}


class ActionAnswer(SafeAction):
    """One message for each goal, in the order the visitor named them."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        _tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Answer every goal."""
        for goal in state.goals:
            answer_goal(goal, state, services).send(dispatcher, state)
        return [SlotSet("failures", 0)]


def answer_goal(goal: str, state: State, services: Services) -> Reply:
    """The reply to one goal; an unknown figure or an unusable value is said in words."""
    try:
        return GOALS[goal].answer(state, services)
    except NoParameter as missing:
        message = text("no_figure", message=missing.message, contact=contact(state))
        return Reply(message, buttons=topic_buttons(), status="declined")
    except InvalidInput as wrong:
        return _unusable(wrong, state)


def _unusable(wrong: InvalidInput, state: State) -> Reply:
    """A value is missing (the visitor does not know it) or out of bounds: what to do about it."""
    slot = SLOT_OF_FIELD.get(wrong.field, wrong.field)
    questions = load_replies("questions")
    if wrong.missing and slot in questions:
        entry = questions[question_key(slot, state)]
        message = text("missing", help=fill(entry["help"], state), example=entry["example"])
    else:
        message = text("rule_input", message=wrong.message)
    return Reply(message, buttons=topic_buttons(), status="asked")
