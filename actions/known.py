"""What the assistant has understood so far, shown to the visitor with a way to change it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rules_core import french as fr

from .state import FACT_SLOTS, State

LABELS = {
    "commune": "Commune",
    "scheme": "Dispositif",
    "level": "Niveau",
    "household": "Foyer",
    "income": "Revenus",
    "surface": "Surface",
    "annex_surface": "Annexes",
    "rent": "Loyer",
    "base_rent": "Loyer de base",
    "intermediation": "Intermédiation",
    "lease_date": "Date du bail",
    "dpe": "DPE",
    "tenant_relation": "Lien avec le locataire",
    "furnished": "Meublé",
    "irl_quarter": "Trimestre de l’IRL",
}
SCHEMES = {
    "loc_avantages": "Loc’Avantages",
    "lli": "Logement intermédiaire (LLI)",
    "plus": "PLUS",
    "plai": "PLAI",
    "pls": "PLS",
    "louer_abordable": "Louer abordable (Cosse)",
}
LEVELS = {
    "loc1": "Loc1",
    "loc2": "Loc2",
    "loc3": "Loc3",
    "intermediaire": "intermédiaire",
    "social": "social",
    "tres_social": "très social",
}
INTERMEDIATIONS = {
    "none": "sans association",
    "any": "avec une association",
    "mandat": "mandat de gestion",
    "sous_location": "location/sous-location",
}
RELATIONS = {
    "ascendant": "parent ou grand-parent",
    "descendant": "enfant ou petit-enfant",
    "tax_household": "membre du foyer fiscal",
    "other_family": "autre membre de la famille",
    "none": "aucun lien",
}


def known_items(state: State) -> list[dict[str, str]]:
    """``{"slot", "label", "value", "payload"}`` for each known fact; the payload changes it."""
    return [
        {
            "slot": slot,
            "label": LABELS[slot],
            "value": value,
            "payload": f'/change{{"slot":"{slot}"}}',
        }
        for slot in FACT_SLOTS
        if (value := describe(slot, state)) is not None
    ]


def describe(slot: str, state: State) -> str | None:
    """The value of a slot in words, None when it is unknown."""
    value = state.get(slot)
    if value is None:
        return None
    if slot == "commune":
        return state.commune.label if state.commune else None
    if slot == "household":
        return describe_household(state)
    if slot == "income":
        period = "par mois" if value.get("period") == "month" else "par an"
        return f"{fr.euros(_decimal(value['amount']))} {period}"
    if slot in ("surface", "annex_surface"):
        return fr.square_metres(_decimal(value))
    if slot == "rent":
        return f"{fr.euros(_decimal(value))} par mois"
    if slot == "base_rent":
        return fr.per_m2(_decimal(value))
    if slot == "lease_date":
        return value["date"][:4] if value.get("precision") == "year" else fr.day(state.on)
    if slot == "furnished":
        return "oui" if value else "non"
    names = {"scheme": SCHEMES, "level": LEVELS, "intermediation": INTERMEDIATIONS,
             "tenant_relation": RELATIONS}.get(slot, {})
    return names.get(value, str(value))


def describe_household(state: State) -> str | None:
    """« 1 adulte, 2 personnes à charge »."""
    household = state.household
    if household is None:
        return None
    if household.young_couple:
        adults = "jeune couple"
    elif household.couple and household.adults == 2:
        adults = "couple"
    else:
        adults = fr.plural(household.adults, "adulte")
    parts = [adults]
    if household.dependants:
        parts.append(fr.plural(household.dependants, "personne à charge", "personnes à charge"))
    if household.disabled:
        parts.append("carte d’invalidité")
    return ", ".join(parts)


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))
