"""The numbers of the search that were measured, all in one file (``calibration.yaml``)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.search.following import FollowUpWeights

CALIBRATION_FILE = Path(__file__).with_name("calibration.yaml")


@dataclass(frozen=True)
class Decision:
    """When to answer: a logistic regression on what the best card looks like.

    Attributes:
        intercept: constant of the regression.
        weights: feature name → coefficient (features: ``knowledge.search.ranking.Evidence``).
        threshold: probability from which a card is given as the answer.
    """

    intercept: float
    weights: dict[str, float]
    threshold: float


@dataclass(frozen=True)
class Weights:
    """What counts in a card's score, each part being between 0 and 1.

    Attributes:
        meaning: likeness of sentences.
        letters: likeness of their letters, for misspelt and run-together words.
        words: full text score, relative to the best card's.
        wording: likeness, word for word, of the closest title or wording.
        coverage: share of the question's words that the card holds.
        synonym: how much a loose synonym counts beside the word itself.
        out_of_date: taken off the score of a card that is not in force today.
        other_time: the same when the question is about another year: then only what held counts.
        other_name: taken off that of a card whose title names Loc3 when the question says Loc1.
        unasked_name: taken off that of a card whose title names a scheme (LLI, Visale…) that the
            question does not.
        other_audience: taken off that of a card for landlords when a tenant asks, or the contrary.
    """

    meaning: float
    letters: float
    words: float
    wording: float
    coverage: float
    synonym: float
    out_of_date: float
    other_time: float
    other_name: float
    unasked_name: float
    other_audience: float


@dataclass(frozen=True)
class Calibration:
    """Measured constants: the score, that of a follow-up, then when to answer."""

    weights: Weights
    following: FollowUpWeights
    with_encoder: Decision
    without_encoder: Decision


def read_calibration(path: Path = CALIBRATION_FILE) -> Calibration:
    """Read the constants."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return Calibration(
        weights=Weights(**data["weights"]),
        following=FollowUpWeights(**data["following"]),
        with_encoder=Decision(**data["with_encoder"]),
        without_encoder=Decision(**data["without_encoder"]),
    )


def write_calibration(calibration: Calibration, path: Path = CALIBRATION_FILE) -> None:
    """Write the constants back, under the file's own opening comment."""
    comment = "".join(
        line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#")
    )
    body = yaml.safe_dump(dataclasses.asdict(calibration), sort_keys=False)
    path.write_text(comment + body, "utf-8")
