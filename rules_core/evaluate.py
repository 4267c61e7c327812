"""One door to all rules: a rule name, a request (JSON-like values) and a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rules_core.errors import InvalidInput
from rules_core.french import HARD
from rules_core.income_ceilings import income_ceiling
from rules_core.places import Place
from rules_core.rent_ceilings import rent_ceiling
from rules_core.requests import Fields
from rules_core.results import Result
from rules_core.schemes import Target, loc_avantages_level, target_of
from rules_core.tax_reduction import tax_reduction
from rules_core.tenants import Income, tenant_eligibility

Rule = Callable[[Fields], Result]


def evaluate(
    rule: str,
    request: Mapping[str, Any],
    place: Place | None = None,
    *,
    today: date | None = None,
) -> Result:
    """Apply a rule to a request.

    Args:
        rule: one of :data:`RULES`.
        request: fields of :mod:`rules_core.fields`, as JSON-like values.
        place: where the dwelling stands, resolved by the caller; when absent, ``zone_abc``,
            ``plus_area`` and ``department`` of the request are used.
        today: the day the question is asked, default date of the lease.

    Raises:
        InvalidInput: a field is missing or wrong, or the rule does not exist.
        NoParameter: no verified figure for that date and place.
    """
    found = RULES.get(rule)
    if found is None:
        raise InvalidInput("rule", f"Règle inconnue. Les règles sont{HARD}: {', '.join(RULES)}.")
    return found(Fields(request, place, today or date.today()))


def _target(fields: Fields) -> Target:
    return target_of(fields.choice("scheme"), fields.choice("level"))


def _income_ceiling(fields: Fields) -> Result:
    return income_ceiling(
        _target(fields), fields.require_household(), fields.place(), fields.lease_date()
    )


def _tenant_eligibility(fields: Fields) -> Result:
    return tenant_eligibility(
        _target(fields),
        fields.require_household(),
        fields.place(),
        fields.lease_date(),
        _income(fields),
        intermediation=fields.choice("intermediation"),
        tenant_relation=fields.choice("tenant_relation"),
    )


def _income(fields: Fields) -> Income:
    return Income(
        fields.number("income_eur"),
        fields.number("income_n1_eur"),
        fields.number("net_monthly_salary_eur"),
    )


def _rent_ceiling(fields: Fields) -> Result:
    return rent_ceiling(
        _target(fields),
        fields.place(),
        fields.lease_date(),
        fields.require_number("surface_m2"),
        fields.number("annex_m2") or Decimal(0),
        base_rent=fields.number("base_rent_eur_m2"),
        base_rent_is_official=bool(fields.flag("base_rent_is_official")),
        rent=fields.number("rent_eur"),
    )


def _tax_reduction(fields: Fields) -> Result:
    level = loc_avantages_level(fields.choice("level"))
    return tax_reduction(
        level,
        fields.choice("intermediation") or _missing_intermediation(level),
        fields.lease_date(),
        rent=fields.number("rent_eur"),
        other_advantages=fields.number("other_advantages_eur"),
        income_tax=fields.number("income_tax_eur"),
        surface=fields.number("surface_m2"),
    )


def _missing_intermediation(level: str) -> str:
    """Loc3 always goes through an association; for the others the question must be asked."""
    if level == "loc3":
        return "any"
    raise InvalidInput(
        "intermediation",
        "Dites si le logement est loué par une association agréée (mandat, sous_location ou any) "
        "ou non (none).",
        missing=True,
    )


RULES: Mapping[str, Rule] = {
    "income-ceiling": _income_ceiling,
    "tenant-eligibility": _tenant_eligibility,
    "rent-ceiling": _rent_ceiling,
    "tax-reduction": _tax_reduction,
}
