"""A case told in one go: a line of words, or a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.cases.households import household_from_slot
from knowledge.cases.income import annual_income, monthly_salary
from knowledge.territory import Commune, place_for_rules
from rules_core import Household, Place


@dataclass(frozen=True)
class Situation:
    """The values of a case by slot, in the shapes of the conversation's slots.

    Attributes:
        slots: what is known.
        commune: the commune, when one is settled.
        on: the date the answer is valid for.
    """

    slots: Mapping[str, Any]
    commune: Commune | None
    on: date

    @property
    def household(self) -> Household | None:
        """The household, when the number of adults is known."""
        return household_from_slot(self.slots.get("household"))

    def get(self, slot: str) -> Any:
        """The value of ``slot``, None when unknown."""
        return self.slots.get(slot)

    def place(self) -> Place | None:
        """Where the dwelling stands; None when neither commune nor zone is known."""
        if self.commune is not None:
            return place_for_rules(self.commune, self.on)
        zone = self.slots.get("zone_abc")
        return Place(zone_abc=zone) if zone else None

    def annual_income(self) -> int | float | None:
        """The revenu fiscal de référence, €/year."""
        return annual_income(self.slots.get("income"))

    def monthly_salary(self) -> int | float | None:
        """A net salary, €/month."""
        return monthly_salary(self.slots.get("income"))
