"""« Ai-je droit à… ? », « jusqu’à quel niveau ai-je droit ? »"""

from __future__ import annotations

from knowledge.cases import eligibility

from ..services import Services
from ..state import State
from ..wording.render import Button, Reply, button
from ..wording.several import reply_for_cases
from . import income_ceiling
from .goal import Goal


def _needs(state: State) -> list[str]:
    return state.unknown("commune", "household", "income")


def _answer(state: State, services: Services) -> Reply:
    if state.get("income") is None or state.place() is None:
        # Without an income there is no verdict: the ceiling lets people compare by themselves.
        return income_ceiling.GOAL.answer(state, services)
    return reply_for_cases(eligibility(state), state, _next_steps(state))


def _next_steps(state: State) -> list[Button]:
    steps: list[Button] = []
    if state.get("scheme") == "loc_avantages":
        steps += [
            button(f"level.{level}", f'/inform{{"level":"{level}"}}')
            for level in ("loc1", "loc2", "loc3")
            if level != state.get("level")
        ]
    if state.audience == "tenant":
        steps.append(button("find", '/show_card{"card":"conv-trouver"}'))
    return [*steps, button("goal.rent_ceiling", "/ask_rent_ceiling")]


GOAL = Goal("eligibility", _needs, _answer)
