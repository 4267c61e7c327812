"""« Compare les trois niveaux »: market rent, Loc1, Loc2, Loc3, with and without association."""

from __future__ import annotations

from decimal import Decimal

from knowledge.cases import comparison, official_rents
from rules_core import Result
from rules_core import french as fr
from rules_core.bonuses import intermediation_bonus

from ..services import Services
from ..state import State
from ..wording.known import INTERMEDIATIONS
from ..wording.render import Reply, button, reply_from_results, text
from .goal import Goal


def _needs(state: State) -> list[str]:
    return state.unknown("rent")  # the place and the surface only make an estimate exact


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
    if rate := state.get("tax_bracket"):
        taxed = after_income_tax(result, rate, mode)
        return reply_from_results([result], state, steps, [taxed])
    best = _best(result, mode) if mode else result.summary
    level = state.get("level")
    parts = [_of_level(result, level, mode), best] if level else [best, _levels(result)]
    said = ["\n\n".join(part for part in (*parts, _bonus(state)) if part)]
    return reply_from_results([result], state, steps, said)


def _bonus(state: State) -> str:
    """What the Anah adds, once, to a letting through an association; empty without one."""
    mode, level = state.get("intermediation"), state.get("level") or "loc2"
    if mode in (None, "none"):
        return ""
    surface = None if state.get("surface") is None else Decimal(str(state.get("surface")))
    modes = ("mandat", "sous_location") if mode == "any" else (mode,)
    bonuses = [(m, intermediation_bonus(level, m, surface, state.on).amount) for m in modes]
    amounts = [(INTERMEDIATIONS[m], amount) for m, amount in bonuses if amount]
    return text("bonus_beside", amounts=amounts, level=state.get("level")) if amounts else ""


def after_income_tax(result: Result, rate: int, mode: str | None) -> str:
    """The same choices once the income tax on the rents is paid, which changes their order.

    Args:
        result: the comparison.
        rate: of the visitor's highest bracket, percent.
        mode: the intermediation in mind, None for any.
    """
    values = {figure.id: Decimal(str(figure.value)) for figure in result.figures}

    def left(name: str) -> Decimal:
        return values[f"{name}_net"] - 12 * values[f"{name}_rent"] * rate / 100

    names = [name.removesuffix("_net") for name in values if name.endswith("_net")]
    market = next(name for name in names if not name.startswith("loc"))
    ways = [
        name
        for name in names
        if name != market and (mode is None or name.endswith("_association") == (mode != "none"))
    ]
    best = max(ways, key=left)
    return text(
        "after_income_tax",
        rate=rate,
        best=best,
        ways=[(name, left(name)) for name in sorted(ways)],
        versus=_versus(left(best) - left(market)),
        market=left(market),
    )


def _levels(result: Result) -> str:
    """The rent of each level and what it brings in, without and with an association."""
    figures = {figure.id: Decimal(str(figure.value)) for figure in result.figures}
    levels = [
        {
            "level": level.capitalize(),
            "rent": figures[f"{level}_association_rent"],
            "alone": figures.get(f"{level}_net"),
            "association": figures[f"{level}_association_net"],
        }
        for level in ("loc1", "loc2", "loc3")
        if f"{level}_association_net" in figures
    ]
    return text("compared_levels", levels=levels)


def _of_level(result: Result, level: str, mode: str | None) -> str:
    """What the level that was asked about brings in, with or without an association, or both."""
    figures = {figure.id: Decimal(str(figure.value)) for figure in result.figures}
    ways = {
        name: name.endswith("_association")
        for name in (level, f"{level}_association")
        if f"{name}_net" in figures
        and (mode is None or name.endswith("_association") == (mode != "none"))
    }
    cases = [
        {
            "association": association,
            "reduction": figures[f"{name}_tax_reduction"],
            "net": figures[f"{name}_net"],
            "versus": _versus(figures[f"{name}_difference"]),
        }
        for name, association in ways.items()
    ]
    if not cases:
        return ""
    rent = figures[f"{next(iter(ways))}_rent"]
    return text("of_level", level=level.capitalize(), rent=rent, cases=cases)


def _versus(gain: Decimal) -> str:
    return f"{fr.euros(abs(gain))} de {'plus' if gain >= 0 else 'moins'}"


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
    return text(
        "without_association" if mode == "none" else "with_association",
        best=best.id.split("_")[0].capitalize(),
        net=fr.euros(Decimal(str(best.value))),
        versus=_versus(gain),
        market=fr.euros(Decimal(str(market.value))),
    )


GOAL = Goal("comparison", _needs, _answer)
