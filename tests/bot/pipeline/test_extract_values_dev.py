"""The second development set, of values: the extractors stay above a floor on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import yaml

from bot.evaluation.messages import Expected
from bot.evaluation.values import value_counts
from bot.pipeline.extractors import Fact
from bot.pipeline.facts_extractor import as_entity

MESSAGES = Path(__file__).parents[1] / "evaluation" / "values_dev.yaml"
FLOOR, FLOOR_OF_EACH = 0.98, 0.95


def test_values_of_the_second_development_set(read: Callable[[str], list[Fact]]) -> None:
    counts: dict[str, Counter[str]] = {}
    for entry in yaml.safe_load(MESSAGES.read_text("utf-8")):
        expected = Expected(entry["text"], ("inform",), entry["entities"] or {})
        found = value_counts(expected, [as_entity(fact) for fact in read(expected.text)])
        for name, count in found.items():
            counts.setdefault(name, Counter()).update(count)
    scores = {name: _f1(count) for name, count in counts.items()}
    assert len(scores) >= 7
    assert min(scores.values()) >= FLOOR_OF_EACH, scores
    assert _f1(sum(counts.values(), Counter())) >= FLOOR


def _f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (2 * count["right"] + count["wrong"] + count["missed"])
