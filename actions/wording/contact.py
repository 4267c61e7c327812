"""Who can answer when the assistant cannot."""

from __future__ import annotations

import re
from itertools import islice

from rasa_sdk import Tracker

from knowledge.contacts import Contacts, for_department

from ..state import State
from ..turns import details, earlier_turns
from .render import text

#: Turns after which a number told is out of mind.
_RECENT = 4
_PHONE = re.compile(r"\b0\s?\d(?:\s?\d){8}\b|\b(?:36|39)\s?\d\d\b")
_PARTS = re.compile(r"\n+|(?<=[.!?;])\s+(?=[A-ZÀ-Ý])")


def contact(state: State | None) -> str:
    """Who to turn to, in one sentence: the ADIL of the département when it is known, Anah, 115."""
    department = state.commune.department if state and state.commune else None
    return text("contact", adil=for_department(department).adil)


def adil(state: State) -> str:
    """The ADIL of the département when it is known, and its address."""
    department = state.commune.department if state.commune else None
    return text("adil", adil=for_department(department).adil)


def local_contacts(state: State, tracker: Tracker, before: str | None = None) -> Contacts:
    """Who to call where the visitor is.

    The département is the one just named, else the commune's, else the one ``before``, else that
    of the site which shows the assistant.
    """
    named = next(iter(tracker.get_latest_entity_values("department")), None)
    commune = state.commune.department if state.commune else None
    site = (tracker.latest_message.get("metadata") or {}).get("department")
    return for_department(named or commune or before or site)


def told_number(tracker: Tracker, contacts: Contacts) -> str | None:
    """The sentence of a card shown a few turns ago that tells a number to call, the latest first.

    « qui je peux appeler ? » after the card on damp wants that number before any other;
    that of France Rénov’ is among the ``contacts`` anyway.
    """
    for turn in islice(earlier_turns(tracker), _RECENT):
        shown = [event for event in turn if event["event"] == "bot" and details(event).get("card")]
        said = ((event.get("text") or "").partition("\n\nSource")[0] for event in shown)
        parts = (part for each in said for part in _PARTS.split(each))
        called = (part for part in parts if _PHONE.search(part))
        if found := next((p for p in called if str(contacts.france_renov.phone) not in p), None):
            return found.removeprefix("• ").strip()
    return None
