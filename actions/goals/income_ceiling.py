"""« Quel est le plafond de ressources… ? »"""

from __future__ import annotations

from knowledge.cases import income_ceilings

from ..services import Services
from ..state import State
from ..wording.render import Button, Reply, button
from ..wording.several import reply_for_cases
from .goal import Goal, reply_by_zone


def _needs(state: State) -> list[str]:
    # Every scheme and every level are told side by side: neither has to be asked. « social » is
    # the word of two schemes, and Cosse's levels are asked as they were.
    if state.get("scheme") == "louer_abordable":
        return state.unknown("commune", "household", "level")
    scheme = ["scheme"] if state.get("level") else []
    return state.unknown("commune", "household", *scheme)


def _answer(state: State, _services: Services) -> Reply:
    if state.place() is None:
        return reply_by_zone("income-ceiling", state, income_eur=None, net_monthly_salary_eur=None)
    return reply_for_cases(income_ceilings(state), state, _next_steps(state))


def _next_steps(state: State) -> list[Button]:
    steps = [button("goal.eligibility", "/ask_eligibility")]
    if state.get("scheme") in (None, "loc_avantages"):
        steps += [
            button(f"level.{level}", f'/inform{{"level":"{level}"}}')
            for level in ("loc1", "loc2", "loc3")
            if level != state.get("level")
        ]
    elif state.get("scheme") == "lli":
        steps.append(button("goal.rent_ceiling", "/ask_rent_ceiling"))
    return steps


GOAL = Goal("income_ceiling", _needs, _answer)
