"""« Quelles sont les dates de ma convention ? »: request, end, next DPE class, revision."""

from __future__ import annotations

from ..render import Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule


def _needs(state: State) -> list[str]:
    return state.unknown("lease_date")


def _answer(state: State, _services: Services) -> Reply:
    return reply_from_results(
        [ask_rule("calendar", state)],
        state,
        [
            button("goal.rent_revision", "/ask_rent_revision"),
            button("goal.tax_reduction", "/ask_tax_reduction"),
        ],
    )


GOAL = Goal("calendar", _needs, _answer)
