"""« De combien puis-je augmenter le loyer cette année ? »: the yearly revision by the IRL."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from knowledge.cases import latest_quarter, rent_revision
from rules_core import NoParameter, Result, RulesError, rent_index
from rules_core import french as fr

from ..services import Services
from ..state import State
from ..wording.known import describe
from ..wording.render import Reply, button, reply_from_results, text
from .goal import Goal

#: Classes whose rent is frozen: the answer needs neither the rent nor the index.
FROZEN = frozenset({"F", "G"})
QUARTERS = ("T1", "T2", "T3", "T4")
_CENT = Decimal("0.01")


def _needs(state: State) -> list[str]:
    if state.get("dpe") in FROZEN and None in (state.get("rent"), state.get("irl_quarter")):
        return []
    if state.get("claimed_rent") and state.get("rent") and state.get("irl_quarter") is None:
        # The quarter only matters when some of them would allow the rent that is claimed.
        return [] if _settled(state) else state.unknown("irl_quarter")
    return state.unknown("rent", "irl_quarter")


def _answer(state: State, _services: Services) -> Reply:
    frozen = state.get("dpe") in FROZEN
    if (
        not frozen
        and state.get("claimed_rent")
        and state.get("irl_quarter") is None
        and _settled(state)
    ):
        return _whatever_the_quarter(state)
    try:
        result = rent_revision(state, state.today)
    except NoParameter as missing:
        return _without_index(missing, state)
    then = replace(state, on=result.valid_on)
    claim = _judged(state, [result])
    said = [claim, result.summary] if claim else ()
    steps = [button("goal.rent_ceiling", "/ask_rent_ceiling")]
    return reply_from_results([result], then, steps, said)


def before_asking(slot: str, state: State) -> str:
    """What is sure before the quarter of the lease, or the rent, is known; else empty."""
    if state.goals[:1] != ("rent_revision",):
        return ""
    if slot == "rent":
        return text("before_revision")
    first = slot == "irl_quarter" and state.get("claimed_rent") is None
    return text("before_quarter") if first else ""


def _by_quarter(state: State) -> list[Result]:
    """The revised rent by the latest index of each quarter that is known."""
    results = []
    for quarter in QUARTERS:
        known = _with_quarter(state, latest_quarter(quarter, state.today))
        try:
            results.append(rent_revision(known, state.today))
        except RulesError:
            continue
    return results


def _revised(results: list[Result]) -> list[Decimal]:
    figures = [figure for result in results for figure in result.figures]
    return [f.value for f in figures if f.id == "revised_rent" and isinstance(f.value, Decimal)]


def _settled(state: State) -> bool:
    """Whether every quarter says the same of the rent that is claimed."""
    claimed = Decimal(str(state.get("claimed_rent")))
    revised = _revised(_by_quarter(state))
    within = len(revised) == len(QUARTERS) and claimed <= min(revised)
    return bool(revised) and (claimed > max(revised) or within)


def _whatever_the_quarter(state: State) -> Reply:
    results = _by_quarter(state)
    revised = _revised(results)
    most = results[revised.index(max(revised))]
    steps = [button("give.irl_quarter", '/change{"slot":"irl_quarter"}')]
    return reply_from_results([most], state, steps, [_judged(state, results)])


def _judged(state: State, results: list[Result]) -> str:
    """Whether the rent that is claimed is above what the index allows; empty without one."""
    revised = _revised(results)
    if not (state.get("claimed_rent") and revised):
        return ""
    rent, claimed = Decimal(str(state.get("rent"))), Decimal(str(state.get("claimed_rent")))
    above = claimed > max(revised)
    most = max(revised) if above else min(revised)
    rate = ((claimed / rent - 1) * 100).quantize(_CENT, ROUND_HALF_UP)
    return text(
        "claim_above" if above else "claim_within",
        claimed=claimed,
        most=most,
        gap=claimed - most,
        percent=f"{fr.number(rate, 2)} %",
        every=len(results) > 1,
    )


def _without_index(missing: NoParameter, state: State) -> Reply:
    """The index of that quarter is not known: how to end the calculation with it.

    Raises:
        NoParameter: the former index is not known either.
    """
    quarter = latest_quarter(state.get("irl_quarter"), state.today)
    year, _, rank = quarter.partition("-")
    former = f"{int(year) - 1}-{rank}"
    try:
        result = rent_index([former], state.today)
    except RulesError:
        raise missing from None
    value = result.figures[0].value
    message = text(
        "index_unknown",
        message=missing.message,
        rent=Decimal(str(state.get("rent"))),
        quarter=describe("irl_quarter", _with_quarter(state, quarter)),
        former=fr.number(Decimal(str(value)), 2),
        former_quarter=describe("irl_quarter", _with_quarter(state, former)),
    )
    buttons = [button("give.irl_quarter", '/change{"slot":"irl_quarter"}')]
    return Reply(message, buttons=buttons, status="declined")


def _with_quarter(state: State, quarter: str) -> State:
    return replace(state, slots={**state.slots, "irl_quarter": quarter})


GOAL = Goal("rent_revision", _needs, _answer)
