"""The development sets of values: the extractors stay above a floor on each."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.evaluation.messages import Expected
from bot.evaluation.values import value_counts
from bot.pipeline.extractors import extract_facts
from bot.pipeline.facts_extractor import as_entity
from knowledge.territory import Territory

FOLDER = Path(__file__).parents[1] / "evaluation"


@pytest.mark.parametrize(
    ("name", "day", "floor", "floor_of_each"),
    [
        ("values_dev.yaml", 21, 0.98, 0.95),
        ("values_hard.yaml", 21, 0.94, 0.80),
        ("values_stories.yaml", 22, 0.93, 0.80),
        ("values_composed.yaml", 22, 0.90, 0.70),
    ],
)
def test_values_of_a_development_set(
    name: str, day: int, floor: float, floor_of_each: float, territory: Territory
) -> None:
    counts: dict[str, Counter[str]] = {}
    for entry in yaml.safe_load((FOLDER / name).read_text("utf-8")):
        expected = Expected(entry["text"], ("inform",), entry["entities"] or {})
        facts = extract_facts(expected.text, territory, date(2026, 11, day))
        found = value_counts(expected, [as_entity(fact) for fact in facts])
        for entity, count in found.items():
            counts.setdefault(entity, Counter()).update(count)
    scores = {entity: _f1(count) for entity, count in counts.items()}
    assert len(scores) >= 7
    assert min(scores.values()) >= floor_of_each, scores
    assert _f1(sum(counts.values(), Counter())) >= floor


def _f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (2 * count["right"] + count["wrong"] + count["missed"])
