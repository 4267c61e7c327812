"""What a sum of money is, learnt from labelled messages: a rent, an income, or something else.

Rules read what a word says beside a sum; they cannot list every way of saying a rent without the
word (« T2 à Gap, 530 », « deux infirmières, 640 € »). A linear model over the words around the
sum, its size and what the rules saw adds those, and drops what only looks like one. Its weights
are in ``sum_roles.json``, learnt by ``python -m bot.evaluation.sum_roles``.
"""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from bot.pipeline.extractors.money_words import Sum, matter_of, period_of

Role = Literal["rent", "income", "other"]
Features = dict[str, float]

WEIGHTS_FILE = Path(__file__).with_name("sum_roles.json")
ROLES: tuple[Role, ...] = ("income", "other", "rent")

LIKELY, SURE = 0.5, 0.8
"""Chances from which a rent is believed where the rules find none, and anything else."""

FEWEST_WORDS = 6
"""Words below which a message is an answer, and its sum what was asked."""

_TOKEN = re.compile(r"[a-z']+|[0-9.]+|[^\sa-z0-9]")
_LEFT, _RIGHT = (90, 8, 4), (60, 6, 3)  # characters, words, near words
_SIZES = (100, 250, 400, 700, 1000, 1500, 3000, 9000, 60000)
_STEM, _LONG = 7, 3


def features_of(text: str, amount: Sum, index: int, sums: int) -> Features:
    """What is known of the sum ``amount``, the one at ``index`` of ``sums``, in canonical text."""
    left = _tokens(text[max(0, amount.start - _LEFT[0]) : amount.start])[-_LEFT[1] :]
    right = _tokens(text[amount.end : amount.end + _RIGHT[0]])[: _RIGHT[1]]
    found: Features = {f"B:{word}": 0.35 for word in set(_tokens(text)) if len(word) > _LONG}
    for side, words, near in (("L", left[::-1], _LEFT[2]), ("R", right, _RIGHT[2])):
        for distance, word in enumerate(words):
            key = f"{side}:{word}"
            found[key] = max(found.get(key, 0.0), 1.0 if distance < near else 0.6)
            if distance < 2:
                found[f"{side}{distance}:{word}"] = 1.0
        if len(words) > 1:
            found[f"{side}B:{words[0]}_{words[1]}"] = 1.0
    if left and right:
        found[f"LR:{left[-1]}_{right[0]}"] = 1.0
    size = sum(amount.value >= limit for limit in _SIZES)
    period = period_of(text, amount.start, amount.end, amount.before)
    matter, kind = matter_of(text, amount)
    said = (f"v:{size}", f"p:{period}", f"p:{period}|{size}", f"m:{matter}", f"k:{kind}")
    found |= dict.fromkeys((*said, f"n:{min(sums, 4)}", f"i:{min(index, 3)}"), 1.0)
    if amount.has_unit:
        found["unit"] = 1.0
    return found


def role_of(text: str, amount: Sum, index: int, sums: int) -> tuple[Role, float]:
    """The likeliest role of a sum, and how likely it is; nothing sure in a short answer."""
    if len(re.findall(r"[a-z]{2,}", text)) < FEWEST_WORDS:
        return "other", 0.0
    weights = _weights()
    scores = list(weights[""])
    for feature, value in features_of(text, amount, index, sums).items():
        for role, weight in enumerate(weights.get(feature, ())):
            scores[role] += value * weight
    chances = [math.exp(score - max(scores)) for score in scores]
    best = max(range(len(ROLES)), key=chances.__getitem__)
    return ROLES[best], chances[best] / sum(chances)


@lru_cache(maxsize=1)
def _weights() -> dict[str, list[float]]:
    """Weights by feature, one for each role in the order of ``ROLES``; the constants under ""."""
    weights: dict[str, list[float]] = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    return weights


def _tokens(text: str) -> list[str]:
    """Words by their first letters, numbers by their length, signs."""
    return [
        f"#{len(token.split('.')[0])}" if token[0].isdigit() else token[:_STEM]
        for token in _TOKEN.findall(text)
    ]
