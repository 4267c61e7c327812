"""« De combien puis-je augmenter le loyer cette année ? »: the yearly revision by the IRL."""

from __future__ import annotations

from dataclasses import replace

from knowledge.cases import rent_revision

from ..services import Services
from ..state import State
from ..wording.render import Reply, button, reply_from_results
from .goal import Goal

#: Classes whose rent is frozen: the answer needs neither the rent nor the index.
FROZEN = frozenset({"F", "G"})


def _needs(state: State) -> list[str]:
    if state.get("dpe") in FROZEN and state.get("rent") is None:
        return []
    return state.unknown("rent", "irl_quarter")


def _answer(state: State, services: Services) -> Reply:
    result = rent_revision(state, services.today())
    then = replace(state, on=result.valid_on)
    return reply_from_results([result], then, [button("goal.rent_ceiling", "/ask_rent_ceiling")])


GOAL = Goal("rent_revision", _needs, _answer)
