"""« quel plafond LLI pour 50 m² à Lens, et faut-il un DPE ? »: a figure and a rule at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..goals import GOAL_OF_INTENT
from .asked_goals import asks_figure
from .clauses import Clause, split

#: « Deux questions : … et … »
_ANNOUNCED = re.compile(
    r"^\W*(?:(?:bonjour|slt|salut)\W+)?(?:j'ai )?(?:deux|2) (?:questions?|choses)"
)
_FIGURES = frozenset({"surface", "household", "income", "rent", "level"})
_GOALS = (
    ("tax_reduction", re.compile(r"\br[ée]ductions?\b|\bimp[oô]ts?\b", re.IGNORECASE)),
    ("income_ceiling", re.compile(r"\b(?:ressources|revenus?|gagn\w+)\b", re.IGNORECASE)),
    ("rent_ceiling", re.compile(r"\bloyers?\b|\bplafonds?\b", re.IGNORECASE)),
)


@dataclass(frozen=True)
class TwoQuestions:
    """A message that asks for a figure and for a rule.

    Attributes:
        goal: what is computed.
        rule: the words of the other question.
    """

    goal: str
    rule: str


def announces_two(text: str) -> bool:
    """« Deux questions : … »: both want an answer, however unsure."""
    return _ANNOUNCED.search(text.casefold().replace("’", "'")) is not None


def figure_and_rule(
    text: str, intent: str | None, entities: Sequence[dict[str, Any]]
) -> TwoQuestions | None:
    """The two questions of a message taken for a rule alone; None when it asks one thing.

    Args:
        text: the message as typed.
        intent: its intent: that of a figure is read as usual.
        entities: what it holds.
    """
    if intent in GOAL_OF_INTENT:
        return None
    clauses = split(text)
    figures = [c for c in clauses if _holds_figures(c, entities) and asks_figure(c.text)]
    rules = [c for c in clauses if c not in figures and c.opens_as_question and c.stands_alone]
    if len(figures) != 1 or len(rules) != 1 or any(_holds_figures(c, entities) for c in rules):
        return None
    goal = next((goal for goal, words in _GOALS if words.search(figures[0].text)), None)
    return TwoQuestions(goal, rules[0].text) if goal else None


def _holds_figures(clause: Clause, entities: Sequence[dict[str, Any]]) -> bool:
    return any(e["entity"] in _FIGURES and clause.holds(e) for e in entities)
