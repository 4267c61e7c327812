"""Find when to answer: fit the decision on the development half of the questions.

The threshold is set on predictions made for questions the fit did not see (cross-validation), so
that at most a given share of the questions that no card answers would get one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from knowledge.base import KnowledgeBase
from knowledge.evaluation import Question
from knowledge.search.calibration import Calibration, Decision

# Accepted share of false answers on the development half; the target is 0.03 on unseen questions,
# and 0.02 here was measured to give 0.08 there.
# Words alone tell less well: as strict a threshold would leave them nearly mute.
_FALSE_ANSWERS = 0.015
_FALSE_ANSWERS_ON_WORDS = 0.03
_FOLDS = 10
_STRENGTH = 3.0  # inverse of the regularisation of the regression
_ON_WORDS = (
    "wording",
    "letters",
    "lead",
    "margin",
    "coverage",
    "unknown",
    "length",
    "place",
    "figures",
    "amount",
)
_ON_MEANING = ("closest", "outside", *_ON_WORDS)


def calibrate(
    open_base: Callable[..., KnowledgeBase], calibration: Calibration, questions: Sequence[Question]
) -> Calibration:
    """The calibration whose decisions fit ``questions`` best.

    Args:
        open_base: :meth:`KnowledgeBase.open` with everything but ``encoder`` and ``calibration``.
    """
    with_encoder = open_base(calibration=calibration)
    without_encoder = open_base(calibration=calibration, encoder=None)
    return replace(
        calibration,
        with_encoder=_decision(with_encoder, questions, _ON_MEANING, _FALSE_ANSWERS),
        without_encoder=_decision(without_encoder, questions, _ON_WORDS, _FALSE_ANSWERS_ON_WORDS),
    )


def _decision(
    base: KnowledgeBase, questions: Sequence[Question], names: Sequence[str], accepted: float
) -> Decision:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow, only here
    from sklearn.model_selection import StratifiedKFold, cross_val_predict  # noqa: PLC0415

    rows, right, outside = [], [], []
    for question in questions:
        ranking = base.rank(question.text)
        if ranking.evidence is None or ranking.cited or not ranking.best:
            continue  # decided without the regression
        features = ranking.evidence.features()
        rows.append([features[name] for name in names])
        right.append(base.cards[ranking.best[0]].id in question.cards)
        outside.append(not question.cards)
    data, labels = np.array(rows), np.array(right)
    centre, scale = data.mean(axis=0), data.std(axis=0) + 1e-6
    model = LogisticRegression(C=_STRENGTH, max_iter=1000)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    scaled = (data - centre) / scale
    unseen = cross_val_predict(model, scaled, labels, cv=folds, method="predict_proba")[:, 1]
    model.fit(scaled, labels)
    weights = model.coef_[0] / scale
    return Decision(
        intercept=round(float(model.intercept_[0] - weights @ centre), 4),
        weights={name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
        threshold=round(_threshold(unseen, np.array(outside), accepted), 4),
    )


def _threshold(unseen: NDArray[np.float64], outside: NDArray[np.bool_], accepted: float) -> float:
    """Lowest probability that lets at most the accepted share of outside questions through."""
    false = np.sort(unseen[outside])[::-1]
    allowed = int(accepted * len(false))
    return float(false[allowed]) + 1e-3 if allowed < len(false) else 0.5
