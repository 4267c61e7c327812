"""What a rule computes from the dates, ages, motives and sums that somebody told, for some cards.

A card concludes by itself (``for_you``) from a fact or two; what depends on dates, ages or words
belongs to a rule of ``rules_core``. Both are said at the same place: before the card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from rasa_sdk import Tracker

from ..services import Computed
from ..turns import bare, last_texts
from . import ages, coefficient, deposit, lease_term, tenant_notice
from .talk import Talk, talks

_RULES: tuple[Callable[[Talk], Iterator[Computed]], ...] = (
    ages.computed,
    tenant_notice.computed,
    deposit.computed,
    lease_term.computed,
    coefficient.computed,
)


def computed_for(
    tracker: Tracker, today: date, changes: Mapping[str, Any] = MappingProxyType({})
) -> tuple[Computed, ...]:
    """What the rules compute, those first to which the latest message told something.

    Args:
        tracker: the conversation.
        today: its day.
        changes: what the latest message changes, when the slots do not hold it yet.
    """
    now, before = talks(tracker, today, changes)
    former = {each.text for each in _all(before)}
    found = [replace(each, told=each.text not in former) for each in _all(now)]
    shown = bare("\n".join(last_texts(tracker)))  # said just before: not again
    new = (each for each in found if each.told or bare(each.text) not in shown)
    return tuple(sorted(new, key=lambda each: not each.told))


def _all(talk: Talk) -> Iterator[Computed]:
    return (each for rule in _RULES for each in rule(talk))
