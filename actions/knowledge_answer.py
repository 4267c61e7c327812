"""Answers questions about rules from the cards of the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers import Hit

from .card_text import closed_question, first_part, starts_with_verdict
from .contact import contact
from .referral import referral, referral_reply, sure_referral
from .render import Button, Reply, button, text
from .services import Services
from .state import State

#: Probability from which the best card is worth showing as the closest one.
LIKELY = 0.35
#: The same when the question is surely about our subject (measured on the development questions:
#: between the two, the best card is the right one eight times out of eight).
LIKELY_ON_SUBJECT = 0.25


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
        return card_reply(answer.hit, answer.text, services, question=question)
    kind = sure_referral(question) or (referral(question) if answer.probability < LIKELY else None)
    if kind is not None:
        return referral_reply(kind)
    if on_subject and answer.suggestions and answer.probability >= LIKELY_ON_SUBJECT:
        return _closest(answer.suggestions, services)
    return no_card(answer.suggestions, state)


def follow_up_reply(question: str, card_id: str, state: State, services: Services) -> Reply:
    """« Et pour un meublé ? » after a card: searched with the subject of that card.

    Args:
        question: the follow-up, as typed.
        card_id: the card it continues.
        state: the conversation.
        services: where the cards are.
    """
    card = card_hit(card_id, services)
    if card is None:
        return knowledge_reply(question, state, services, on_subject=True)
    alone = services.knowledge.answer(question)
    if alone.hit is not None and alone.hit.id != card_id:
        return card_reply(alone.hit, alone.text, services, question=question)
    if alone.suggestions and alone.probability >= LIKELY and alone.suggestions[0].id != card_id:
        return _closest(alone.suggestions, services)
    found = services.knowledge.search(f"{card.title} {question}", limit=4)
    others = [hit for hit in found if hit.id != card_id]
    return Reply(
        text("follow_up", title=card.title, suggestions=others, contact=contact(state)),
        buttons=[card_button(hit) for hit in others[:3]],
        status="asked",
    )


def card_hit(card_id: str, services: Services) -> Hit | None:
    """The card of that id as it stands today, None when there is no such card."""
    card = services.knowledge.card(card_id)
    if card is None:
        return None
    today = services.today()
    return Hit.of(card, 1.0, today, services.knowledge.text(card_id, today))


def card_reply(hit: Hit, body: str | None, services: Services, question: str = "") -> Reply:
    """A card as a message, its related cards as buttons.

    Args:
        hit: the card.
        body: its text on the day of the question; None for today.
        services: where related cards are found.
        question: what the visitor asked; a « Oui » needs the question it answers when the visitor
            asked something else.
    """
    sources = [source.to_dict() for source in hit.sources]
    whole = body or services.knowledge.text(hit.id, services.today())
    shown = first_part(whole)
    more = [button("more", f'/show_card{{"card":"{hit.id}","number":2}}')]
    needs_title = starts_with_verdict(shown) and not closed_question(question)
    return Reply(
        text(
            "knowledge",
            notice=hit.notice,
            title=hit.title if needs_title else None,
            body=shown,
            source=sources[0] if sources else None,
            status=hit.status,
            valid_to=hit.valid_to,
            verified_on=hit.verified_on,
        ),
        buttons=[*(more if len(shown) < len(whole) else []), *related_buttons(hit, services)],
        sources=sources,
        card=hit.id,
    )


def card_button(hit: Hit) -> Button:
    """The button that shows a card."""
    return {"title": hit.title, "payload": f'/show_card{{"card":"{hit.id}"}}'}


def _closest(suggestions: Sequence[Hit], services: Services) -> Reply:
    """The likeliest card, said to be no more than that; the next ones as buttons."""
    closest, *others = suggestions
    reply = card_reply(closest, None, services, question=closest.title)
    return replace(
        reply,
        text=f"{text('closest_card', title=closest.title)}\n\n{reply.text}",
        buttons=[*reply.buttons[: int(_has_more(reply))], *map(card_button, others)],
    )


def _has_more(reply: Reply) -> bool:
    return bool(reply.buttons) and '"number":2' in reply.buttons[0]["payload"]


def related_buttons(hit: Hit, services: Services) -> list[Button]:
    related = [card_hit(card_id, services) for card_id in hit.related]
    return [card_button(card) for card in related if card is not None][:3]


def no_card(suggestions: Sequence[Hit], state: State) -> Reply:
    return Reply(
        text("no_card", suggestions=suggestions, contact=contact(state)),
        buttons=[card_button(hit) for hit in suggestions],
        status="declined",
    )
