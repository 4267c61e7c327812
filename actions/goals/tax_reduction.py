"""« Quelle réduction d’impôt… ? »"""

from __future__ import annotations

from ..render import Button, Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule


def _needs(state: State) -> list[str]:
    # Loc3 only exists with an association: nothing to ask.
    mode = [] if state.get("level") == "loc3" else ["intermediation"]
    return state.unknown("level", *mode)


def _answer(state: State, _services: Services) -> Reply:
    """The rate or the amount; every case when level or association is not known."""
    levels = [state.get("level")] if state.get("level") else ["loc1", "loc2", "loc3"]
    known = state.get("intermediation")
    results = [
        ask_rule("tax-reduction", state, scheme="loc_avantages", level=level, intermediation=mode)
        for level in levels
        for mode in ([known] if known else ["none", "any"])
        # Without an association there is no Loc3: that case only matters when it was asked for.
        if not (level == "loc3" and mode == "none" and (known is None or len(levels) > 1))
    ]
    return reply_from_results(results, state, _next_steps(state))


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
