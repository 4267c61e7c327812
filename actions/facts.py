"""What is known of the visitor's case, for which cards conclude."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from rasa_sdk import Tracker

from knowledge.library.conclusions import AMOUNTS, FACTS, Facts
from knowledge.territory.tense_zone import in_tense_zone

from .turns import typed

NAMES = AMOUNTS | FACTS.keys()
#: Fact → the slot that it is worked out from.
_OF_SLOT = {
    "monthly_income": "income",
    "lease_before_2023_07_29": "lease_date",
    "tense_zone": "commune",
}
_SHORTER_DELAYS = date(2023, 7, 29)
_MONTHS = 12


def facts_of(tracker: Tracker, changes: Mapping[str, Any] = MappingProxyType({})) -> Facts:
    """What the conversation knows, and what the latest message says, in its question too.

    « quel dépôt pour un meublé à 500 € ? » asks for that case without being noted. Of two values
    of one fact (« meublé ou vide ? »), none decides.

    Args:
        tracker: the conversation.
        changes: what the latest message changes, when the slots do not hold it yet.
    """
    known = {name: changes.get(name, tracker.get_slot(name)) for name in NAMES}
    told: dict[str, list[object]] = {}
    for entity in tracker.latest_message.get("entities") or []:
        if entity["entity"] in NAMES:
            told.setdefault(entity["entity"], []).append(entity["value"])
    for name, values in told.items():
        known[name] = values[0] if all(value == values[0] for value in values) else None
    known |= {
        "monthly_income": monthly(changes.get("income", tracker.get_slot("income"))),
        "lease_before_2023_07_29": _before(
            changes.get("lease_date", tracker.get_slot("lease_date"))
        ),
        "tense_zone": _tense(_commune(tracker, changes)),
    }
    heard = changes.get("heard", tracker.get_slot("heard")) or {}
    slots = {*told, *heard.get("new", ()), *heard.get("changed", ())}
    latest = (slots & NAMES) | {name for name, slot in _OF_SLOT.items() if slot in slots}
    return Facts(known, frozenset(latest), typed(tracker))


def _commune(tracker: Tracker, changes: Mapping[str, Any]) -> Any:
    """INSEE code of the commune of the latest message, else of the conversation."""
    entities = tracker.latest_message.get("entities") or []
    said = [each["value"] for each in entities if each["entity"] == "commune"]
    return said[0] if len(said) == 1 else changes.get("commune", tracker.get_slot("commune"))


def _tense(code: Any) -> bool | None:
    return in_tense_zone(code) if isinstance(code, str) else None


def monthly(income: Mapping[str, Any] | None) -> float | None:
    """€/month, of an income of a month or of a year."""
    amount = (income or {}).get("amount")
    if income is None or amount is None:
        return None
    return float(amount) if income.get("period") == "month" else float(amount) / _MONTHS


def _before(lease: Mapping[str, Any] | None) -> bool | None:
    """Whether a lease was signed before delays became shorter; None when its year leaves doubt."""
    if not lease:
        return None
    signed = date.fromisoformat(lease["date"])
    if lease.get("precision") == "year" and signed.year == _SHORTER_DELAYS.year:
        return None
    return signed < _SHORTER_DELAYS
