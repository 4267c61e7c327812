"""Figures with their 95 % bootstrap intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.messages import OUT_OF_SCOPE, Expected
from bot.evaluation.values import Count, value_counts

RESAMPLES = 1000
BINS = 10
#: A message that the assistant declines: not our subject, not clear, not in French.
DECLINED = frozenset({OUT_OF_SCOPE, "nlu_fallback", "other_language"})


@dataclass(frozen=True)
class Reading:
    """What a pipeline understood of one message."""

    expected: Expected
    intent: str
    confidence: float
    entities: list[dict[str, Any]]

    @property
    def right(self) -> bool:
        """Whether the intent is right; out of scope, to decline is right."""
        if not self.expected.in_scope and self.intent in DECLINED:
            return True
        return self.intent in self.expected.intents

    @property
    def counted_intent(self) -> str:
        """The intent as macro-F1 counts it: another right one counts as the best one."""
        return self.expected.intent if self.right else self.intent


@dataclass(frozen=True)
class Figure:
    """A value with the bounds of its interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f} ; {self.high:.3f}]"


@dataclass(frozen=True)
class Scores:
    """One pipeline on one set of messages.

    Attributes:
        accuracy, macro_f1: of the intent, all messages.
        in_scope_accuracy: on messages of our subject.
        recall_out: share of foreign messages that were declined.
        false_alarms: share of messages of our subject that were declined.
        calibration: expected calibration error (0 is best).
        values: F1 of the values read; ``by_entity`` per entity.
    """

    accuracy: Figure
    macro_f1: Figure
    in_scope_accuracy: Figure
    recall_out: Figure
    false_alarms: Figure
    calibration: Figure
    values: Figure
    by_entity: dict[str, tuple[Figure, int]]


def score(readings: Sequence[Reading], seed: int = 0) -> Scores:
    """Every figure of one pipeline."""
    labels = sorted({r.expected.intent for r in readings} | {r.counted_intent for r in readings})
    meant = np.array([labels.index(r.expected.intent) for r in readings])
    read = np.array([labels.index(r.counted_intent) for r in readings])
    right = np.array([r.right for r in readings])
    declined = np.array([r.intent in DECLINED for r in readings])
    ours = np.array([r.expected.in_scope for r in readings])
    sure = np.array([r.confidence for r in readings])
    counts = [value_counts(r.expected, r.entities) for r in readings]
    names = sorted({name for count in counts for name in count})
    table = {name: _table([count.get(name, Counter()) for count in counts]) for name in names}
    total = sum(table.values(), np.zeros((len(readings), 3)))

    def interval(measure: Callable[[NDArray[np.int64]], float]) -> Figure:
        return bootstrap(len(readings), measure, seed)

    return Scores(
        accuracy=interval(lambda i: _mean(right[i])),
        macro_f1=interval(lambda i: macro_f1(meant[i], read[i])),
        in_scope_accuracy=interval(lambda i: _mean(right[i][ours[i]])),
        recall_out=interval(lambda i: _mean(declined[i][~ours[i]])),
        false_alarms=interval(lambda i: _mean(declined[i][ours[i]])),
        calibration=interval(lambda i: calibration_error(sure[i], right[i])),
        values=interval(lambda i: _f1(total[i].sum(axis=0))),
        by_entity={
            name: (
                interval(lambda i, rows=rows: _f1(rows[i].sum(axis=0))),  # type: ignore[misc]
                int(rows[:, 0].sum() + rows[:, 2].sum()),
            )
            for name, rows in table.items()
        },
    )


def bootstrap(size: int, measure: Callable[[NDArray[np.int64]], float], seed: int = 0) -> Figure:
    """``measure`` of all messages, with the interval over resampled messages."""
    draws = np.random.default_rng(seed).integers(0, size, (RESAMPLES, size))
    low, high = np.percentile([measure(draw) for draw in draws], (2.5, 97.5))
    return Figure(measure(np.arange(size)), float(low), float(high))


def macro_f1(meant: NDArray[np.int64], read: NDArray[np.int64]) -> float:
    """Mean F1 of the intents that were meant."""
    size = int(max(meant.max(), read.max())) + 1
    right = np.bincount(meant[meant == read], minlength=size)
    support, predicted = np.bincount(meant, minlength=size), np.bincount(read, minlength=size)
    present = support > 0
    return float(np.mean(2 * right[present] / (support + predicted)[present]))


def calibration_error(sure: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Mean distance between confidence and accuracy, in ten bins of confidence."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    parts = [
        abs(sure[bins == b].mean() - right[bins == b].mean()) * np.mean(bins == b)
        for b in np.unique(bins)
    ]
    return float(sum(parts))


def confusions(readings: Sequence[Reading]) -> list[tuple[str, str, int]]:
    """Wrong pairs (meant, read, how often), most frequent first."""
    pairs = Counter((r.expected.intent, r.intent) for r in readings if not r.right)
    return [(meant, read, number) for (meant, read), number in pairs.most_common()]


def _table(counts: Sequence[Count]) -> NDArray[np.float64]:
    return np.array([[c["right"], c["wrong"], c["missed"]] for c in counts], dtype=np.float64)


def _f1(sums: NDArray[np.float64]) -> float:
    right, wrong, missed = sums
    whole = 2 * right + wrong + missed
    return float(2 * right / whole) if whole else 1.0


def _mean(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else 0.0
