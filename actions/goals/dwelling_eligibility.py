"""« Puis-je louer ce logement… ? »: the dwelling, the lease and who the tenant is."""

from __future__ import annotations

from ..render import Reply, button, reply_from_results
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule


def _needs(_state: State) -> list[str]:
    # Every condition left unsaid is listed as « à vérifier »: nothing has to be asked.
    return []


def _answer(state: State, _services: Services) -> Reply:
    lli = state.get("scheme") == "lli"
    result = ask_rule(
        "dwelling-eligibility",
        state,
        scheme="lli" if lli else "loc_avantages",
        level=None if lli else state.get("level"),
        furnished=state.get("furnished"),
        tenant_relation=state.get("tenant_relation"),
    )
    return reply_from_results(
        [result],
        state,
        [
            button("goal.rent_ceiling", "/ask_rent_ceiling"),
            button("goal.tax_reduction", "/ask_tax_reduction"),
        ],
    )


GOAL = Goal("dwelling_eligibility", _needs, _answer)
