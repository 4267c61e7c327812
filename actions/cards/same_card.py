"""Passages of a card that was already shown, or of one part of it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.answers import Hit

from ..services import Services
from ..wording.render import Reply, text
from .card_text import OF_MESSAGE, first_part, sentences_within
from .knowledge_answer import card_reply

_FOR_ACRONYMS = 10  # words, where they are opened


def same_card_reply(card: Hit, passage: str, services: Services, *, sure: bool) -> Reply:
    """``passage`` of a card, after what the card concludes from what was just told.

    Args:
        card: the card.
        passage: the part of its text that answers.
        services: where the cards are.
        sure: whether the passage surely answers.
    """
    whole = card_reply(card, None, services)
    concluded = services.concluded(card.id, told=True)

    def message(shown: str) -> str:
        return text(
            "same_card",
            title=card.title,
            concluded=concluded,
            passage=shown,
            sure=sure,
            source=whole.sources[0] if whole.sources else None,
            verified_on=card.verified_on,
        )

    if concluded:
        room = OF_MESSAGE - _FOR_ACRONYMS - len(message("").split())
        passage = first_part(passage, room)
        passage = passage if len(passage.split()) <= room else sentences_within(passage, room)
    return replace(whole, text=message(passage))
