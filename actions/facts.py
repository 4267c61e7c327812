"""What is known of the visitor's case, for which cards conclude."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rasa_sdk import Tracker

from knowledge.library.conclusions import AMOUNTS, FACTS, Facts

NAMES = AMOUNTS | FACTS.keys()


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
    heard = changes.get("heard", tracker.get_slot("heard")) or {}
    latest = {*told, *heard.get("new", ()), *heard.get("changed", ())} & NAMES
    return Facts(known, frozenset(latest))
