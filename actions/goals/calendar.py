"""« Quelles sont les dates de ma convention ? »: request, end, next DPE class, revision."""

from __future__ import annotations

from datetime import date

from knowledge.cases import calendar
from rules_core import Result

from ..render import Reply, button, reply_from_results, text
from ..services import Services
from ..state import State
from .goal import Goal


def _needs(state: State) -> list[str]:
    return [] if _about_class(state) else state.unknown("lease_date")


def _about_class(state: State) -> bool:
    """« Quand ne pourra-t-on plus louer un logement classé F ? »: no lease is needed for that."""
    heard = {*state.heard.get("new", ()), *state.heard.get("changed", ())}
    return "dpe" in heard and state.get("lease_date") is None


def _answer(state: State, services: Services) -> Reply:
    result = calendar(state)
    deadline = result.figure("request_deadline")
    late = isinstance(deadline, date) and deadline < services.today()
    return reply_from_results(
        [result],
        state,
        [
            button("goal.rent_revision", "/ask_rent_revision"),
            button("goal.tax_reduction", "/ask_tax_reduction"),
        ],
        _first(state, result, deadline if late else None),
    )


def _first(state: State, result: Result, missed: object) -> list[str]:
    """What to say before anything else, when it is not the usual summary."""
    bans = [figure.value for figure in result.figures if figure.id == "letting_ban"]
    if _about_class(state) and bans:
        return [text("letting_ban", dpe=state.get("dpe"), start=bans[0])]
    return (
        [text("too_late", start=state.on, deadline=missed, end=result.figure("convention_end"))]
        if missed
        else []
    )


GOAL = Goal("calendar", _needs, _answer)
