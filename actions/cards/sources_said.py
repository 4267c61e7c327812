"""What the latest answer rests on: its sources and their dates, and what it is worth."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..services import Services
from ..state import State
from ..wording.contact import contact
from ..wording.render import Reply, button, text
from .knowledge_answer import card_hit

MOST_SOURCES = 4


def sources_reply(
    answer: dict[str, Any],
    state: State,
    services: Services,
    *,
    trust: bool = False,
    when: bool = False,
) -> Reply:
    """The sources of ``answer``.

    Args:
        answer: the details of the latest answer, empty when there is none.
        state: the conversation.
        services: where the cards are.
        trust: whether it can be relied upon was asked.
        when: since when it holds was asked.
    """
    sources = answer.get("sources") or []
    message = text(
        "sources",
        trust=trust,
        when=when,
        sources=[_in_words(source) for source in sources[:MOST_SOURCES]],
        card=answer.get("card"),
        since=_since(answer, services),
        today=services.today(),
        contact=contact(state),
    )
    return Reply(message, sources=sources, buttons=[button("human", "/human")])


def _in_words(source: dict[str, Any]) -> dict[str, Any]:
    known = source.get("valid_from")
    return {**source, "valid_from": date.fromisoformat(known) if known else None}


def _since(answer: dict[str, Any], services: Services) -> date | None:
    """Since when the card just shown is in force; a figure rests on sources of several dates."""
    hit = card_hit(answer["card"], services) if answer.get("card") else None
    return hit.valid_from if hit else None
