"""Sentences that belong to cards: from a value for each sentence to one for each card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors

#: Sentences of a card that count: one alone may look like the question by chance. Measured on
#: wordings by authors whom the index was denied: 6 letter by letter, 3 by meaning (where 6 costs a
#: third of a point), a share of the card's wordings no better.
CLOSEST = 6


@dataclass(frozen=True)
class Groups:
    """Which rows belong to which card.

    Attributes:
        starts: first row of each card; its rows follow one another.
        members: rows of each card, shape (cards, most sentences), -1 where it has fewer.
    """

    starts: NDArray[np.intp]
    members: NDArray[np.intp]

    @classmethod
    def of(cls, counts: Sequence[int]) -> Groups:
        """Groups whose first ``counts[0]`` rows belong to the first card, etc."""
        starts = (np.cumsum(counts) - counts).astype(np.intp)
        members = np.full((len(counts), max(counts, default=0)), -1, dtype=np.intp)
        for card, (start, count) in enumerate(zip(starts, counts, strict=True)):
            members[card, :count] = np.arange(start, start + count)
        return cls(starts, members)

    @property
    def owners(self) -> NDArray[np.intp]:
        """Position of the card of each row."""
        return np.repeat(np.arange(len(self.members)), (self.members >= 0).sum(axis=1))

    def closest(self, values: Vectors, among: int = CLOSEST) -> Vectors:
        """Mean of each card's ``among`` highest values."""
        by_card = np.append(values, -np.inf)[self.members]
        highest = -np.sort(-by_card, axis=1)[:, :among]
        known = np.isfinite(highest)
        mean: Vectors = np.where(known, highest, 0.0).sum(axis=1) / known.sum(axis=1)
        return mean.astype(np.float32)

    def highest(self, values: Vectors) -> Vectors:
        """Highest value of each card."""
        found: Vectors = np.maximum.reduceat(values, self.starts)
        return found
