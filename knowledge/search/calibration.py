"""The numbers of the search that were measured, all in one file (``calibration.yaml``)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

import yaml

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
class Calibration:
    """Measured constants.

    Attributes:
        likeness_floor: likeness of two sentences that have nothing in common.
        likeness_ceiling: likeness of two sentences that say the same.
        semantic_weight: share of the meaning in the score of a full question.
        keyword_semantic_weight: the same for a few keywords.
        keyword_terms: at most that many terms make a keyword query.
        synonym_weight: how much a loose synonym counts beside the word itself.
        out_of_date_penalty: taken off the score (0 to 1) of a card not in force that day.
        with_encoder: when to answer, meaning and words together.
        without_encoder: when to answer on words alone.
    """

    likeness_floor: float
    likeness_ceiling: float
    semantic_weight: float
    keyword_semantic_weight: float
    keyword_terms: int
    synonym_weight: float
    out_of_date_penalty: float
    with_encoder: Decision = field(repr=False)
    without_encoder: Decision = field(repr=False)


def read_calibration(path: Path = CALIBRATION_FILE) -> Calibration:
    """Read the constants."""
    data = yaml.safe_load(path.read_text("utf-8"))
    for name in ("with_encoder", "without_encoder"):
        data[name] = Decision(**data[name])
    return Calibration(**data)


def write_calibration(calibration: Calibration, path: Path = CALIBRATION_FILE) -> None:
    """Write the constants back, under the file's own opening comment."""
    comment = "".join(
        line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#")
    )
    body = yaml.safe_dump(dataclasses.asdict(calibration), sort_keys=False)
    path.write_text(comment + body, "utf-8")
