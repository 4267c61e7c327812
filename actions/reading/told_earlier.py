"""« du LLI à Toulouse, quels avantages ? », then « quel loyer ? »: the place was told already.

The values of a question that a card answers are not kept, as the rule was asked for any case. A
calculation asked next goes on with them rather than ask again.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from rasa_sdk import Tracker

from .claimed_rent import rise_said

_SLOTS = ("commune", "scheme")
#: Schemes for which something is computed.
_COMPUTED = frozenset({"loc_avantages", "lli"})
_RECENT = 2  # messages
_RISE_WITHIN = 3
_LARGEST_RISE = 0.6  # of the rent: beyond, the amounts are of two things


def told_earlier(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Values of slots that nothing else tells, the latest first.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    if changes.get("commune_candidates") or changes.get("zone_abc") or changes.get("compared"):
        return {}
    kept = takewhile(lambda event: event["event"] != "reset_slots", reversed(tracker.events))
    messages = [event["parse_data"] for event in kept if event["event"] == "user"][1:]
    found: dict[str, Any] = {}
    for message in messages[:_RECENT]:
        for slot in _SLOTS:
            known = (changes.get(slot), tracker.get_slot(slot), found.get(slot))
            values = _values(message, slot)
            if len(values) == 1 and not any(known):
                found[slot] = values.pop()
    return {slot: value for slot, value in found.items() if slot != "scheme" or value in _COMPUTED}


def rise_earlier(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """« il m'augmente de 30 € » a few messages before « je paie 700 »: the rent that is asked for.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    goals = changes.get("goals") or tracker.get_slot("goals") or ()
    rent = changes.get("rent") or tracker.get_slot("rent")
    claimed = changes.get("claimed_rent") or tracker.get_slot("claimed_rent")
    revises = "rent_revision" in goals or (not goals and changes.get("rent"))
    if not revises or not rent or claimed:
        return {}
    typed = [str(event.get("text") or "") for event in tracker.events if event["event"] == "user"]
    rises = (rise_said(text) for text in typed[: -_RISE_WITHIN - 1 : -1])
    rise = next((rise for rise in rises if rise is not None), None)
    if rise is None or rise > rent * _LARGEST_RISE:
        return {}
    return {"claimed_rent": rent + rise, "goals": ["rent_revision"]}


def _values(message: Mapping[str, Any], slot: str) -> set[str]:
    said = message.get("entities") or []
    return {
        entity["value"]
        for entity in said
        if entity["entity"] == slot and isinstance(entity["value"], str) and not entity.get("role")
    }
