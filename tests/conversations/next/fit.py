"""Fits what ranks the cards after another message, and what prefers a card to a calculation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from actions.cards.goes_on import WEIGHTS_FILE, features
from actions.cards.subject import before
from actions.services import Services
from actions.turns import typed
from knowledge.search.calibration import read_calibration, write_calibration
from knowledge.search.following import FollowUpWeights
from tests.conversations.next.turns import Turn

#: Regularisations, chosen by leaving one of the authors out.
_RANKING_PENALTY = 4e-4
_CHOICE_STRENGTH = 0.05
#: Weight of a message that wants a calculation: one lost costs more than a card not shown.
_CALCULATION = 2.0

Matrix = NDArray[np.float64]


def fit_ranking(turns: Sequence[Turn], services: Services) -> None:
    """Write the coefficients that make the wanted cards likeliest."""
    positions = {card.id: position for position, card in enumerate(services.knowledge.cards)}
    rows: list[tuple[Matrix, list[int]]] = []
    for turn in turns:
        said, question = before(turn.tracker), typed(turn.tracker)
        if turn.kind == "card" and said is not None:
            alone = services.knowledge.rank(question)
            searches = services.knowledge.searches(question, said, alone)
            rows.append((searches.features(), [positions[name] for name in turn.wanted]))

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = 0.0, np.zeros_like(weights)
        for values, right in rows:
            scores = values @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            share = odds[right].sum()
            wanted = np.zeros_like(odds)
            wanted[right] = odds[right] / share
            total -= np.log(share)
            slope += values.T @ (odds - wanted)
        penalty = _RANKING_PENALTY * float(weights @ weights)
        return total / len(rows) + penalty, slope / len(rows) + 2 * _RANKING_PENALTY * weights

    start = np.zeros(rows[0][0].shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    weights = FollowUpWeights(*(round(float(value), 2) for value in found))
    write_calibration(replace(read_calibration(), following=weights))


def fit_choice(turns: Sequence[Turn], services: Services) -> None:
    """Write the coefficients that tell the messages answered by a card from the others."""
    rows, wanted, shares = [], [], []
    for turn in turns:
        said = before(turn.tracker)
        if said is not None:
            found = services.knowledge.follow_up(typed(turn.tracker), said)
            rows.append(features(turn.tracker, found))
            wanted.append(turn.kind == "card")
            shares.append(_CALCULATION if turn.kind == "calc" else 1.0)
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    scaler = StandardScaler().fit(values)
    fitted = LogisticRegression(C=_CHOICE_STRENGTH, max_iter=2000)
    fitted.fit(scaler.transform(values), wanted, sample_weight=shares)
    weights = fitted.coef_[0] / scaler.scale_
    intercept = fitted.intercept_[0] - weights @ scaler.mean_
    comment = "# Written by `python -m tests.conversations.next --fit`: see goes_on.py.\n"
    rounded = (round(float(weight), 3) for weight in weights)
    content = {
        "intercept": round(float(intercept), 3),
        "weights": dict(zip(names, rounded, strict=True)),
    }
    WEIGHTS_FILE.write_text(comment + yaml.safe_dump(content, sort_keys=False), "utf-8")
