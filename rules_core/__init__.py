"""The law of affordable letting: dated parameters, pure functions, answers with their proof.

The public face of the package; everything else is an implementation detail. No input or output
besides reading the package's own parameter files when it is imported.
"""

from rules_core.comparison import Flat, RelanceOption, compare
from rules_core.convention_calendar import convention_calendar
from rules_core.dwelling import Letting, dwelling_eligibility
from rules_core.errors import (
    BrokenParameters,
    InvalidInput,
    NoParameter,
    RulesError,
    UnknownParameter,
)
from rules_core.evaluate import RULES, evaluate
from rules_core.households import Household
from rules_core.housing_allowance import housing_allowance
from rules_core.income_ceilings import income_ceiling
from rules_core.levels import all_levels
from rules_core.lli import lli_conditions
from rules_core.parameter_text import format_parameter
from rules_core.parameter_types import Family, Parameter
from rules_core.places import Place, parse_zone
from rules_core.registry import families, parameter
from rules_core.relance_logement import Purchase, relance_logement
from rules_core.rent_ceilings import rent_ceiling
from rules_core.rent_index import rent_index
from rules_core.rent_renewal import rent_renewal
from rules_core.rent_revision import rent_revision
from rules_core.results import (
    Condition,
    Figure,
    Notice,
    Reference,
    Result,
    Step,
    Verdict,
)
from rules_core.schemes import Scheme, Target, target_of
from rules_core.tax_reduction import tax_reduction
from rules_core.tenants import Income, tenant_eligibility
from rules_core.visale import Applicant, visale

__all__ = [
    "RULES",
    "Applicant",
    "BrokenParameters",
    "Condition",
    "Family",
    "Figure",
    "Flat",
    "Household",
    "Income",
    "InvalidInput",
    "Letting",
    "NoParameter",
    "Notice",
    "Parameter",
    "Place",
    "Purchase",
    "Reference",
    "RelanceOption",
    "Result",
    "RulesError",
    "Scheme",
    "Step",
    "Target",
    "UnknownParameter",
    "Verdict",
    "all_levels",
    "compare",
    "convention_calendar",
    "dwelling_eligibility",
    "evaluate",
    "families",
    "format_parameter",
    "housing_allowance",
    "income_ceiling",
    "lli_conditions",
    "parameter",
    "parse_zone",
    "relance_logement",
    "rent_ceiling",
    "rent_index",
    "rent_renewal",
    "rent_revision",
    "target_of",
    "tax_reduction",
    "tenant_eligibility",
    "visale",
]
