"""« De combien puis-je augmenter le loyer cette année ? »: the yearly revision by the IRL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..render import Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule

#: Month in which the index of a quarter is published, about the 15th; T4 comes the next year.
PUBLISHED = {"T1": 4, "T2": 7, "T3": 10, "T4": 13}
PUBLICATION_DAY = 20


def _needs(state: State) -> list[str]:
    return state.unknown("rent", "irl_quarter")


def _answer(state: State, services: Services) -> Reply:
    today = services.today()
    quarter = state.get("irl_quarter")
    lease = state.get("lease_date")
    now = replace(state, on=today)
    result = ask_rule(
        "rent-revision",
        now,
        scheme=None,
        level=None,
        irl_quarter=latest_quarter(quarter, today) if quarter else None,
        lease_date=lease["date"] if lease else None,
    )
    return reply_from_results([result], now, [button("goal.rent_ceiling", "/ask_rent_ceiling")])


def latest_quarter(quarter: str, today: date) -> str:
    """The same quarter as in the lease, of the latest year whose index is due by ``today``.

    A lease names its quarter once (« 2025-T1 »); each yearly revision uses the new index of it.
    """
    rank = quarter[-2:]
    month = PUBLISHED[rank]
    year = today.year - (1 if month > 12 else 0)
    published = date(year + (1 if month > 12 else 0), (month - 1) % 12 + 1, PUBLICATION_DAY)
    return f"{year if today >= published else year - 1}-{rank}"


GOAL = Goal("rent_revision", _needs, _answer)
