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
        ("values_told.yaml", 22, 0.95, 0.66),
        ("values_told_8.yaml", 22, 0.98, 0.90),
        ("values_12.yaml", 23, 0.89, 0.70),
        ("values_told_11.yaml", 23, 0.94, 0.85),
        ("values_14.yaml", 23, 0.84, 0.40),  # schemes out of date are missed
        ("values_15.yaml", 23, 0.96, 0.88),
        ("values_told_9.yaml", 20, 0.94, 0.0),  # the one scheme is missed
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


@pytest.mark.parametrize(
    ("name", "day", "floor"),
    [
        ("values_told_unread.yaml", 22, 0.75),
        ("values_told_8_unread.yaml", 22, 0.88),
        ("values_told_9_unread.yaml", 20, 0.80),
        ("values_told_11_unread.yaml", 23, 0.81),
        ("values_12_unread.yaml", 23, 0.87),
        ("values_14_unread.yaml", 23, 0.77),
        ("values_15_unread.yaml", 23, 0.95),
    ],
)
def test_values_of_messages_that_served_no_repair(
    name: str, day: int, floor: float, territory: Territory
) -> None:
    """An author's messages never looked at one by one: what the extractors do on new wordings."""
    counts: Counter[str] = Counter()
    for entry in yaml.safe_load((FOLDER / name).read_text("utf-8")):
        expected = Expected(entry["text"], ("inform",), entry["entities"] or {})
        facts = extract_facts(expected.text, territory, date(2026, 11, day))
        for count in value_counts(expected, [as_entity(fact) for fact in facts]).values():
            counts.update(count)
    assert _f1(counts) >= floor


@pytest.mark.parametrize(
    ("entity", "floor"),
    [
        ("household", 0.88),
        ("lease_date", 0.94),
        ("intermediation", 0.95),
        ("furnished", 0.96),
        ("tenant_relation", 0.95),
    ],
)
def test_values_family_by_family(entity: str, floor: float, territory: Territory) -> None:
    counts: Counter[str] = Counter()
    for entry in yaml.safe_load((FOLDER / "values_by_family.yaml").read_text("utf-8"))[entity]:
        said = {} if entry["value"] is None else {entity: entry["value"]}
        expected = Expected(entry["text"], ("inform",), said)
        facts = extract_facts(expected.text, territory, date(2026, 11, 22))
        found = value_counts(expected, [as_entity(fact) for fact in facts])
        counts.update(found.get(entity, Counter()))
    assert _f1(counts) >= floor


def test_households_in_unusual_wordings(territory: Territory) -> None:
    counts: Counter[str] = Counter()
    for entry in yaml.safe_load((FOLDER / "households_told.yaml").read_text("utf-8")):
        expected = Expected(entry["text"], ("inform",), entry["entities"])
        facts = extract_facts(expected.text, territory, date(2026, 11, 22))
        found = value_counts(expected, [as_entity(fact) for fact in facts])
        counts.update(found["household"])
    assert _f1(counts) >= 0.85


def _f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (2 * count["right"] + count["wrong"] + count["missed"])
