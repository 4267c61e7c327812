"""« Puis-je avoir la garantie Visale pour ce loyer ? »"""

from __future__ import annotations

from decimal import Decimal

from knowledge.cases import visale
from rules_core import NoParameter
from rules_core.visale import beyond_public

from ..services import Services
from ..state import State
from ..wording.render import Reply, button, reply_from_results
from .goal import Goal


def _needs(state: State) -> list[str]:
    salary = state.monthly_salary()
    income = None if salary is None else Decimal(str(salary))
    try:
        if beyond_public(state.get("age"), state.get("employee"), income, state.on):
            return []  # whatever the rent
    except NoParameter:
        return []  # no rule is known for that day, which the answer says
    return state.unknown("commune", "rent", "student")


def _answer(state: State, _services: Services) -> Reply:
    result = visale(state)
    return reply_from_results([result], state, [button("goal.eligibility", "/ask_eligibility")])


GOAL = Goal("visale", _needs, _answer)
