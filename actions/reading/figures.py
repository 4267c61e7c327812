"""Bare numbers that answer no question: which figure of the conversation they give."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

Entity = dict[str, Any]

#: The figure that a bare number corrects or gives, once the goal is answered.
NUMBER_OF_GOAL = {
    "rent_ceiling": "surface",
    "tax_reduction": "rent",
    "comparison": "rent",
    "rent_revision": "rent",
    "visale": "rent",
    "eligibility": "income",
    "income_ceiling": "income",
}
LARGEST_SURFACE = 250  # m²; beyond, a bare number is rather a rent
#: Below, a bare number that nobody asked for is something else (« et en étant 3 ? »).
LEAST_FIGURE = {"surface": 9, "rent": 50, "income": 1000}
#: A whole number below is rather a rent per square metre than a surface.
LARGEST_BASE = 20
_VARIES = re.compile(
    r"\s*(?:et|ou)\s+(?:pour\s+|avec\s+|si c['’]est\s+)?(?P<n>\d{2,3})\s*\??\s*", re.IGNORECASE
)

_MONEY_WORDS = re.compile(r"\b(?:loyers?|prix|base|plafonds?|tarif)\b|€|\beuros?\b", re.IGNORECASE)


def names_money(text: str) -> bool:
    """Whether a bare number of the message is rather an amount than a surface."""
    return bool(_MONEY_WORDS.search(text))


def slot_of_figure(number: float | None, goals: Sequence[str]) -> str | None:
    """The slot that a bare ``number`` gives when ``goals`` have just been answered."""
    slot = next((NUMBER_OF_GOAL[goal] for goal in goals if goal in NUMBER_OF_GOAL), None)
    if number is None or slot is None:
        return None
    if slot == "surface" and number > LARGEST_SURFACE:
        slot = "rent"
    return slot if number >= LEAST_FIGURE[slot] else None


def varied_figure(text: str, slots: Mapping[str, Any]) -> int | None:
    """« et 60 ? » after a surface: another surface, rather than the département 60."""
    said = _VARIES.fullmatch(text)
    number = int(said["n"]) if said else None
    slot = slot_of_figure(number, slots.get("goals") or ())
    return number if slot and slots.get(slot) is not None else None


def lone_figure(said: Sequence[Entity], slots: Mapping[str, Any]) -> float | None:
    """« 45 » when nothing was asked: a surface, a rent, an income? The visitor will tell."""
    asked = slots.get("requested_slot") not in (None, "goals") or slots.get("goals")
    if asked or {entity["entity"] for entity in said} != {"number"}:
        return None
    number: float = said[-1]["value"]
    return number


def is_year(number: float | None, changes: Mapping[str, Any]) -> bool:
    """« et 2024 ? »: the bare figure is the year that the message also gives as a date."""
    said = changes.get("lease_date")
    return said is not None and number is not None and said["date"].startswith(f"{number:.0f}-")


def is_base_rent(
    number: float | None, changes: Mapping[str, Any], slots: Mapping[str, Any]
) -> bool:
    """« et en Loc2 14,95 » after a rent per square metre: the one of that level."""
    if number is None or not changes.get("level") or slots.get("base_rent") is None:
        return False
    small = number < LEAST_FIGURE["rent"] and (number != int(number) or number < LARGEST_BASE)
    return small and "rent_ceiling" in (slots.get("goals") or ())


def corrected_slot(number: float | None, slots: Mapping[str, Any]) -> str | None:
    """« non 54 » before any question was asked: the known figure that is closest to it."""
    known = {slot: slots[slot] for slot in ("surface", "rent") if slots.get(slot)}
    if number is None or not known or number < min(LEAST_FIGURE.values()):
        return None
    return min(known, key=lambda slot: abs(math.log(number / known[slot])))


def stale_base_rent(changes: Mapping[str, Any], slots: Mapping[str, Any]) -> dict[str, None]:
    """Forget the base rent, that of one level in one commune, once either is another."""
    former = {slot: slots.get(slot) for slot in ("level", "commune")}
    changed = any(old and changes.get(slot, old) != old for slot, old in former.items())
    given = slots.get("base_rent") and "base_rent" not in changes
    return {"base_rent": None} if changed and given else {}
