"""Learns what sums of money are from the labelled messages that serve repairs.

``python -m bot.evaluation.sum_roles`` writes the weights of :mod:`sum_roles`. Sets not read for
repairs, and both halves of ``messages.yaml``, never teach: they judge.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.evaluation.messages import MESSAGES_FILE
from bot.pipeline.extractors import extract_facts
from bot.pipeline.extractors.amounts import as_rent, sums_of
from bot.pipeline.extractors.canonical import Canonical
from bot.pipeline.extractors.fact import TerritoryLike
from bot.pipeline.extractors.sum_roles import ROLES, WEIGHTS_FILE, Features, Role, features_of
from knowledge.database import open_engine
from knowledge.settings import Settings
from knowledge.territory import Territory

SETS = (
    *("values_dev.yaml", "values_hard.yaml", "values_stories.yaml", "values_composed.yaml"),
    *("values_told.yaml", "values_told_8.yaml", "values_told_9.yaml", "values_told_11.yaml"),
    *("values_12.yaml", "values_14.yaml"),
)
DAY = date(2026, 11, 23)
_SMALLEST_WEIGHT = 0.02
_ONCE_MORE = (1.0, 1 / 12, 52 / 12, 1 / 3)  # how a sum is brought to the month

Example = tuple[Features, Role]


def examples_of(
    messages: list[dict[str, Any]], territory: TerritoryLike, day: date
) -> Iterator[Example]:
    """Every sum of ``messages`` with what its label says of it."""
    for message in messages:
        said = message["entities"] or {}
        text = Canonical.read(message["text"])
        facts = extract_facts(message["text"], territory, day)
        taken = [f for f in facts if f.entity not in {"rent", "income", "number", "household"}]
        dates = [(f.start, f.end) for f in facts if f.entity.endswith("_date")]
        rents = [float(rent) for rent in _listed(said.get("rent"))]
        incomes = [float(income["amount"]) for income in _listed(said.get("income"))]
        sums = sums_of(text, taken, dates)
        for index, amount in enumerate(sums):
            paid = {amount.value * factor for factor in _ONCE_MORE[:3]}
            paid |= {as_rent(text, amount, period).value for period in (None, "month")}
            role: Role = "other"
            if any(abs(one - rent) < 1 for one in paid for rent in rents):
                role = "rent"
            elif any(abs(amount.value * f - one) < 1 for f in _ONCE_MORE for one in incomes):
                role = "income"
            yield features_of(text.text, amount, index, len(sums)), role


def learnt(examples: list[Example]) -> dict[str, list[float]]:
    """Weights by feature, in the order of ``ROLES``; the constants under ""."""
    vectors = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=500)
    model.fit(vectors.fit_transform([one for one, _ in examples]), [role for _, role in examples])
    if tuple(model.classes_) != ROLES:
        raise ValueError(f"roles of another order: {model.classes_}")
    weights = {"": [round(float(one), 3) for one in model.intercept_]}
    for feature, column in zip(vectors.feature_names_, model.coef_.T, strict=True):
        if max(map(abs, column)) >= _SMALLEST_WEIGHT:
            weights[feature] = [round(float(one), 2) for one in column]
    return weights


def main() -> None:
    """Learn from every set and write the weights."""
    territory = Territory.load(open_engine(Settings.from_env({}).database_url))
    examples: list[Example] = []
    for name in SETS:
        messages = yaml.safe_load(MESSAGES_FILE.with_name(name).read_text("utf-8"))
        examples += examples_of(messages, territory, DAY)
    rows = (f"{json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(learnt(examples).items()))
    WEIGHTS_FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
    print(f"{len(examples)} sums, {WEIGHTS_FILE.stat().st_size // 1024} kB")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    main()
