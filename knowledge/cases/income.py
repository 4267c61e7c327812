"""An income as people say it: a revenu fiscal de référence, or a salary, which is not one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SALARY_KINDS = frozenset({"net_salary", "gross_salary"})


def annual_income(income: Mapping[str, Any] | None) -> int | float | None:
    """The revenu fiscal de référence (€/year) when one was given as such or undefined.

    Args:
        income: ``{"amount", "kind", "period"}``, as the slot holds it.
    """
    if not income or income.get("period") == "month" or income.get("kind") in SALARY_KINDS:
        return None
    amount: int | float = income["amount"]
    return amount


def monthly_salary(income: Mapping[str, Any] | None) -> int | float | None:
    """A salary (€/month net), which is not a revenu fiscal de référence."""
    if not income or annual_income(income) is not None:
        return None
    amount: int | float = income["amount"]
    return round(amount / 12) if income.get("period") == "year" else amount


def next_year_income(income: Mapping[str, Any] | None) -> int | float | None:
    """The revenu fiscal de référence of the year after the one that counts, €/year, when known."""
    later = (income or {}).get("next_year")
    if not later:
        return None
    amount: int | float = later["amount"]
    return amount * 12 if later.get("period") == "month" else amount
