"""Which cards mean the same as a question, by the likeness of sentences.

Raw vectors of this encoder are all alike (cosines between 0.8 and 0.95) and much of what sets two
wordings of one card apart is style, not subject. The cards themselves show which directions are
style: those along which the sentences of one card differ. They are scaled down (within-class
covariance normalisation); measured on held-out wordings, the first card is right 42 times in 100
instead of 25, on whole questions 89 instead of 78. From there, the directions that tell cards
apart best are learnt (``subject_axes.py``) and kept; without that file, style is only scaled down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.encoder import Vectors
from knowledge.library.card import PLACEHOLDER, Card
from knowledge.search.groups import Groups
from knowledge.search.lexicon import lexicon
from knowledge.search.subject_axes import learn_axes, unit

_LONGEST_ANSWER = 300  # characters; beyond, the subject is diluted
# Share of the card as a whole in its likeness, the rest being that of its closest sentences: the
# few right cards it adds (4 of 689 questions) are the same from 0.5 to 0.7.
_WHOLE_CARD = 0.6
_CLOSEST = 3  # sentences of a card that count by meaning
_SHRINKAGE = 1.0  # of the style directions, as a share of their mean variance


def card_sentences(card: Card) -> tuple[str, ...]:
    """The sentences by which a card is found: its title, its other wordings, its answer.

    Figures are left out, so that a new year does not change what a card is about.
    """
    answer = PLACEHOLDER.sub("", card.answer).replace("**", "")[:_LONGEST_ANSWER]
    readable = lexicon().readable
    return tuple(dict.fromkeys(map(readable, (card.title, *card.wordings, answer))))


@dataclass(frozen=True)
class SemanticIndex:
    """Every sentence of every card, ready to be compared with a question.

    Attributes:
        sentences: raw vectors, one a row, card after card.
        subjects: the same, along the axes of subjects.
        wholes: mean direction of the subjects of each card.
        centre: mean of the raw vectors.
        axes: matrix that turns a centred vector into its subject.
        groups: which rows belong to which card.
    """

    sentences: Vectors
    subjects: Vectors
    wholes: Vectors
    centre: Vectors
    axes: Vectors
    groups: Groups

    @classmethod
    def build(
        cls, matrix: Vectors, counts: Sequence[int], axes: Vectors | None = None
    ) -> SemanticIndex:
        """Index of ``matrix``, whose first ``counts[0]`` rows belong to the first card, etc.

        Args:
            axes: what :func:`learnt_axes` gave for these cards or an earlier state of them.
        """
        groups = Groups.of(counts)
        centre = matrix.mean(axis=0)
        centred = unit(matrix - centre)
        if axes is None:
            axes = _style_scaling(centred, groups, counts)
        subjects = unit(centred @ axes)
        wholes = unit(np.add.reduceat(subjects, groups.starts))
        return cls(matrix, subjects, wholes, centre, axes, groups)

    def likeness(self, vector: Vectors) -> Vectors:
        """How much every card is about a question's ``vector``, at most 1."""
        subject = unit(unit((vector - self.centre)[None, :]) @ self.axes)[0]
        closest = self.groups.closest(self.subjects @ subject, _CLOSEST)
        likeness: Vectors = (1 - _WHOLE_CARD) * closest + _WHOLE_CARD * (self.wholes @ subject)
        return likeness

    def closest(self, vector: Vectors, card: int) -> float:
        """Raw likeness of the closest sentence of one card: absolute, where the other ranks."""
        rows = self.groups.members[card]
        return float((self.sentences[rows[rows >= 0]] @ vector).max())


def learnt_axes(matrix: Vectors, counts: Sequence[int]) -> Vectors:
    """Axes along which the cards of ``matrix`` differ most, for :meth:`SemanticIndex.build`."""
    centred = unit(matrix - matrix.mean(axis=0))
    return learn_axes(centred, counts, _style_scaling(centred, Groups.of(counts), counts))


def _style_scaling(centred: Vectors, groups: Groups, counts: Sequence[int]) -> Vectors:
    means = np.add.reduceat(centred, groups.starts) / np.asarray(counts)[:, None]
    differences = centred - means[groups.owners]
    covariance = differences.T @ differences / len(differences)
    variances, directions = np.linalg.eigh(covariance)
    variances = np.maximum(variances, 0.0)
    shrunk = variances + _SHRINKAGE * variances.mean() + np.finfo(np.float32).tiny
    scaling: Vectors = (directions / np.sqrt(shrunk)) @ directions.T
    return scaling.astype(np.float32)
