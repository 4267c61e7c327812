"""« De combien puis-je augmenter le loyer cette année ? »: the yearly revision by the IRL."""

from __future__ import annotations

from dataclasses import replace

from knowledge.cases import rent_revision

from ..render import Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal


def _needs(state: State) -> list[str]:
    return state.unknown("rent", "irl_quarter")


def _answer(state: State, services: Services) -> Reply:
    today = services.today()
    now = replace(state, on=today)
    result = rent_revision(now, today)
    return reply_from_results([result], now, [button("goal.rent_ceiling", "/ask_rent_ceiling")])


GOAL = Goal("rent_revision", _needs, _answer)
