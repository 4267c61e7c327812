"""« il est passé en CDI à 1 400 net » told after the card on who may have Visale: the check."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from rasa_sdk import Tracker

from knowledge.question_words import ASKS

from ..reading.applicant import applicant_said
from ..turns import details, earlier_turns, typed
from .subject import is_pending

#: The cards on who may have it, and for which rent.
_CARDS = frozenset(
    {"visale-qui-a-droit", "visale-cest-quoi", "visale-etudiant", "visale-plafonds-loyer"}
)
_RECENT = 3  # turns
_GOALS = ["visale"]


def visale_after_card(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """New values of the slots, goals included; empty when Visale is not what is checked."""
    if changes.get("goals") or tracker.get_slot("goals") or is_pending(tracker):
        return {}
    shown = [e for turn in islice(earlier_turns(tracker), _RECENT) for e in turn]
    if not any(details(event).get("card") in _CARDS for event in shown):
        return {}
    question = typed(tracker)
    told = applicant_said(question, tracker.slots, changes, _GOALS)
    told |= {slot: changes[slot] for slot in ("income", "rent") if changes.get(slot) is not None}
    if not told or ASKS.search(question):
        return {}
    return {"goals": _GOALS, **said_before(tracker), **told}


def said_before(tracker: Tracker) -> dict[str, Any]:
    """Who the applicant is, as the messages before this one told it."""
    said: dict[str, Any] = {}
    messages = [event for event in tracker.events if event["event"] == "user"][:-1]
    for message in messages[-_RECENT:]:
        said |= _income(message, tracker)
        said |= applicant_said(str(message.get("text") or ""), tracker.slots, said, _GOALS)
    return said


def _income(message: Mapping[str, Any], tracker: Tracker) -> dict[str, Any]:
    """The income that a message told beside a question that a card answered."""
    entities = (message.get("parse_data") or {}).get("entities") or []
    found = [e["value"] for e in entities if e["entity"] == "income" and e.get("role") is None]
    told = len(found) == 1 and found[0].get("amount") is not None
    return {"income": found[0]} if told and tracker.get_slot("income") is None else {}
