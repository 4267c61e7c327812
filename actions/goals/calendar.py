"""« Quelles sont les dates de ma convention ? »: request, end, next DPE class, revision."""

from __future__ import annotations

from datetime import date

from knowledge.cases import calendar
from rules_core import Result, Verdict, parameter
from rules_core import french as fr

from ..services import Services
from ..state import State
from ..wording.known import of_date
from ..wording.render import Reply, button, reply_from_results, text
from .goal import Goal


def _needs(state: State) -> list[str]:
    return [] if _about_class(state) else state.unknown("lease_date")


def _about_class(state: State) -> bool:
    """« Quand ne pourra-t-on plus louer un logement classé F ? »: no lease is needed for that."""
    heard = {slot for key in ("new", "changed", "given") for slot in state.heard.get(key, ())}
    return "dpe" in heard and state.get("lease_date") is None


def _answer(state: State, services: Services) -> Reply:
    result = calendar(state)
    deadline = result.figure("request_deadline")
    late = isinstance(deadline, date) and deadline < services.today()
    late = late and state.get("request_date") is None
    return reply_from_results(
        [result],
        state,
        [
            button("goal.rent_revision", "/ask_rent_revision"),
            button("goal.tax_reduction", "/ask_tax_reduction"),
        ],
        _first(state, result, deadline if late else None, services.today()),
    )


def _first(state: State, result: Result, missed: object, today: date) -> list[str]:
    """What to say before anything else, when it is not the usual summary."""
    bans = [figure.value for figure in result.figures if figure.id == "letting_ban"]
    if _about_class(state) and bans:
        return [text("letting_ban", dpe=state.get("dpe"), start=bans[0])]
    asked, lease = state.get("request_date"), state.get("lease_date")
    if asked and lease and result.verdict is not Verdict.NOT_ELIGIBLE:
        key = "convention_signed" if asked.get("signed") else "asked_in_time"
        start = of_date(lease, state.on)
        dates = {name: result.figure(name) for name in ("request_deadline", "convention_end")}
        return [text(key, start=start, asked=date.fromisoformat(asked["date"]), **dates)]
    if lease and state.on > today:
        return _ahead(state, result)
    return (
        [text("too_late", start=state.on, deadline=missed, end=result.figure("convention_end"))]
        if missed
        else []
    )


def _ahead(state: State, result: Result) -> list[str]:
    """A convention to come: how long it lasts, and until when it can be asked for."""
    closing, asked = result.figure("registration_deadline"), result.figure("request_deadline")
    if not (isinstance(closing, date) and isinstance(asked, date)):
        return []
    if closing < state.on:
        return [text("after_the_end", start=state.on, closing=closing)]
    years = parameter("loc_avantages.convention.duration", state.on).amount
    said = text(
        "convention_ahead",
        start=of_date(state.get("lease_date"), state.on),
        end=result.figure("convention_end"),
        until=min(closing, asked),
        last=closing <= asked,
        years=fr.number(years),
    )
    return [said]


GOAL = Goal("calendar", _needs, _answer)
