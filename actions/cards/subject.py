"""What the talk is about at this point: the card just shown, or the rule behind a result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from knowledge.answers import Before
from knowledge.search.padding import announces_another

from ..reading.readable import VALUE_INTENTS
from ..turns import earlier_turns, last_card, shows_card, typed, was_asked

#: The card on the rule behind each goal, for one scheme or for the others.
_CARDS: dict[str, dict[str | None, str]] = {
    "income_ceiling": {None: "la-plafonds-ressources", "lli": "lli-plafonds-ressources-2026"},
    "eligibility": {None: "la-plafonds-ressources", "lli": "lli-plafonds-ressources-2026"},
    "rent_ceiling": {None: "loy-depasser-plafond"},
    "tax_reduction": {None: "la-taux-reduction"},
    "comparison": {None: "la-rentabilite"},
    "dwelling_eligibility": {None: "la-engagements", "lli": "lli-definition"},
    "rent_revision": {None: "loy-irl-revision"},
    "rent_renewal": {None: "dem-renouvellement-convention"},
    "calendar": {None: "la-delai-deux-mois", "louer_abordable": "cosse-duree"},
    "visale": {None: "visale-qui-a-droit"},
    "zone": {None: "loy-zone-abc"},
}
_CLASSES = "log-dpe-calendrier"
_FURNISHED = "log-meuble"
_FAMILY = "la-famille-interdite"
#: Turns beyond which a question is too old for the next one to go on with it.
_RECENT = 3


def before(tracker: Tracker) -> Before | None:
    """What the latest message may go on with; None when nothing was said that it could.

    While a form asks, its own subject is never far; otherwise a card just shown is nearer.
    « autre chose : … » goes on with nothing.
    """
    if announces_another(typed(tracker)):
        return None
    card, question = card_shown(tracker), _last_question(tracker)
    if card is not None:
        return Before(card, question)
    opens = sum(event["event"] == "user" for event in tracker.events) < 2
    rule = None if opens else card_of_goals(tracker.slots)
    return Before(rule, question, read=False) if rule or question else None


def _last_question(tracker: Tracker) -> str | None:
    """The latest question typed before this message, passing over values (« 45 m² »)."""
    messages = [event for event in reversed(tracker.events) if event["event"] == "user"]
    for message in messages[1 : 1 + _RECENT]:
        said = str(message.get("text") or "")
        if said.startswith("/show_card"):
            return None  # its title is the question
        intent = ((message.get("parse_data") or {}).get("intent") or {}).get("name")
        if said and not said.startswith("/") and intent not in VALUE_INTENTS:
            return said.replace("’", "'")
    return None


def is_pending(tracker: Tracker) -> bool:
    """Whether a form is asking for a value; one that fell silent waits."""
    return tracker.get_slot("requested_slot") not in (None, "goals") and was_asked(tracker)


def card_shown(tracker: Tracker) -> str | None:
    """The card just shown; in the middle of a form, by the turn just before."""
    here = not is_pending(tracker) or shows_card(next(earlier_turns(tracker), []))
    return last_card(tracker) if here else None


def card_of_goals(slots: Mapping[str, Any]) -> str | None:
    """The card on the rule that the goals in ``slots`` rest upon."""
    goals: list[str] = slots.get("goals") or []
    cards = next((_CARDS[goal] for goal in goals if goal in _CARDS), None)
    if cards is None:
        return None
    if goals[0] == "dwelling_eligibility":
        if slots.get("dpe"):
            return _CLASSES
        if slots.get("furnished"):
            return _FURNISHED
        if slots.get("tenant_relation"):
            return _FAMILY
    return cards.get(slots.get("scheme"), cards[None])
