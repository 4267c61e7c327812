"""« Quelle réduction d’impôt… ? »"""

from __future__ import annotations

from knowledge.cases import tax_reductions

from ..services import Services
from ..state import State
from ..wording.render import Button, Reply, button
from ..wording.several import reply_for_cases
from .goal import Goal


def _needs(state: State) -> list[str]:
    # Loc3 only exists with an association: nothing to ask.
    mode = [] if state.get("level") == "loc3" else ["intermediation"]
    return state.unknown("level", *mode)


def _answer(state: State, _services: Services) -> Reply:
    """The rate or the amount; every case when level or association is not known."""
    return reply_for_cases(tax_reductions(state), state, _next_steps(state))


def _next_steps(state: State) -> list[Button]:
    steps = [
        button(f"level.{level}", f'/inform{{"level":"{level}"}}')
        for level in ("loc1", "loc2", "loc3")
        if level != state.get("level")
    ]
    if state.get("intermediation") == "none":
        steps.append(button("intermediation.yes", '/inform{"intermediation":"any"}'))
    elif state.get("level") != "loc3":
        steps.append(button("intermediation.no", '/inform{"intermediation":"none"}'))
    return [*steps, button("goal.rent_ceiling", "/ask_rent_ceiling")][:4]


GOAL = Goal("tax_reduction", _needs, _answer)
