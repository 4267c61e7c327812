"""Which cards mean the same as a question, by the likeness of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors
from knowledge.library.card import PLACEHOLDER, Card
from knowledge.search.lexicon import lexicon

_LONGEST_ANSWER = 300  # characters; beyond, the subject is diluted


def card_sentences(card: Card) -> tuple[str, ...]:
    """The sentences by which a card is found: its title, its other wordings, its answer.

    Figures are left out, so that a new year does not change what a card is about.
    """
    answer = PLACEHOLDER.sub("", card.answer).replace("**", "")[:_LONGEST_ANSWER]
    readable = lexicon().readable
    wordings = (readable(wording) for wording in card.wordings)
    return tuple(dict.fromkeys((card.title, *wordings, answer)))


@dataclass(frozen=True)
class SemanticIndex:
    """Every sentence's vector, card after card; ``starts`` holds each card's first row."""

    matrix: Vectors
    starts: NDArray[np.intp]

    @classmethod
    def build(cls, matrix: Vectors, counts: Sequence[int]) -> SemanticIndex:
        """Index of ``matrix``, whose first ``counts[0]`` rows belong to the first card, etc."""
        return cls(matrix, np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.intp))

    def likeness(self, vector: Vectors) -> Vectors:
        """Likeness (-1 to 1) of every card to a question's ``vector``: its closest sentence's."""
        closest: Vectors = np.maximum.reduceat(self.matrix @ vector, self.starts)
        return closest
