"""What follows the numbers to call: « je suis à Lyon », « c'est gratuit ? »"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from knowledge.contacts import Contacts

from ..goals import GOAL_OF_INTENT
from ..state import FACT_SLOTS, State
from ..turns import details, earlier_turns
from ..wording.contact import local_contacts
from ..wording.render import Button, Reply, button, text
from .locked_out import locked_out, names_debt

#: What to say for each kind of distress (``bot/pipeline/distress.py``).
DISTRESS = {
    "suicide": "distress_suicide",
    "violence": "distress_violence",
    "child": "distress_child",
    "elder": "distress_elder",
    "danger": "distress_danger",
    "locked_out": "distress_locked_out",
    "shelter": "distress_shelter",
    "eviction": "distress_eviction",
}
MOST_KINDS = 2
_LOCKED_OUT_CARD = '/show_card{"card":"bail-mise-dehors-illegale"}'
#: What the text for somebody locked out says too.
_SAID_WITH_IT = frozenset({"shelter", "eviction"})
#: How many messages of the visitor an emergency stays in mind.
RECENT = 5
_COURTESY = frozenset({"thank", "affirm"})
_PLACES = frozenset({"commune", "department", "region"})
#: Facts that « je suis à Lyon avec ma fille » may hold beside the place.
_BESIDE = frozenset({"household", "speaker", "number"})
_LONGEST = 10  # words; beyond, the message says something else too
_COST = re.compile(
    r"\b(?:gratuit\w*|payante?s?|factur\w+)\b|\b(?:co[uû]te?|co[uû]tent|prix|tarifs?)\b"
    r"|\b(?:faut|fau|dois|doit|devrai|vais|va)\b.{0,12}\bpayer\b|\b[çc]a se paie\b",
    re.IGNORECASE,
)
#: « quels sont les horaires ? »
_HOURS = re.compile(
    r"\b(?:horaires?|heures?|ouverts?|ouvrent|ferm[ée]s?|quand appeler|joignables?|week[- ]?end"
    r"|dimanche|samedi)\b",
    re.IGNORECASE,
)


def kinds_before(tracker: Tracker) -> list[str]:
    """Kinds of the emergency just before: « il fait nuit et j’entends craquer ».

    Thanks in between do not end it.
    """
    said = [event["parse_data"] for event in tracker.events if event["event"] == "user"][:-1]
    while said and _intent(said[-1]) in _COURTESY:
        said.pop()
    return kinds_of(said[-1]) if said else []


def recent_kinds(tracker: Tracker) -> list[str]:
    """Kinds of the latest emergency, a few messages ago at most."""
    said = [event["parse_data"] for event in tracker.events if event["event"] == "user"]
    found = (kinds_of(parsed) for parsed in reversed(said[-1 - RECENT : -1]))
    return next((kinds for kinds in found if kinds), [])


def kinds_of(parsed: Mapping[str, Any]) -> list[str]:
    """Kinds of distress of a message as it was read, the most serious first."""
    if _intent(parsed) != "emergency":
        return []
    kinds = [e["value"] for e in parsed.get("entities") or [] if e["entity"] == "distress"]
    if locked_out(parsed.get("text") or ""):  # the police first, then a shelter: one text says both
        kinds = [*(kind for kind in kinds if kind not in _SAID_WITH_IT), "locked_out"]
    return [kind for kind in dict.fromkeys(kinds) if kind in DISTRESS][:MOST_KINDS]


def _intent(parsed: Mapping[str, Any]) -> str | None:
    return (parsed.get("intent") or {}).get("name")


def after_numbers(tracker: Tracker, state: State) -> Reply | None:
    """The answer to a place, or to « c'est gratuit ? », said just after the numbers to call.

    Args:
        tracker: the conversation; its latest message is not about a calculation.
        state: what is known.

    Returns:
        None when no number was given just before, or when the message is about something else.
    """
    message = tracker.latest_message
    intent = (message.get("intent") or {}).get("name")
    asked = tracker.get_slot("requested_slot") not in (None, "goals")
    if intent in GOAL_OF_INTENT or asked or len((message.get("text") or "").split()) > _LONGEST:
        return None
    if "locked_out" in recent_kinds(tracker) and names_debt(message.get("text") or ""):
        return _handed_off(text("locked_out_debt"), None, button("locked_out", _LOCKED_OUT_CARD))
    kinds = kinds_before(tracker)
    before = _contacts_before(tracker)
    if not kinds and before is None:
        return None
    said = {entity["entity"] for entity in message.get("entities") or []}
    if said & _PLACES and not said & {*FACT_SLOTS} - _PLACES - _BESIDE:
        return _here(kinds, state, tracker)
    contacts = local_contacts(state, tracker, (before or {}).get("department"))
    return _practical(message.get("text") or "", kinds, contacts)


def _practical(words: str, kinds: list[str], contacts: Contacts) -> Reply | None:
    """Whether calling is free, and when: None when neither is asked."""
    if _HOURS.search(words):
        return _handed_off(text("people_hours", contacts=contacts), contacts.code)
    return _free(kinds, contacts) if _COST.search(words) else None


def _contacts_before(tracker: Tracker) -> dict[str, Any] | None:
    """The hand-off of the turn just before, with its département; None when there was none."""
    turn = next(earlier_turns(tracker), [])
    return next(
        (details(event)["handoff"] for event in turn if details(event).get("handoff")), None
    )


def _here(kinds: list[str], state: State, tracker: Tracker) -> Reply:
    contacts = local_contacts(state, tracker)
    place = state.commune.name if state.commune else ""
    numbers = [text(DISTRESS[kind]).partition("\n\n")[0] for kind in kinds]
    message = text("people_here", place=place, numbers=numbers, contacts=contacts)
    return _handed_off(message, contacts.code)


def _free(kinds: list[str], contacts: Contacts) -> Reply:
    return _handed_off(text("people_free", urgent=bool(kinds), contacts=contacts), contacts.code)


def _handed_off(message: str, department: str | None, *buttons: Button) -> Reply:
    return Reply(
        message,
        buttons=[*buttons, button("help", "/help")],
        status="handed_off",
        handoff={"department": department},
    )
