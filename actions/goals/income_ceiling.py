"""« Quel est le plafond de ressources… ? »"""

from __future__ import annotations

from ..render import Button, Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_each_level, ask_rule, reply_by_zone

LEVELLED = ("loc_avantages", "louer_abordable")


def _needs(state: State) -> list[str]:
    level = ["level"] if state.get("scheme") in LEVELLED else []
    return state.unknown("commune", "household", "scheme", *level)


def _answer(state: State, _services: Services) -> Reply:
    # The visitor's income, if known from an earlier question, is not what is asked here.
    no_income = {"income_eur": None, "net_monthly_salary_eur": None}
    if state.place() is None:
        return reply_by_zone("income-ceiling", state, **no_income)
    if state.get("scheme") is None:
        results = [ask_rule("all-levels", state, **no_income)]
    elif state.get("scheme") == "loc_avantages" and state.get("level") is None:
        results = ask_each_level("income-ceiling", state, **no_income)
    else:
        results = [ask_rule("income-ceiling", state, **no_income)]
    return reply_from_results(results, state, _next_steps(state))


def _next_steps(state: State) -> list[Button]:
    steps = [button("goal.eligibility", "/ask_eligibility")]
    if state.get("scheme") == "loc_avantages":
        steps += [
            button(f"level.{level}", f'/inform{{"level":"{level}"}}')
            for level in ("loc1", "loc2", "loc3")
            if level != state.get("level")
        ]
    elif state.get("scheme") == "lli":
        steps.append(button("goal.rent_ceiling", "/ask_rent_ceiling"))
    return steps


GOAL = Goal("income_ceiling", _needs, _answer)
