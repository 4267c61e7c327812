"""What the assistant has understood so far, shown to the visitor with a way to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.cases import ADULTS_UNSAID
from knowledge.territory.model import ZONE_LABELS
from rules_core import french as fr

from ..services import Services
from ..state import FACT_SLOTS, State

Describer = Callable[[Any, State], str | None]

LABELS = {
    "commune": "Commune",
    "zone_abc": "Zone",
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
    "lease_end": "Fin du bail",
    "dpe": "DPE",
    "tenant_relation": "Lien avec le locataire",
    "furnished": "Meublé",
    "irl_quarter": "Trimestre de l’IRL",
    "student": "Locataire étudiant",
    "age": "Âge du locataire",
    "employee": "Locataire salarié",
    "other_advantages": "Autres avantages fiscaux",
    "income_tax": "Impôt à payer",
    "tax_regime": "Régime fiscal",
    "tax_bracket": "Tranche d’imposition",
    "request_date": "Demande de convention",
    "revision_date": "Date de la révision",
    "claimed_rent": "Loyer demandé",
    "vacant_months": "Mois sans locataire",
    "overseas": "Département",
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
REGIMES = {"reel": "régime réel", "micro_foncier": "micro-foncier"}
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
    return _DESCRIBERS[slot](value, state)


def describe_value(slot: str, value: Any, state: State, services: Services) -> str | None:
    """``value`` in words, were it the value of ``slot``."""
    return describe(slot, state.having(services, **{slot: value}))


def describe_household(state: State) -> str | None:
    """« 1 adulte, 2 personnes à charge »."""
    household = state.household
    if household is None:
        return None
    if ADULTS_UNSAID in state.get("household"):
        adults = ""
    elif household.young_couple:
        adults = "jeune couple"
    elif household.couple and household.adults == 2:
        adults = "couple"
    elif household.adults == 1 and not household.dependants:
        adults = "personne seule"
    else:
        adults = fr.plural(household.adults, "adulte")
    parts = [adults] if adults else []
    if household.dependants:
        parts.append(fr.plural(household.dependants, "personne à charge", "personnes à charge"))
    if household.disabled:
        parts.append("carte d’invalidité")
    return ", ".join(parts)


def _income(value: Any, _state: State) -> str:
    period = "par mois" if value.get("period") == "month" else "par an"
    if mixed := value.get("mixed"):
        return " et ".join(_income(income, _state) for income in mixed)
    parts = " + ".join(fr.euros(_decimal(part)) for part in value.get("parts", ()))
    added = f" ({parts})" if parts else ""
    return f"{fr.euros(_decimal(value['amount']))} {period}{added}"


def written_date(lease: Mapping[str, Any], day: date) -> str:
    """The date of a lease as precisely as the visitor gave it: « 2024 », « mars 2024 », the day.

    Args:
        lease: value of the slot ``lease_date``.
        day: the day it stands for.
    """
    if lease.get("precision") == "year":
        return str(lease["date"][:4])
    return fr.month(day) if lease.get("precision") == "month" else fr.day(day)


def of_date(lease: Mapping[str, Any], day: date) -> str:
    """The same after « un bail »: « du 1er mars 2024 », « de mars 2024 »."""
    exact = lease.get("precision") not in ("year", "month")
    return f"{'du' if exact else 'de'} {written_date(lease, day)}"


def _lease_date(value: Any, state: State) -> str:
    return written_date(value, state.on)


def _day(value: Mapping[str, Any]) -> str:
    return written_date(value, date.fromisoformat(value["date"]))


def _lease_end(value: Any, _state: State) -> str:
    return _day(value)


def _surface(value: Any, _state: State) -> str:
    return fr.square_metres(_decimal(value))


def _named(names: dict[str, str]) -> Describer:
    return lambda value, _state: names.get(value, str(value))


def _quarter(value: Any, _state: State) -> str:
    """« 2026-T1 » → « 1er trimestre 2026 »."""
    year, _, rank = str(value).partition("-T")
    return f"{rank}{'er' if rank == '1' else 'e'} trimestre {year}"


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


_DESCRIBERS: dict[str, Describer] = {
    "commune": lambda _value, state: state.commune.label if state.commune else None,
    "zone_abc": _named(ZONE_LABELS),
    "scheme": _named(SCHEMES),
    "level": _named(LEVELS),
    "household": lambda _value, state: describe_household(state),
    "income": _income,
    "surface": _surface,
    "annex_surface": _surface,
    "rent": lambda value, _state: f"{fr.euros(_decimal(value))} par mois",
    "base_rent": lambda value, _state: fr.per_m2(_decimal(value)),
    "intermediation": _named(INTERMEDIATIONS),
    "lease_date": _lease_date,
    "lease_end": _lease_end,
    "dpe": lambda value, _state: str(value),
    "tenant_relation": _named(RELATIONS),
    "furnished": lambda value, _state: "oui" if value else "non",
    "student": lambda value, _state: "oui" if value else "non",
    "age": lambda value, _state: fr.plural(int(value), "an"),
    "employee": lambda value, _state: "oui" if value else "non",
    "other_advantages": lambda value, _state: f"{fr.euros(_decimal(value))} par an",
    "irl_quarter": _quarter,
    "income_tax": lambda value, _state: f"{fr.euros(_decimal(value))} par an",
    "tax_regime": _named(REGIMES),
    "tax_bracket": lambda value, _state: f"{value} %",
    "request_date": lambda value, _state: _day(value),
    "revision_date": lambda value, _state: _day(value),
    "claimed_rent": lambda value, _state: f"{fr.euros(_decimal(value))} par mois",
    "vacant_months": lambda value, _state: fr.number(_decimal(value)),
    "overseas": lambda value, _state: str(value),
}
