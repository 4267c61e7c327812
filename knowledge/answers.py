"""What the knowledge base gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.library.card import Card, Source
from rules_core import french

_EXCERPT = 240  # characters


@dataclass(frozen=True)
class Hit:
    """A card found, ready to be shown on a given day.

    Attributes:
        score: between 0 and 1, comparable within one search only.
        excerpt: its answer in a few words, plain text, figures filled in.
        status: ``"current"``, ``"past"`` or ``"future"`` on the day of the question.
        notice: French sentence that says so when the card is not in force that day, or None.
    """

    id: str
    title: str
    excerpt: str
    score: float
    sources: tuple[Source, ...]
    status: str
    notice: str | None
    valid_from: date | None
    valid_to: date | None
    verified_on: date
    confidence: str
    audience: tuple[str, ...]
    schemes: tuple[str, ...]
    related: tuple[str, ...]

    @classmethod
    def of(cls, card: Card, score: float, day: date, text: str) -> Hit:
        """The hit of ``card``, whose plain text on ``day`` is ``text``."""
        return cls(
            id=card.id,
            title=card.title,
            excerpt=_shortened(text.split("\n\n", 1)[0]),
            score=round(max(0.0, min(score, 1.0)), 4),
            sources=card.sources,
            status=card.status_on(day),
            notice=_notice(card, day),
            valid_from=card.valid_from,
            valid_to=card.valid_to,
            verified_on=card.verified_on,
            confidence=card.confidence,
            audience=card.audience,
            schemes=card.schemes,
            related=card.related,
        )

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: the fields of the public interface, then the dates of the card."""
        return {
            "id": self.id,
            "title": self.title,
            "excerpt": self.excerpt,
            "score": self.score,
            "sources": [source.to_dict() for source in self.sources],
            "status": self.status,
            "notice": self.notice,
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
            "verified_on": self.verified_on.isoformat(),
            "confidence": self.confidence,
        }


@dataclass(frozen=True)
class Answer:
    """The card that answers, or none.

    Attributes:
        hit: the card, or None when no card is likely enough to answer.
        text: plain text of the whole card, figures filled in, or None.
        suggestions: the next closest cards (the closest, when there is no answer), at most three.
        probability: that the best card answers, between 0 and 1.
    """

    hit: Hit | None
    text: str | None
    suggestions: tuple[Hit, ...]
    probability: float


@dataclass(frozen=True)
class Before:
    """What came before a question.

    Attributes:
        card: id of the card that the talk is about, None when there is none.
        question: the question before, as typed, None when there was none.
        read: whether that card was shown; otherwise it only tells what the talk is about.
    """

    card: str | None = None
    question: str | None = None
    read: bool = True


@dataclass(frozen=True)
class FollowUp:
    """What a question that follows another finds.

    Attributes:
        hits: the cards, the best first, but the one that was read before; the score of each is the
            probability that it holds the answer if any card does.
        probability: that the likeliest card holds the answer if any does, between 0 and 1.
        here: whether the likeliest is the card that was read before.
        shown: probability that this card holds the answer if any does.
        alone: probability that a card answers the question, by its own words only.
        unknown: share of the question's words that no card holds; 1 when it asks nothing at all.
    """

    hits: tuple[Hit, ...]
    probability: float
    here: bool
    shown: float
    alone: float
    unknown: float


@dataclass(frozen=True)
class Found:
    """A card found for somebody who reads fast.

    Attributes:
        hit: the card.
        text: its plain text on the day of the question, figures filled in.
        sentence: the sentence of ``text`` that answers; empty for those beyond the limit.
        cites: whether it cites the article of law that the question names.
    """

    hit: Hit
    text: str
    sentence: str
    cites: bool


def _notice(card: Card, day: date) -> str | None:
    status = card.status_on(day)
    if status == "past" and card.valid_to is not None:
        return f"Règle ancienne{french.HARD}: elle a pris fin le {french.day(card.valid_to)}."
    if status == "future" and card.valid_from is not None:
        return f"Cette règle s’applique depuis le {french.day(card.valid_from)} seulement."
    return None


def _shortened(text: str) -> str:
    flat = " ".join(text.split(" "))
    if len(flat) <= _EXCERPT:
        return flat
    return flat[:_EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
