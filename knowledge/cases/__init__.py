"""From what is known of somebody's case to the results of the rules, one function a question.

The bot (whose case is a conversation) and the desk (whose case is a line of words or a form) both
ask here: the same case gets the same results.
"""

from knowledge.cases.asking import Case, ask_each_level, ask_rule
from knowledge.cases.households import (
    ADULTS_UNSAID,
    household_from_slot,
    merge_household,
    with_any_adults,
)
from knowledge.cases.income import annual_income, monthly_salary
from knowledge.cases.lease import (
    calendar,
    dwelling_conditions,
    latest_quarter,
    rent_renewal,
    rent_revision,
)
from knowledge.cases.people import eligibility, income_ceilings
from knowledge.cases.rents import (
    arrondissements_to_choose,
    comparison,
    official_rents,
    rent_ceilings,
    tax_reductions,
    visale,
    zone_rent,
)
from knowledge.cases.situation import Situation
from knowledge.cases.student import is_student

__all__ = [
    "ADULTS_UNSAID",
    "Case",
    "Situation",
    "annual_income",
    "arrondissements_to_choose",
    "ask_each_level",
    "ask_rule",
    "calendar",
    "comparison",
    "dwelling_conditions",
    "eligibility",
    "household_from_slot",
    "income_ceilings",
    "is_student",
    "latest_quarter",
    "merge_household",
    "monthly_salary",
    "official_rents",
    "rent_ceilings",
    "rent_renewal",
    "rent_revision",
    "tax_reductions",
    "visale",
    "with_any_adults",
    "zone_rent",
]
