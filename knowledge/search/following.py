"""A question that follows a card: « et en colocation ? » after the one about Visale.

Measured on the pairs of ``tests/conversations/follow_ups.yaml``: by itself the follow-up finds a
right card 50 times in 77, with the title of the card before 26 times, both together 71 times; a
question that changes the subject still finds its own card.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from knowledge.search.ranking import Evidence

#: Share of the score that the follow-up has by itself; the rest is that with the title before it.
_ALONE = 0.7
_RELATED = 0.05  # gained by the cards that the card before names
_SHOWN = 0.1  # taken off the card before: it has been read already
#: Score and share of known words from which the first card is worth showing.
_LIKELY, _KNOWN = 0.3, 0.5
#: Below that score and that lead, another passage of the card before may serve better.
_CLEAR, _LEAD = 0.45, 0.06
_ASKS = re.compile(
    r"\b(?:quand|qui|combien|comment|o[uù]|pourquoi|quel(?:le)?s?|lequel|laquelle|quoi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Scored:
    """What one search gave.

    Attributes:
        scores: one a card.
        evidence: what speaks for its best card, None when the question holds no word of a subject.
    """

    scores: np.ndarray[tuple[int], np.dtype[np.float32]]
    evidence: Evidence | None


@dataclass(frozen=True)
class Following:
    """What follows a card.

    Attributes:
        order: positions of the cards, the best first.
        likely: whether the first one is worth showing.
        doubtful: whether the others come close to it.
    """

    order: tuple[int, ...]
    likely: bool
    doubtful: bool


def follow(
    question: str, alone: Scored, together: Scored, shown: int | None, related: Collection[int]
) -> Following:
    """Bring together what ``question`` finds by itself and with the title of the card before.

    Args:
        question: as written.
        alone: the search of the question.
        together: the search of the title followed by the question.
        shown: position of the card before, None when it has not been read.
        related: positions of the cards that it names.
    """
    scores = _ALONE * alone.scores + (1 - _ALONE) * together.scores
    scores[list(related)] += _RELATED
    if shown is not None:
        scores[shown] -= _SHOWN
    order = np.argsort(-scores, kind="stable")
    best, third = float(scores[order[0]]), float(scores[order[min(2, len(order) - 1)]])
    if alone.evidence is None:  # « jusqu'à quand ? »: the card before holds the whole subject
        likely = _ASKS.search(question) is not None
    else:
        likely = best >= _LIKELY and alone.evidence.unknown < _KNOWN
    doubtful = best < _CLEAR and best - third < _LEAD
    return Following(tuple(int(position) for position in order), likely, doubtful)
