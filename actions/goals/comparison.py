"""« Compare les trois niveaux »: market rent, Loc1, Loc2, Loc3, with and without association."""

from __future__ import annotations

from decimal import Decimal

from knowledge.cases import comparison, official_rents
from rules_core import Result
from rules_core import french as fr

from ..services import Services
from ..state import State
from ..wording.render import Reply, button, reply_from_results, text
from .goal import Goal


def _needs(state: State) -> list[str]:
    if "rent" in state.skipped and state.get("rent") is None:
        return []  # nothing can be compared without it: no use asking for more
    return state.unknown("rent", "surface", "commune")


def _answer(state: State, services: Services) -> Reply:
    result = comparison(state, official_rents(state, services.engine))
    mode = state.get("intermediation")
    other = (
        button("intermediation.yes", '/inform{"intermediation":"any"}')
        if mode == "none"
        else button("intermediation.no", '/inform{"intermediation":"none"}')
    )
    steps = [
        other,
        button("goal.tax_reduction", "/ask_tax_reduction"),
        button("goal.dwelling_eligibility", "/ask_dwelling_eligibility"),
    ]
    return reply_from_results([result], state, steps, [_best(result, mode)] if mode else ())


def _best(result: Result, mode: str) -> str:
    """The best choice with, or without, an association: the one the visitor has in mind."""
    nets = {
        figure.id.removesuffix("_net"): figure
        for figure in result.figures
        if figure.id.endswith("_net")
    }
    market = next(figure for name, figure in nets.items() if not name.startswith("loc"))
    mine = [
        figure
        for name, figure in nets.items()
        if name.startswith("loc") and name.endswith("_association") == (mode != "none")
    ]
    best = max(mine, key=lambda figure: Decimal(str(figure.value)))
    gain = Decimal(str(best.value)) - Decimal(str(market.value))
    versus = f"{fr.euros(abs(gain))} de {'plus' if gain >= 0 else 'moins'}"
    return text(
        "without_association" if mode == "none" else "with_association",
        best=best.id.split("_")[0].capitalize(),
        net=fr.euros(Decimal(str(best.value))),
        versus=versus,
        market=fr.euros(Decimal(str(market.value))),
    )


GOAL = Goal("comparison", _needs, _answer)
