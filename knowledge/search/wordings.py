"""Which cards hold a title or a wording made of the same words as a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors
from knowledge.search.groups import Groups
from knowledge.search.query import Term
from knowledge.search.ranking import Rarity


@dataclass(frozen=True)
class WordingIndex:
    """Stems of the title and of each wording of every card.

    Attributes:
        rows: stem → rows of the sentences that hold it.
        weights: of each sentence, how much its words tell in all.
        rarity: how much a word tells.
        groups: which rows belong to which card.
    """

    rows: dict[str, NDArray[np.intp]]
    weights: Vectors
    rarity: Rarity
    groups: Groups

    @classmethod
    def build(cls, cards: Sequence[Sequence[frozenset[str]]], rarity: Rarity) -> WordingIndex:
        """Index of the stems of each sentence of each card."""
        rows: dict[str, list[int]] = {}
        sentences = [sentence for card in cards for sentence in card]
        for row, sentence in enumerate(sentences):
            for stem in sentence:
                rows.setdefault(stem, []).append(row)
        weights = [sum(rarity.of(stem) for stem in sentence) for sentence in sentences]
        return cls(
            {stem: np.array(found, dtype=np.intp) for stem, found in rows.items()},
            np.array(weights, dtype=np.float32),
            rarity,
            Groups.of([len(card) for card in cards]),
        )

    def likeness(self, terms: Sequence[Term]) -> Vectors:
        """How alike the question's words and those of each card's closest sentence are, 0 to 1."""
        shared = np.zeros_like(self.weights)
        asked = 0.0
        for term in terms:
            weight = self.rarity.of_term(term)
            asked += weight
            found = [self.rows[stem] for stem in term.stems if stem in self.rows]
            if found:
                shared[np.unique(np.concatenate(found))] += weight
        if not asked:
            return np.zeros(len(self.groups.starts), dtype=np.float32)
        alike = shared / np.sqrt(asked * np.maximum(self.weights, 1e-9))
        return np.minimum(self.groups.highest(alike), 1.0)
