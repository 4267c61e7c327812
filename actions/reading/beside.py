"""Values that a question about a rule changes: « en Loc1, et quelle différence ? », « en D ? »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from rasa_sdk import Tracker

from ..goals import GOAL_OF_INTENT
from ..state import FACT_SLOTS
from ..turns import details, earlier_turns, last_answer, typed
from .asked_goals import names_topic
from .clauses import outside_questions, split
from .readable import ASKING

#: Confidence of a goal's intent below which it is no more than a guess.
A_GUESS = 0.5
#: Facts whose words the language part may not name (:mod:`actions.reading.short_turns`).
_BY_WORDS = frozenset(
    {"dpe", "furnished", "intermediation", "annex_surface", "tenant_relation", "irl_quarter"}
    | {"other_advantages", "tax_regime", "lease_date"}
)
#: Goal → facts that its answer does without until they are told.
_TOLD_LATER = {
    # A reduction is told for both ways of letting: « c'est une agence classique » chooses one.
    "tax_reduction": {"intermediation", "other_advantages", "tax_regime"},
    "comparison": {"other_advantages", "tax_regime"},
    "dwelling_eligibility": {"tax_regime"},
    "rent_revision": {"irl_quarter"},  # a rise that no quarter allows is judged without it
}
#: What « et en Loc2, c'est quel plafond ? » names to ask for the same of another.
_CHOSEN = ("scheme", "level")
_OTHER = re.compile(r"\s*(?:et|ou) (?:en|pour|avec|si)\b", re.IGNORECASE)


def turns_over(tracker: Tracker, changes: Mapping[str, Any]) -> bool:
    """Whether words alone change a fact of the answer just given: « et si je passais en D ? »

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    named = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    goals = tracker.get_slot("goals") or ()
    first = {slot for goal in goals for slot in _TOLD_LATER.get(goal, ())}
    turned = [
        slot
        for slot in _BY_WORDS - named
        if changes.get(slot) is not None
        and (tracker.get_slot(slot) is not None or slot in first)
        and changes[slot] != tracker.get_slot(slot)
    ]
    other = any(
        tracker.get_slot(slot) is not None
        and changes.get(slot) is not None
        and changes[slot] != tracker.get_slot(slot)
        for slot in _CHOSEN
    )
    # « et en LLI, c'est quel plafond pour eux ? »
    asked = _OTHER.match(typed(tracker)) and names_topic(typed(tracker))
    return bool(turned or (other and asked)) and _just_computed(tracker)


#: « ok et si je passe en Loc3 »: nothing else is asked than what it gives.
_TAKES = (
    r"(?:je|j['’]|on|nous) ?(?:pass|pren[ds]|pri[st]|choisi|fai|fera|met|opt|vais|irai|pars|lou"
    r"|rest)\w*\b[^.?!]{0,20}\bloc ?[123]"
)
_SUFFICES = r"loc ?[123] (?:me |m['’]|nous )?suffi\w*(?: non| pas)?"
_GIVES = (
    r"(?:et )?(?:[çc]a|cela|j['’]y) (?:donne|change|fait|ferait|gagne|rapporte)\w*"
    r"(?: (?:quoi|combien))?"
)
_CHOOSES = re.compile(rf"\b(?:{_TAKES}|{_SUFFICES})\b(?:[, ]*{_GIVES})?[\s.?!]*$", re.IGNORECASE)
_COMPUTED_WITHIN = 4  # turns


def level_chosen(tracker: Tracker) -> str | None:
    """The other level that a message takes for what was computed a few turns before, else None.

    Args:
        tracker: the conversation before the message.
    """
    levels = list(tracker.get_latest_entity_values("level"))
    if len(levels) != 1 or tracker.get_slot("requested_slot") or not tracker.get_slot("goals"):
        return None
    recent = islice(earlier_turns(tracker), _COMPUTED_WITHIN)
    computed = any(details(event).get("result") for turn in recent for event in turn)
    return str(levels[0]) if computed and _CHOOSES.search(typed(tracker)) else None


def value_beside(tracker: Tracker) -> str | None:
    """The question beside a value that changes the answer just given; None without both."""
    intent = tracker.latest_message.get("intent") or {}
    # « Loc3, et est-ce qu'il touchera l'APL ? » may be taken for a calculation.
    guess = intent.get("name") in GOAL_OF_INTENT and (intent.get("confidence") or 0.0) < A_GUESS
    asking = intent.get("name") in ASKING or (guess and not names_topic(typed(tracker)))
    if not asking or tracker.get_slot("requested_slot") or not _just_computed(tracker):
        return None
    return asked_beside(tracker)


def asked_beside(tracker: Tracker) -> str | None:
    """What the latest message asks beside a value: « 36 000. La convention dure combien ? »."""
    message = tracker.latest_message
    said = [e for e in message.get("entities") or [] if e["entity"] in FACT_SLOTS]
    if not outside_questions(typed(tracker), said):
        return None
    asking = [clause.text for clause in split(typed(tracker)) if clause.asks]
    return asking[-1] if asking else None


def _just_computed(tracker: Tracker) -> bool:
    known = bool(tracker.get_slot("goals")) and not tracker.get_slot("requested_slot")
    return known and bool((last_answer(tracker) or {}).get("result"))
