"""« un étudiant seul à 9 000 et un couple à 36 500, qui peut entrer ? »: several tenants at once.

Each is a case of its own (:mod:`actions.reading.two_cases`): their incomes never add up, and the
answer tells each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from rasa_sdk import Tracker

from knowledge.cases import merge_household

from ..turns import typed
from .incomes import total
from .people import household_slots

Entity = Mapping[str, Any]

#: Goals whose answer changes with who will live there.
OF_PEOPLE = frozenset({"income_ceiling", "eligibility"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST = 3
#: Words around the one that names a tenant: « commençons par le couple », « et l'étudiant alors ? »
_AROUND = frozenset(
    [
        *("alors", "aussi", "avec", "bien", "celle", "celui", "cest", "combien", "commence"),
        *("commencer", "commençons", "coup", "donc", "donne", "elle", "ensuite", "faites", "gagne"),
        *("maintenant", "mais", "parlons", "passe", "peut", "plafond", "pour", "prenons", "prends"),
        *("quel", "quoi", "reste", "revenons", "revenus", "sinon", "voyons"),
    ]
)


def tenants_told(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The slots of the tenants among whom the landlord of a conversation hesitates, if any."""
    goals = changes.get("goals") or tracker.get_slot("goals") or ()
    owner = (changes.get("speaker") or tracker.get_slot("speaker")) == "owner"
    said = tracker.latest_message.get("entities") or []
    return listed_tenants(typed(tracker), said, goals, owner=owner)


def listed_tenants(
    text: str, entities: Sequence[Entity], goals: Sequence[str], *, owner: bool
) -> dict[str, Any]:
    """The slots of several tenants told in one message, the first being spoken of.

    Args:
        text: the message.
        entities: those of the message, with their places in ``text``.
        goals: what is asked.
        owner: a landlord speaks.

    Returns:
        ``household``, ``household_size``, ``income`` and ``cases``; empty for a single tenant, and
        when the income of one of several is not told.
    """
    said = [e for e in entities if e.get("role") is None and "start" in e]
    homes = sorted((e for e in said if e["entity"] == "household"), key=lambda e: int(e["start"]))
    incomes = sorted((e for e in said if e["entity"] == "income"), key=lambda e: int(e["start"]))
    of_people = OF_PEOPLE & {*goals} or (incomes and not goals)
    if not of_people or not 2 <= len(homes) <= _MOST or _same(homes):
        return {}
    parts = _parts(text, homes, incomes)
    earned = [
        total([e["value"] for e in incomes if start <= e["start"] < end]) for start, end in parts
    ]
    if any(earned) and not all(earned):
        return {}
    cases = [
        household_slots(merge_household(None, home["value"]), owner=owner)
        | ({"income": income} if income else {})
        for home, income in zip(homes, earned, strict=True)
    ]
    if not all(case["household"] for case in cases):
        return {}
    labels = [
        sorted({*_WORD.findall(text[start:end].casefold())} - _AROUND) for start, end in parts
    ]
    return cases[0] | {
        "cases": {"kind": "tenant", "at": 0, "all": cases, "labels": labels, "each": True}
    }


def _same(homes: Sequence[Entity]) -> bool:
    return any(one["value"] == other["value"] for one, other in pairwise(homes))


def _parts(text: str, homes: Sequence[Entity], incomes: Sequence[Entity]) -> list[tuple[int, int]]:
    """What is said of each: from one to the next, or up to each when its income comes first."""
    if incomes and incomes[0]["start"] < homes[0]["start"]:
        ends = [int(home["end"]) for home in homes[:-1]]
        return list(zip([0, *ends], [*ends, len(text)], strict=True))
    starts = [int(home["start"]) for home in homes[1:]]
    return list(zip([0, *starts], [*starts, len(text)], strict=True))


def tenant_named(text: str, cases: Mapping[str, Any]) -> int | None:
    """The rank of the tenant that « et l'étudiant alors ? » names among those listed, if any."""
    labels: Sequence[Sequence[str]] = cases.get("labels") or ()
    words = {word.casefold() for word in _WORD.findall(text)} - _AROUND
    found = [rank for rank, label in enumerate(labels) if words and words <= {*label}]
    return found[0] if len(found) == 1 else None
