"""The law of affordable letting: dated parameters, pure functions, answers with their proof.

The public face of the package; everything else is an implementation detail. No input or output
besides reading the package's own parameter files when it is imported.
"""

from rules_core.errors import (
    BrokenParameters,
    InvalidInput,
    NoParameter,
    RulesError,
    UnknownParameter,
)
from rules_core.evaluate import RULES, evaluate
from rules_core.households import Household
from rules_core.income_ceilings import income_ceiling
from rules_core.parameter_text import format_parameter
from rules_core.parameter_types import Family, Parameter
from rules_core.places import Place, parse_zone
from rules_core.registry import families, parameter
from rules_core.rent_ceilings import rent_ceiling
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

__all__ = [
    "RULES",
    "BrokenParameters",
    "Condition",
    "Family",
    "Figure",
    "Household",
    "Income",
    "InvalidInput",
    "NoParameter",
    "Notice",
    "Parameter",
    "Place",
    "Reference",
    "Result",
    "RulesError",
    "Scheme",
    "Step",
    "Target",
    "UnknownParameter",
    "Verdict",
    "evaluate",
    "families",
    "format_parameter",
    "income_ceiling",
    "parameter",
    "parse_zone",
    "rent_ceiling",
    "target_of",
    "tax_reduction",
    "tenant_eligibility",
]
