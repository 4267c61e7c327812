"""Answers questions about rules from the cards of the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from knowledge.answers import Hit

from .base import SafeAction, contact
from .render import Button, Reply, text
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
        hit = card_hit(card_id, state, services) if card_id else None
        reply = card_reply(hit, state, services) if hit else _no_card((), state)
        reply.send(dispatcher, state)
        return []


def knowledge_reply(question: str, state: State, services: Services) -> Reply:
    """The card that answers ``question``, or suggestions when none is close enough."""
    answer = services.knowledge.answer(question, on=lease_day(state))
    if answer.hit is not None:
        return card_reply(answer.hit, state, services)
    return _no_card(answer.suggestions, state)


def lease_day(state: State) -> date | None:
    """The day the visitor's lease is about, None when none was said: the question may name one."""
    return state.on if state.get("lease_date") else None


def card_hit(card_id: str, state: State, services: Services) -> Hit | None:
    """The card of that id on the day in question, None when there is no such card."""
    card = services.knowledge.card(card_id)
    if card is None:
        return None
    return Hit.of(card, 1.0, state.on, services.knowledge.text(card_id, state.on))


def card_reply(hit: Hit, state: State, services: Services) -> Reply:
    """A card as a message, its related cards as buttons."""
    sources = [source.to_dict() for source in hit.sources]
    related = [card_hit(card_id, state, services) for card_id in hit.related]
    return Reply(
        text(
            "knowledge",
            notice=hit.notice,
            body=services.knowledge.text(hit.id, on=state.on),
            source=sources[0] if sources else None,
            verified_on=hit.verified_on,
        ),
        buttons=[_card_button(card) for card in related if card is not None][:3],
        sources=sources,
    )


def _no_card(suggestions: Sequence[Hit], state: State) -> Reply:
    return Reply(
        text("no_card", suggestions=suggestions, contact=contact(state)),
        buttons=[_card_button(hit) for hit in suggestions],
        status="declined",
    )


def _card_button(hit: Hit) -> Button:
    return {"title": hit.title, "payload": f'/show_card{{"card":"{hit.id}"}}'}
