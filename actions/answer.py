"""Answers the current goals once the form has what it needs."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from rules_core import InvalidInput, NoParameter

from .base import SafeAction, contact
from .goals import GOALS
from .render import Reply, text
from .services import Services
from .state import State


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
        return Reply(message, status="declined")
    except InvalidInput as wrong:
        return Reply(text("rule_input", message=wrong.message), status="asked")
