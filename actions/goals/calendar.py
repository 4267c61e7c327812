"""« Quelles sont les dates de ma convention ? »: request, end, next DPE class, revision."""

from __future__ import annotations

from datetime import date

from ..render import Reply, button, reply_from_results, text
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule


def _needs(state: State) -> list[str]:
    return state.unknown("lease_date")


def _answer(state: State, services: Services) -> Reply:
    result = ask_rule("calendar", state)
    deadline = result.figure("request_deadline")
    late = isinstance(deadline, date) and deadline < services.today()
    return reply_from_results(
        [result],
        state,
        [
            button("goal.rent_revision", "/ask_rent_revision"),
            button("goal.tax_reduction", "/ask_tax_reduction"),
        ],
        [text("too_late", start=state.on, deadline=deadline)] if late else (),
    )


GOAL = Goal("calendar", _needs, _answer)
