"""Bring words and meaning together: a score for every card, and what speaks for the best one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from knowledge.encoder import Vectors
from knowledge.search.calibration import Decision, Weights
from knowledge.search.query import Term


@dataclass(frozen=True)
class Evidence:
    """What speaks for the best card; all between 0 and 1.

    Attributes:
        closest: raw likeness of its closest sentence (0 without an encoder).
        outside: raw likeness of the closest question that no card answers (0 without an encoder).
        wording: how alike its closest title or wording is, word for word.
        letters: likeness of its letters.
        lead: how far its score is above the second card's.
        margin: how far it is above the third card's.
        coverage: share of the question's words (rare words count more) that it holds.
        unknown: share of the question's words that no card holds.
        length: number of terms of the question, 1 from ten on.
        place: 1 when it names a place, a zone or a quarter: it may well ask for a figure there.
        figures: 1 when it gives figures of the person's own (an income, a rent, a surface).
        amount: 1 when, besides, it asks for a sum or a ceiling: one to compute.
    """

    closest: float
    outside: float
    wording: float
    letters: float
    lead: float
    margin: float
    coverage: float
    unknown: float
    length: float
    place: float
    figures: float
    amount: float

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


def fuse(parts: Mapping[str, Vectors], weights: Weights) -> Vectors:
    """One score, at most 1, for every card: the weighted mean of its parts.

    Args:
        parts: part of the score, as :class:`Weights` names it, → one value a card. The score of
            the full text search (``words``) may be of any size: it is taken relative to the best.
    """
    fused, total = np.zeros_like(parts["words"]), 0.0
    for name, values in parts.items():
        weight = getattr(weights, name)
        best = float(values.max(initial=0.0)) if name == "words" else 1.0
        if best > 0:
            fused = fused + weight * np.maximum(values, 0.0) / best
        total += weight
    return (fused / total).astype(np.float32)
