"""A case told whole calls for its answer: « je loue un 38 m² à Nice en LLI, 600 € »."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..state import FACT_SLOTS

#: Goal → the facts that call for it when nothing is asked.
_WHOLE = {
    "rent_ceiling": ("place", "surface", "rent", "chosen"),
    "eligibility": ("place", "household", "income"),
}
#: Goal → the facts that it needs once a card on its subject was read.
_AFTER_CARD = {
    "rent_ceiling": ("place", "surface", "chosen"),
    "income_ceiling": ("place", "household"),
    "tax_reduction": ("rent", "level"),
}
#: Start of the id of a card → the goal that computes what it tells.
_GOAL_OF_CARD = {
    "loy-depasser": "rent_ceiling",
    "loy-tableaux": "rent_ceiling",
    "loy-loyer-plafond": "rent_ceiling",
    "la-plafond-loyer": "rent_ceiling",
    "la-ou-trouver": "rent_ceiling",
    "la-coefficient": "rent_ceiling",
    "la-surface-fiscale": "rent_ceiling",
    "la-base-loyers": "rent_ceiling",
    "lli-plafond-loyer": "rent_ceiling",
    "lli-loyer": "rent_ceiling",
    "la-plafonds-ressources": "income_ceiling",
    "lli-plafonds-ressources": "income_ceiling",
    "la-taux-reduction": "tax_reduction",
    "la-exemple-calcul": "tax_reduction",
}


def goal_of_situation(
    changes: Mapping[str, Any], slots: Mapping[str, Any], card: str | None
) -> str | None:
    """The goal that facts call for by themselves, None when they leave too much open.

    Args:
        changes: what the latest message changes.
        slots: what the conversation knew before.
        card: the card just read, if any.
    """
    told = {slot for slot in FACT_SLOTS if changes.get(slot) is not None}
    if not told or slots.get("goals") or slots.get("requested_slot") not in (None, "goals"):
        return None
    known = {slot: changes.get(slot, slots.get(slot)) for slot in FACT_SLOTS}
    known["place"] = known["commune"] or known["zone_abc"]
    known["chosen"] = known["scheme"] or known["level"]
    wanted = next(
        (goal for start, goal in _GOAL_OF_CARD.items() if (card or "-").startswith(start)), ""
    )
    needs = {wanted: _AFTER_CARD[wanted], **_WHOLE} if wanted else _WHOLE
    return next(
        (goal for goal, facts in needs.items() if all(known[fact] is not None for fact in facts)),
        None,
    )
