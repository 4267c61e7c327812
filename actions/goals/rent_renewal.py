"""« Comment augmenter le loyer au renouvellement du bail ? »: notice and references."""

from __future__ import annotations

from knowledge.cases import rent_renewal

from ..services import Services
from ..state import State
from ..wording.render import Reply, button, reply_from_results
from .goal import Goal


def _needs(state: State) -> list[str]:
    return state.unknown("lease_end")


def _answer(state: State, services: Services) -> Reply:
    result = rent_renewal(state, services.today())
    return reply_from_results([result], state, [button("goal.rent_revision", "/ask_rent_revision")])


GOAL = Goal("rent_renewal", _needs, _answer)
