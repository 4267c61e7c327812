"""Thousands of composed messages: the extractors stay above a floor on each axis.

Nobody reads these messages one by one: a floor that falls shows a rule that holds for a sentence
and not for its neighbours. The ways of saying themselves, with nothing around, must all be read.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from bot.evaluation.values import same_value
from tests.bot.grammar.compose import Grammar, figures, household
from tests.bot.grammar.conftest import Read

MESSAGES = 150
HOUSEHOLDS, SUMS = Grammar("households.yaml"), Grammar("sums.yaml")
#: Ways of saying that need a few words before them.
OPENED = {
    "tenant_is": "ma locataire {}",
    "kids_fact": "la candidate {}",
    "tenant_np": "à {} : quoi",
}
TELLING_WHO = (
    *("i_alone", "i_alone_kids", "we_couple", "we_couple_kids", "list3", "tenant_is", "kids_fact"),
    *("note", "grown", "absent", "relatives", "flatmates", "totals", "disabled", "corrected"),
    *("ages", "none"),
)
TELLING_SUMS = (
    *(
        "present",
        "terse",
        "charges",
        "period",
        "raised",
        "hoped",
        "hoped_beside",
        "no_rent",
        "mine",
    ),
    *("now", "income", "two_incomes", "no_income", "compared", "corrected"),
)


@pytest.mark.parametrize("axis", HOUSEHOLDS.axes)
def test_households(axis: str, read: Read) -> None:
    rng = random.Random(axis)  # noqa: S311 - reproducible, not secret
    drawn = [HOUSEHOLDS.message(axis, rng) for _ in range(MESSAGES)]
    wrong = [text for text, parts in drawn if not _right(household(parts), text, read)]
    assert len(wrong) <= 0.03 * MESSAGES, wrong[:10]


@pytest.mark.parametrize("axis", SUMS.axes)
def test_sums(axis: str, read: Read) -> None:
    rng = random.Random(axis)  # noqa: S311 - reproducible, not secret
    drawn = [figures(*SUMS.message(axis, rng), rng) for _ in range(MESSAGES)]
    wrong = [text for text, meant in drawn if _sums(text, read) != _sorted(*meant)]
    assert len(wrong) <= 0.02 * MESSAGES, wrong[:10]


@pytest.mark.parametrize("symbol", TELLING_WHO)
def test_every_way_of_telling_who(symbol: str, read: Read) -> None:
    rng = random.Random(symbol)  # noqa: S311 - reproducible, not secret
    for text, parts in HOUSEHOLDS.each_way(symbol, rng):
        said = OPENED.get(symbol, "{}").format(text)
        assert _right(household(parts), said, read), said


@pytest.mark.parametrize("symbol", TELLING_SUMS)
def test_every_way_of_telling_sums(symbol: str, read: Read) -> None:
    rng = random.Random(symbol)  # noqa: S311 - reproducible, not secret
    for way in SUMS.each_way(symbol, rng):
        text, meant = figures(*way, rng)
        assert _sums(text, read) == _sorted(*meant), text


def _right(meant: dict[str, Any], text: str, read: Read) -> bool:
    found = [fact.value for fact in read(text) if fact.entity == "household"]
    return len(found) == 1 and same_value("household", meant, found[0]) if meant else not found


def _sums(text: str, read: Read) -> tuple[list[float], list[str]]:
    facts = read(text)
    rents = {fact.value for fact in facts if fact.entity == "rent"}
    incomes = [f.value for f in facts if f.entity == "income" and f.value["amount"] is not None]
    return _sorted(list(rents), incomes)


def _sorted(rents: list[Any], incomes: list[dict[str, Any]]) -> tuple[list[float], list[str]]:
    return sorted(rents), sorted({str(sorted(income.items())) for income in incomes})
