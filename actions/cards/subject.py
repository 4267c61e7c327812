"""What the talk is about at this point: the card just shown, or the rule behind a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from ..turns import earlier_turns, last_card, shows_card

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
    "calendar": {None: "la-delai-deux-mois"},
    "visale": {None: "visale-qui-a-droit"},
    "zone": {None: "loy-zone-abc"},
}
_CLASSES = "log-dpe-calendrier"


@dataclass(frozen=True)
class Subject:
    """What a question without a subject of its own is about.

    Attributes:
        card: id of the card that holds the subject.
        read: whether that card was shown, or only stands for the result or the form.
        pending: whether a form is asking something about it.
    """

    card: str
    read: bool = True
    pending: bool = False


def is_pending(tracker: Tracker) -> bool:
    """Whether a form is asking for a value."""
    return tracker.get_slot("requested_slot") not in (None, "goals")


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
    if goals[0] == "dwelling_eligibility" and slots.get("dpe"):
        return _CLASSES
    return cards.get(slots.get("scheme"), cards[None])
