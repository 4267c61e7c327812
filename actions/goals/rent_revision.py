"""« De combien puis-je augmenter le loyer cette année ? »: the yearly revision by the IRL."""

from __future__ import annotations

from ..render import Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule


def _needs(state: State) -> list[str]:
    return state.unknown("rent", "irl_quarter")


def _answer(state: State, services: Services) -> Reply:
    result = ask_rule(
        "rent-revision",
        state,
        scheme=None,
        level=None,
        irl_quarter=state.get("irl_quarter"),
        date=services.today().isoformat(),
    )
    return reply_from_results([result], state, [button("goal.rent_ceiling", "/ask_rent_ceiling")])


GOAL = Goal("rent_revision", _needs, _answer)
