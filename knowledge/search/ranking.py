"""Bring words and meaning together: a score for every card, and what speaks for the best one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from knowledge.encoder import Vectors
from knowledge.search.calibration import Calibration, Decision
from knowledge.search.query import Query, Term


@dataclass(frozen=True)
class Evidence:
    """What speaks for the best card; all between 0 and 1.

    Attributes:
        likeness: how close its closest sentence is to the question (0 without an encoder).
        margin: how far its score is above the third card's.
        coverage: share of the question's words (rare words count more) that it holds.
        unknown: share of the question's words that no card holds.
        length: number of terms of the question, 1 from ten on.
    """

    likeness: float
    margin: float
    coverage: float
    unknown: float
    length: float

    def features(self) -> dict[str, float]:
        """By name, for the decision."""
        return asdict(self)


def probability(evidence: Evidence, decision: Decision) -> float:
    """Probability, between 0 and 1, that the best card answers the question."""
    features = evidence.features()
    total = decision.intercept + sum(
        weight * features[name] for name, weight in decision.weights.items()
    )
    return 1.0 / (1.0 + math.exp(-total))


@dataclass(frozen=True)
class Rarity:
    """How much a word tells: the fewer cards hold it, the more."""

    cards: int
    holders: Mapping[str, frozenset[int]]

    def of(self, stem: str) -> float:
        """Inverse document frequency of a stem."""
        count = len(self.holders.get(stem, ()))
        return math.log(1.0 + (self.cards - count + 0.5) / (count + 0.5))

    def of_term(self, term: Term) -> float:
        """That of the term's most usual stem, so that a second stem never counts twice."""
        return min(self.of(stem) for stem in term.stems)


def coverage(terms: Sequence[Term], rarity: Rarity, synonym_weight: float) -> Vectors:
    """Share of the question's words that each card holds, weighted by rarity."""
    covered = np.zeros(rarity.cards, dtype=np.float32)
    total = 0.0
    for term in terms:
        weight = rarity.of_term(term)
        total += weight
        exact = frozenset().union(*(rarity.holders.get(stem, ()) for stem in term.stems))
        loose = frozenset().union(*(rarity.holders.get(stem, ()) for stem in term.others))
        covered[list(exact)] += weight
        covered[list(loose - exact)] += weight * synonym_weight
    return covered / total if total else covered


def unknown_share(terms: Sequence[Term], rarity: Rarity) -> float:
    """Share of the question's words that no card holds, weighted by rarity."""
    weights = [(rarity.of_term(term), term.known) for term in terms]
    total = sum(weight for weight, _known in weights)
    return sum(weight for weight, known in weights if not known) / total if total else 0.0


def fuse(
    query: Query, words: Vectors, meaning: Vectors | None, calibration: Calibration
) -> Vectors:
    """One score between 0 and 1 for every card.

    Args:
        words: score of the full text search, 0 for cards it did not find.
        meaning: likeness of every card, or None without an encoder.
    """
    best = float(words.max(initial=0.0))
    relative: Vectors = words / best if best > 0 else words
    if meaning is None:
        return relative
    span = calibration.likeness_ceiling - calibration.likeness_floor
    scaled = np.clip((meaning - calibration.likeness_floor) / span, 0.0, 1.0)
    few = len(query.terms) <= calibration.keyword_terms
    share = calibration.keyword_semantic_weight if few else calibration.semantic_weight
    fused: Vectors = (share * scaled + (1.0 - share) * relative).astype(np.float32)
    return fused
