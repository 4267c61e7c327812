"""The small change of a conversation: greetings, stopping, being lost, wanting a person."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from .answer import answer_goal
from .base import SafeAction
from .contact import contact
from .knowledge_answer import card_reply, knowledge_reply
from .questions import fill, question_for, question_key
from .render import Reply, button, load_replies, text, topic_buttons
from .services import Services
from .state import State

#: From this confidence on, the cards are not even searched.
SURE_OUT_OF_SCOPE = 0.6


class Say(SafeAction):
    """Says a message of ``messages.yml``; subclasses give its key, buttons and status."""

    key: str
    status: str = "answered"
    topics: bool = False

    def name(self) -> str:
        """Name in the domain."""
        return f"action_{self.key}"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        _tracker: Tracker,
        state: State,
        _services: Services,
    ) -> list[EventType]:
        """Say it."""
        buttons = topic_buttons() if self.topics else []
        Reply(text(self.key), buttons=buttons, status=self.status).send(dispatcher, state)
        return []


class ActionGreet(Say):
    """« Bonjour »."""

    key, topics = "greet", True


class ActionThank(Say):
    """« Merci »."""

    key = "thank"


class ActionGoodbye(Say):
    """« Au revoir »."""

    key = "goodbye"


class ActionHelp(Say):
    """« Que savez-vous faire ? »."""

    key, topics = "help", True


class ActionInsult(Say):
    """Stays polite."""

    key = "insult"


class ActionEmergency(Say):
    """The numbers that save, before anything else."""

    key, status = "emergency", "handed_off"


class ActionNothingPending(Say):
    """« Oui », « je ne sais pas »… when nothing was asked."""

    key, topics = "nothing_pending", True


class ActionHuman(SafeAction):
    """Who can be called or met, the local ADIL first."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_human"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        _tracker: Tracker,
        state: State,
        _services: Services,
    ) -> list[EventType]:
        """Give the contacts."""
        commune = state.commune
        adil = (
            text("adil_known", name=commune.department_name, code=commune.department)
            if commune
            else text("adil_unknown")
        )
        Reply(text("human", adil=adil), status="handed_off").send(dispatcher, state)
        return []


class ActionExplainQuestion(SafeAction):
    """« Pourquoi ? »: why the pending question is asked, and where to find the answer."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_explain_question"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Explain; the form asks again by itself."""
        slot = tracker.get_slot("requested_slot")
        if not slot:
            explanation = explain_goals(state, services)
            question = tracker.latest_message.get("text") or ""
            reply = explanation or knowledge_reply(question, state, services)
            reply.send(dispatcher, state)
            return []
        entry = load_replies("questions")[question_key(slot, state)]
        message = text("why", why=fill(entry["why"], state), help=fill(entry["help"], state))
        Reply(message, status="asked").send(dispatcher, state)
        return []


def explain_goals(state: State, services: Services) -> Reply | None:
    """The working of the latest answer, step by step; None when nothing was computed."""
    replies = [answer_goal(goal, state, services) for goal in state.goals]
    results = [reply.result for reply in replies if reply.result and reply.result["steps"]]
    if not results:
        return None
    steps = [step for result in results for step in result["steps"]]
    sources = [source for reply in replies for source in reply.sources]
    return Reply(text("explain", steps=steps), result=results[0], sources=sources)


class ActionStop(SafeAction):
    """Ends the questions; what is known stays known."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_stop"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        _tracker: Tracker,
        state: State,
        _services: Services,
    ) -> list[EventType]:
        """Stop."""
        Reply(text("stopped"), buttons=topic_buttons()).send(dispatcher, state)
        return [SlotSet("goals", None), SlotSet("requested_slot", None)]


class ActionStartOver(SafeAction):
    """Forgets everything that was said."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_start_over"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        _tracker: Tracker,
        _state: State,
        _services: Services,
    ) -> list[EventType]:
        """Forget."""
        Reply(text("restarted"), buttons=topic_buttons()).send(dispatcher)
        return [AllSlotsReset()]


class ActionChange(SafeAction):
    """Forgets one value so that it can be given anew (the « modifier » buttons)."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_change"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, _services: Services
    ) -> list[EventType]:
        """Ask for the value again; the old one holds until a new one is given."""
        slot = next(iter(tracker.get_latest_entity_values("slot")), None)
        if slot not in load_replies("questions"):
            return []
        reply = question_for(slot, state)
        reply.with_text(text("change", question=reply.text)).send(dispatcher, state)
        return [SlotSet("requested_slot", slot)]


class ActionOutOfScope(SafeAction):
    """Declines politely and says what the assistant can do, unless a card clearly answers."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_out_of_scope"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Decline, or answer from the cards when the language model was not sure."""
        intent = tracker.latest_message.get("intent") or {}
        if intent.get("confidence", 1.0) < SURE_OUT_OF_SCOPE:
            question = tracker.latest_message.get("text") or ""
            answer = services.knowledge.answer(question)
            if answer.hit is not None:
                card_reply(answer.hit, answer.text, services).send(dispatcher, state)
                return []
        reply = Reply(text("declined"), buttons=topic_buttons(), status="declined")
        reply.send(dispatcher, state)
        return []


class ActionFallback(SafeAction):
    """Not understood: a card if one fits, then topics, then examples, then a person."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_fallback"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Find a way on."""
        slot = tracker.get_slot("requested_slot")
        if slot:
            entry = load_replies("questions")[question_key(slot, state)]
            message = text("not_a_value", help=fill(entry["help"], state), example=entry["example"])
            Reply(message, status="asked").send(dispatcher, state)
            return []
        question = tracker.latest_message.get("text") or ""
        answer = services.knowledge.answer(question)
        if answer.hit is not None:
            card_reply(answer.hit, answer.text, services).send(dispatcher, state)
            return [SlotSet("failures", 0)]
        failures = int(tracker.get_slot("failures") or 0) + 1
        _lost(failures, tracker, state).send(dispatcher, state)
        return [SlotSet("failures", failures)]


def _lost(failures: int, tracker: Tracker, state: State) -> Reply:
    if failures == 1:
        likely = [
            intent["name"].removeprefix("ask_")
            for intent in tracker.latest_message.get("intent_ranking", [])
            if intent["name"].startswith("ask_")
        ]
        titles = load_replies("buttons")
        buttons = [
            button(f"goal.{goal}", f"/ask_{goal}") for goal in likely if f"goal.{goal}" in titles
        ][:3]
        return Reply(text("fallback_first"), buttons=buttons or topic_buttons(), status="asked")
    if failures == 2:
        return Reply(text("fallback_second"), buttons=topic_buttons(), status="asked")
    return Reply(text("fallback_third", contact=contact(state)), status="handed_off")
