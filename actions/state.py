"""A typed view of what the conversation knows: the slots of Rasa's tracker, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasa_sdk import Tracker

from knowledge.cases import annual_income, household_from_slot, monthly_salary
from knowledge.territory import Commune, place_for_rules
from rules_core import Household, Place

from .services import Services

#: Slots that describe the visitor's situation, in the order they are shown.
FACT_SLOTS = (
    "commune",
    "zone_abc",
    "scheme",
    "level",
    "household",
    "income",
    "surface",
    "annex_surface",
    "rent",
    "base_rent",
    "intermediation",
    "lease_date",
    "lease_end",
    "dpe",
    "tenant_relation",
    "furnished",
    "irl_quarter",
    "student",
    "age",
    "employee",
    "other_advantages",
    "income_tax",
    "tax_regime",
    "tax_bracket",
    "request_date",
    "revision_date",
    "claimed_rent",
    "vacant_months",
    "overseas",
)
#: Facts that words of a case alone give: no card answers « et avec deux mois vides ? » better.
TOLD_BY_WORDS = frozenset(
    {"vacant_months", "claimed_rent", "income_tax", "other_advantages", "tax_bracket"}
)
#: Slots that steer the dialogue.
DIALOGUE_SLOTS = (
    *("goals", "commune_candidates", "household_size", "skipped", "explain", "heard"),
    *("suspended", "speaker", "compared", "refusals", "cases", "supposed"),
)
#: Goals whose overseas ceilings are the same in a whole département.
_ONE_GRID = frozenset({"income_ceiling", "eligibility"})
#: Stands in ``skipped`` when the rent is asked for per square metre: no surface is needed.
PER_SQUARE_METRE = "per_square_metre"


@dataclass(frozen=True)
class State:
    """What is known at this point of the conversation.

    Attributes:
        goals: what the visitor wants to know, in order.
        slots: every slot by name, as stored by Rasa.
        commune: the commune, when one is settled.
        candidates: homonyms among which the visitor must choose.
        household: the tenant's household, when known.
        today: the day of the conversation.
        on: the date the answer is valid for (date of effect of the lease).
        skipped: slots that the visitor cannot or does not want to give, or need not.
        nearby: the commune that the dwelling is only said to be near.
        homonyms: smaller communes of the name just said.
        compared: communes to answer for side by side.
        heard: what the latest message changed (see :mod:`actions.hearing`).
    """

    goals: tuple[str, ...]
    slots: Mapping[str, Any]
    commune: Commune | None
    candidates: tuple[Commune, ...]
    household: Household | None
    today: date
    on: date
    skipped: frozenset[str]
    nearby: tuple[Commune, ...]
    homonyms: tuple[Commune, ...]
    compared: tuple[Commune, ...]
    heard: Mapping[str, Any]

    @classmethod
    def from_tracker(cls, tracker: Tracker, services: Services) -> State:
        """Read the slots of ``tracker``."""
        return cls.from_slots(tracker.slots, services)

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any], services: Services) -> State:
        """Read ``slots``."""
        code = slots.get("commune")
        candidates = _communes(slots.get("commune_candidates"), services)
        lease = slots.get("lease_date") or {}
        heard = slots.get("heard") or {}
        return cls(
            goals=tuple(slots.get("goals") or ()),
            slots=slots,
            commune=services.territory.get(code) if code else None,
            candidates=candidates,
            household=household_from_slot(slots.get("household")),
            today=services.today(),
            on=date.fromisoformat(lease["date"]) if lease.get("date") else services.today(),
            skipped=frozenset(slots.get("skipped") or ()),
            compared=_communes(slots.get("compared"), services),
            nearby=_communes([heard["near"]] if "near" in heard else None, services),
            homonyms=_communes(heard.get("homonyms"), services),
            heard=heard,
        )

    def having(self, services: Services, **slots: Any) -> State:
        """The same conversation with other values in some slots."""
        return State.from_slots({**self.slots, **slots}, services)

    def before(self, services: Services) -> State:
        """The conversation as it was before the latest message changed its values."""
        unknown = dict.fromkeys(self.heard.get("new", ()))
        return self.having(services, **unknown, **self.heard.get("changed", {}))

    @property
    def audience(self) -> str | None:
        """For whom cards are searched: « owner », « tenant », or None."""
        return audience_of(self.get("speaker"))

    @property
    def owner(self) -> bool:
        """Whether a landlord is speaking, about a tenant."""
        return bool(self.get("speaker") == "owner")

    def get(self, slot: str) -> Any:
        """The value of ``slot``, None when unknown."""
        return self.slots.get(slot)

    def unknown(self, *slots: str) -> list[str]:
        """Those of ``slots`` that are neither known nor skipped, in the same order.

        A zone stands for the commune, except in social housing, whose areas are not the zones.
        """
        zone = self.get("zone_abc") and not self._needs_plus_area()
        known = {"commune"} if zone or self._overseas() or self.compared else set()
        return [
            slot
            for slot in slots
            if self.get(slot) is None and slot not in self.skipped and slot not in known
        ]

    def _overseas(self) -> str | None:
        """The département, where it tells enough: the LLI, and all incomes, have one grid there."""
        enough = self.get("scheme") == "lli" or bool(
            self.goals and _ONE_GRID.issuperset(self.goals)
        )
        return self.get("overseas") if enough else None

    def _needs_plus_area(self) -> bool:
        return self.get("scheme") in ("plus", "plai", "pls")

    def place(self) -> Place | None:
        """Where the dwelling stands, for the rules; None when neither commune nor zone is known."""
        if self.commune is not None:
            return place_for_rules(self.commune, self.on)
        zone, overseas = self.get("zone_abc"), self._overseas()
        return Place(zone_abc=zone, department=overseas) if zone or overseas else None

    def annual_income(self) -> int | float | None:
        """The revenu fiscal de référence (€/year) when one was given as such or undefined."""
        return annual_income(self.slots.get("income"))

    def monthly_salary(self) -> int | float | None:
        """A salary (€/month net), which is not a revenu fiscal de référence."""
        return monthly_salary(self.slots.get("income"))


def audience_of(speaker: Any) -> str | None:
    """For whom cards are searched: « owner », « tenant », or None when anybody may be meant."""
    return {"owner": "owner", "tenant": "tenant", "seeker": "tenant"}.get(speaker)


def _communes(codes: Any, services: Services) -> tuple[Commune, ...]:
    found = (services.territory.get(code) for code in codes or ())
    return tuple(commune for commune in found if commune is not None)
