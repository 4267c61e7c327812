"""A question that follows another: « et en colocation ? » after the one about Visale.

Nobody repeats a subject that both know. So a card is looked for three times: with the words of the
question alone (which may change the subject), after the title of the card before, and after the
question before. How much each counts was fitted on follow-ups written by people who had not seen
the assistant (``tests/conversations/next``; ``python -m tests.conversations.next`` says how well).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors
from knowledge.question_words import QUESTION_WORD

#: Share of the words that no card holds from which a question is about something else.
UNKNOWN = 0.5


@dataclass(frozen=True)
class FollowUpWeights:
    """What speaks for a card: coefficients of a multinomial logistic regression.

    Attributes:
        alone: its score for the question alone.
        with_title: that for the question after the title of the card before.
        with_question: that for the question after the one before.
        shown: it is the card before, which has been read.
        related: the card before names it as related.
    """

    alone: float
    with_title: float
    with_question: float
    shown: float
    related: float


@dataclass(frozen=True)
class Searches:
    """What the three searches gave, one score a card each.

    Attributes:
        shown: position of the card before, None when none has been read.
        related: positions of the cards that the card before names.
    """

    alone: Vectors
    with_title: Vectors
    with_question: Vectors
    shown: int | None
    related: Collection[int]

    def features(self) -> NDArray[np.float64]:
        """One row a card, one column a weight."""
        marks = np.zeros((len(self.alone), 2))
        if self.shown is not None:
            marks[self.shown, 0] = 1.0
        marks[list(self.related), 1] = 1.0
        return np.column_stack([self.alone, self.with_title, self.with_question, marks])


def probabilities(searches: Searches, weights: FollowUpWeights) -> NDArray[np.float64]:
    """Probability, for every card, that it holds the answer if any does; they add up to 1."""
    coefficients = [getattr(weights, field.name) for field in fields(weights)]
    scores = searches.features() @ np.array(coefficients)
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())


def asks(question: str) -> bool:
    """Tell whether a question without a word of a subject asks something: « jusqu'à quand ? »"""
    return QUESTION_WORD.search(question) is not None


def same_words(one: str, other: str) -> bool:
    """Tell whether two sentences say the same, whatever their case and their signs."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
