"""Answers questions about rules from the cards of the knowledge base."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from knowledge.base import Answer

from .base import SafeAction, contact
from .render import Reply, text
from .services import Services
from .state import State


class ActionAnswerKnowledge(SafeAction):
    """The best card for the latest message, or an honest « je ne sais pas »."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer_knowledge"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Search and answer."""
        question = tracker.latest_message.get("text") or ""
        knowledge_reply(question, state, services).send(dispatcher, state)
        return [SlotSet("failures", 0)]


class ActionShowCard(SafeAction):
    """Shows the card that a button names."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_show_card"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Show it, or say that it is no longer there."""
        card_id = next(iter(tracker.get_latest_entity_values("card")), None)
        answer = services.knowledge.show(card_id, on=state.on) if card_id else None
        reply = card_reply(answer) if answer else _no_card([], state)
        reply.send(dispatcher, state)
        return []


def knowledge_reply(question: str, state: State, services: Services) -> Reply:
    """The card that answers ``question``, or suggestions when none is close enough."""
    answer = services.knowledge.answer(question, on=state.on)
    if answer.hit is not None:
        return card_reply(answer)
    return _no_card(answer.suggestions, state)


def card_reply(answer: Answer) -> Reply:
    """A card as a message, its related cards as buttons."""
    hit = answer.hit
    sources = [source.to_dict() for source in hit.card.sources]
    return Reply(
        text(
            "knowledge",
            body=answer.text,
            source=sources[0] if sources else None,
            verified_on=hit.card.verified_on,
        ),
        buttons=[_card_button(card) for card in answer.related[:3]],
        sources=sources,
    )


def _no_card(suggestions: list, state: State) -> Reply:
    return Reply(
        text("no_card", suggestions=suggestions, contact=contact(state)),
        buttons=[_card_button(hit) for hit in suggestions[:3]],
        status="declined",
    )


def _card_button(card: object) -> dict[str, str]:
    return {"title": card.title, "payload": f'/show_card{{"card":"{card.id}"}}'}
