"""What a case is, and how it asks the rules."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from knowledge.cases.households import HOUSEHOLD_FIELDS
from knowledge.cases.income import next_year_income
from knowledge.territory import Commune
from rules_core import Household, InvalidInput, NoParameter, Place, Result, RulesError, evaluate

LOC_LEVELS = ("loc1", "loc2", "loc3")


class Case(Protocol):
    """What is known of a dwelling, its tenants and its lease, by the names of the slots."""

    @property
    def on(self) -> date:
        """The date the answer is valid for."""

    @property
    def commune(self) -> Commune | None:
        """The commune, when one is settled."""

    @property
    def household(self) -> Household | None:
        """The tenant's household, when it is complete."""

    def get(self, slot: str) -> Any:
        """The value of ``slot``, None when unknown."""

    def place(self) -> Place | None:
        """Where the dwelling stands, for the rules."""

    def annual_income(self) -> int | float | None:
        """The revenu fiscal de référence, €/year."""

    def monthly_salary(self) -> int | float | None:
        """A net salary, €/month."""


def ask_rule(rule: str, case: Case, *, place: Place | None = None, **fields: Any) -> Result:
    """Evaluate ``rule`` with what is known of a case.

    Args:
        rule: name of the rule, as in the public interface.
        case: what is known.
        place: where; default the case's own place.
        fields: fields of the request that win over the case's; None removes one.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    request: dict[str, Any] = {
        "date": case.on.isoformat(),
        "scheme": case.get("scheme"),
        "level": case.get("level"),
        "surface_m2": case.get("surface"),
        "annex_m2": case.get("annex_surface"),
        "rent_eur": case.get("rent"),
        "base_rent_eur_m2": case.get("base_rent"),
        "intermediation": case.get("intermediation"),
        "dpe": case.get("dpe"),
        "income_eur": case.annual_income(),
        "income_n1_eur": next_year_income(case.get("income")),
        "net_monthly_salary_eur": case.monthly_salary(),
        "household": _household(case),
    }
    request.update(fields)
    request = {name: value for name, value in request.items() if value is not None}
    return evaluate(rule, request, place or case.place())


def _household(case: Case) -> dict[str, Any] | None:
    if case.household is None:
        return None
    return {name: getattr(case.household, name) for name in HOUSEHOLD_FIELDS}


def ask_each_level(rule: str, case: Case, **fields: Any) -> list[Result]:
    """Evaluate ``rule`` for Loc1, Loc2 and Loc3, leaving out levels without a verified figure.

    Raises:
        rules_core.RulesError: no level could be evaluated; the reason of the first one.
    """
    results: list[Result] = []
    errors: list[RulesError] = []
    for level in LOC_LEVELS:
        try:
            results.append(ask_rule(rule, case, level=level, **fields))
        except (NoParameter, InvalidInput) as error:
            errors.append(error)
    if not results:
        raise errors[0]
    return results
