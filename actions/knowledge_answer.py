"""Answers questions about rules from the cards of the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from knowledge.answers import Hit

from .base import SafeAction
from .contact import contact
from .render import Button, Reply, text
from .services import Services
from .state import State

#: Confidence of the intent from which a question is surely about our subject.
SURE_OF_SUBJECT = 0.7
#: Probability from which the best card is worth showing as the closest one.
LIKELY = 0.35


class ActionAnswerKnowledge(SafeAction):
    """The best card for the latest message, or an honest « je ne sais pas »."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer_knowledge"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Search and answer."""
        message = tracker.latest_message
        sure = (message.get("intent") or {}).get("confidence", 0.0) >= SURE_OF_SUBJECT
        reply = knowledge_reply(message.get("text") or "", state, services, on_subject=sure)
        reply.send(dispatcher, state)
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
        hit = card_hit(card_id, services) if card_id else None
        reply = card_reply(hit, None, services) if hit else _no_card((), state)
        reply.send(dispatcher, state)
        return []


def knowledge_reply(
    question: str, state: State, services: Services, *, on_subject: bool = False
) -> Reply:
    """The card that answers ``question``, or suggestions when none is close enough.

    Args:
        question: as typed.
        state: the conversation.
        services: where the cards are.
        on_subject: the language model is sure that the question is about our subject; a card that
            is likely, without being certain, is then shown as the closest one.
    """
    answer = services.knowledge.answer(question)
    if answer.hit is not None:
        return card_reply(answer.hit, answer.text, services)
    if on_subject and answer.suggestions and answer.probability >= LIKELY:
        closest, *others = answer.suggestions
        reply = card_reply(closest, None, services)
        return replace(
            reply,
            text=f"{text('closest_card', title=closest.title)}\n\n{reply.text}",
            buttons=[_card_button(hit) for hit in others],
        )
    return _no_card(answer.suggestions, state)


def card_hit(card_id: str, services: Services) -> Hit | None:
    """The card of that id as it stands today, None when there is no such card."""
    card = services.knowledge.card(card_id)
    if card is None:
        return None
    today = services.today()
    return Hit.of(card, 1.0, today, services.knowledge.text(card_id, today))


def card_reply(hit: Hit, body: str | None, services: Services) -> Reply:
    """A card as a message, its related cards as buttons.

    Args:
        hit: the card.
        body: its text on the day of the question; None for today.
        services: where related cards are found.
    """
    sources = [source.to_dict() for source in hit.sources]
    related = [card_hit(card_id, services) for card_id in hit.related]
    return Reply(
        text(
            "knowledge",
            notice=hit.notice,
            body=body or services.knowledge.text(hit.id, services.today()),
            source=sources[0] if sources else None,
            verified_on=hit.verified_on,
        ),
        buttons=[_card_button(card) for card in related if card is not None][:3],
        sources=sources,
        card=hit.id,
    )


def _no_card(suggestions: Sequence[Hit], state: State) -> Reply:
    return Reply(
        text("no_card", suggestions=suggestions, contact=contact(state)),
        buttons=[_card_button(hit) for hit in suggestions],
        status="declined",
    )


def _card_button(hit: Hit) -> Button:
    return {"title": hit.title, "payload": f'/show_card{{"card":"{hit.id}"}}'}
