"""« Compare les trois niveaux »: market rent, Loc1, Loc2, Loc3, with and without association."""

from __future__ import annotations

from knowledge.datasets import local_rent

from ..render import Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule


def _needs(state: State) -> list[str]:
    return state.unknown("rent", "surface", "commune")


def _answer(state: State, services: Services) -> Reply:
    table = (
        local_rent(services.engine, state.commune.code, state.on.year) if state.commune else None
    )
    result = ask_rule(
        "comparison",
        state,
        scheme=None,
        level=None,
        intermediation=None,
        rent_eur=None,
        base_rent_eur_m2=None,
        market_rent_eur=state.get("rent"),
        base_rents_eur_m2=(
            {level: table.level(level) for level in ("loc1", "loc2", "loc3")} if table else None
        ),
    )
    return reply_from_results(
        [result],
        state,
        [
            button("goal.tax_reduction", "/ask_tax_reduction"),
            button("goal.dwelling_eligibility", "/ask_dwelling_eligibility"),
        ],
    )


GOAL = Goal("comparison", _needs, _answer)
