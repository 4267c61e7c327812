"""What visitors want to know: one module per goal, each says what it needs and how it answers."""

from . import (
    calendar,
    comparison,
    dwelling_eligibility,
    eligibility,
    income_ceiling,
    rent_ceiling,
    rent_renewal,
    rent_revision,
    tax_reduction,
    visale,
    zone,
)
from .goal import Goal

GOALS: dict[str, Goal] = {
    goal.name: goal
    for goal in (
        dwelling_eligibility.GOAL,
        eligibility.GOAL,
        income_ceiling.GOAL,
        rent_ceiling.GOAL,
        tax_reduction.GOAL,
        comparison.GOAL,
        rent_revision.GOAL,
        rent_renewal.GOAL,
        visale.GOAL,
        calendar.GOAL,
        zone.GOAL,
    )
}
#: ``ask_<goal>`` is the intent of a goal.
GOAL_OF_INTENT = {f"ask_{name}": name for name in GOALS}
#: Topics a message may name besides its main goal (entities of ``bot/pipeline/topics.py``).
GOAL_OF_TOPIC = {
    "rent": "rent_ceiling",
    "income": "income_ceiling",
    "tax": "tax_reduction",
    "dwelling": "dwelling_eligibility",
    "fits": "dwelling_eligibility",
    "zone": "zone",
}
#: Goals whose answers in two communes can be put side by side.
COMPARABLE = frozenset({"income_ceiling", "rent_ceiling", "eligibility", "zone"})

__all__ = ["COMPARABLE", "GOALS", "GOAL_OF_INTENT", "GOAL_OF_TOPIC", "Goal"]
