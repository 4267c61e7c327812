"""Questions about the tenants: their ceiling, their right to a dwelling."""

from __future__ import annotations

from knowledge.cases.asking import Case, ask_each_level, ask_rule
from rules_core import Result


def income_ceilings(case: Case) -> list[Result]:
    """The income ceiling of the scheme and level, of each level, or of every scheme.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    # An income that is known from elsewhere is not what is asked here.
    no_income = {"income_eur": None, "income_n1_eur": None, "net_monthly_salary_eur": None}
    if case.get("scheme") is None:
        return [ask_rule("all-levels", case, **no_income)]
    if case.get("scheme") == "loc_avantages" and case.get("level") is None:
        return ask_each_level("income-ceiling", case, **no_income)
    return [ask_rule("income-ceiling", case, **no_income)]


def eligibility(case: Case) -> list[Result]:
    """The verdict for a household with its income, as widely as the scheme is left open.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    if case.get("scheme") is None:
        return [ask_rule("all-levels", case)]
    if case.get("scheme") == "loc_avantages" and case.get("level") is None:
        return ask_each_level("tenant-eligibility", case)
    return [ask_rule("tenant-eligibility", case)]
