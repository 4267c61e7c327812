"""« Quelle réduction d’impôt… ? »"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from knowledge.cases import tax_reductions
from knowledge.cases.asking import LOC_LEVELS
from rules_core import Result, parameter
from rules_core import french as fr

from ..services import Services
from ..state import State
from ..wording.render import Button, Reply, button, reply_from_results, text
from ..wording.several import reply_for_cases
from .goal import Goal

MONTHS = 12


def _needs(state: State) -> list[str]:
    # With and without an association are told together, and so are the levels: of a given rent, of
    # a dwelling described, beside something else that is asked.
    described = any(state.get(slot) is not None for slot in ("rent", "surface", "dpe"))
    return [] if described or len(state.goals) > 1 else state.unknown("level")


def _answer(state: State, services: Services) -> Reply:
    """The rate or the amount; every case when level or association is not known."""
    if state.get("level") == "loc3" and state.get("intermediation") == "none":
        return _with_association(state, services)
    results = tax_reductions(state)
    if len(results) == 1 and (working := _working(results[0], state)):
        *first, usual = working
        said = [*first, f"{results[0].summary} {usual}".strip()]
        return reply_from_results(results, state, _next_steps(state), said)
    reply = reply_for_cases(results, state, _next_steps(state))
    if state.get("rent") is None:
        reply = reply.with_text(f"{reply.text}\n\n{text('give_the_rent')}")
    elif reply.result and state.get("level") is None:
        cases, mark, rest = reply.text.partition("\n\nCalculé pour")
        reply = reply.with_text(f"{cases}\n\n{_lowered(state)}{mark}{rest}")
    if limits := _shared_limits(results, state):
        reply = reply.with_text(f"{limits}\n\n{reply.text}")
    empty = [said for result in results for said in _vacant(result, state)]
    return reply.with_text("\n\n".join(["\n".join(empty), reply.text])) if empty else reply


def _shared_limits(results: Sequence[Result], state: State) -> str:
    """« limitée à votre impôt »: what one's own tax and other advantages make of several cases."""
    figures = {f.id: f.value for result in results for f in result.figures}
    tax, others = state.get("income_tax"), state.get("other_advantages")
    if "tax_reduction_annual" not in figures or (tax is None and not others):
        return ""
    kept = [f.value for r in results for f in r.figures if f.id == "tax_reduction_annual"]
    most = max(Decimal(str(value)) for value in kept)
    tax = None if tax is None else Decimal(str(tax))
    cap = parameter("tax.advantages_maximum", state.on).amount
    values = {"tax": tax, "others": None if others is None else Decimal(str(others))}
    return text("own_limits", most=most, cap=cap, **values)


def _lowered(state: State) -> str:
    """« Loc2 : environ 504 € »: a rent on the market is too high for a level, which says so."""
    rent = Decimal(str(state.get("rent")))
    discounts = [
        (level, parameter("loc_avantages.rent_discount", state.on, level=level).amount)
        for level in LOC_LEVELS
    ]
    kept = [(level, rent * (1 - discount)) for level, discount in discounts]
    return text("rent_of_levels", rent=rent, kept=kept)


def _with_association(state: State, services: Services) -> Reply:
    """Loc3 without an association does not exist: said so, then the figure with one."""
    reply = _answer(state.having(services, intermediation="any"), services)
    return reply.with_text(f"{text('no_loc3_without')}\n\n{reply.text}")


def _working(result: Result, state: State) -> list[str]:
    """« 520 € × 12 mois × 65 % », after the same for a year with empty months when it has some."""
    figures = {figure.id: figure.value for figure in result.figures}
    rate, kept = figures.get("tax_reduction_rate"), figures.get("tax_reduction_annual")
    if not (isinstance(rate, Decimal) and isinstance(kept, Decimal)):
        return []
    monthly, percent = Decimal(str(state.get("rent"))), fr.percent(rate / 100)
    said = _vacant(result, state)
    if figures["tax_reduction_lost"]:
        return [*said, ""]
    yearly = text("yearly_working", rent=monthly, rate=percent, amount=kept, months=MONTHS)
    if "next_years" in state.heard:
        return [text("next_years", amount=kept), yearly]
    first = _first_year(monthly, rate, kept, state)
    if first and "lease_date" in {*state.heard.get("new", ()), *state.heard.get("changed", ())}:
        return [*said, first, yearly]
    return [*said, f"{yearly} {first}".strip()]


def _vacant(result: Result, state: State) -> list[str]:
    """« Avec 2 mois sans locataire : 520 € × 10 mois × 65 % », empty without such months."""
    figures = {figure.id: figure.value for figure in result.figures}
    rate, kept = figures.get("tax_reduction_rate"), figures.get("tax_reduction_annual")
    vacant = int(state.get("vacant_months") or 0)
    if not (vacant and isinstance(rate, Decimal) and isinstance(kept, Decimal)):
        return []
    monthly, months = Decimal(str(state.get("rent"))), MONTHS - vacant
    full = (monthly * months * rate / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    # What limits the reduction of a full year limits this one too.
    values = {"rent": monthly, "rate": fr.percent(rate / 100), "amount": min(full, kept)}
    return [text("vacant_working", vacant=vacant, months=months, **values)]


def _first_year(rent: Decimal, rate: Decimal, kept: Decimal, state: State) -> str:
    """What a lease that begins in the course of a year brings in that year."""
    lease = state.get("lease_date") or {}
    exact = lease.get("precision") == "month" or state.on.day == 1
    months = MONTHS + 1 - state.on.month
    if lease.get("precision") == "year" or not lease or not exact or months == MONTHS:
        return ""
    amount = (rent * months * rate / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    values: dict[str, Any] = {"rent": rent, "rate": fr.percent(rate / 100), "months": months}
    values |= {"relet": bool(state.heard.get("relet")), "start": fr.month(state.on).split()[0]}
    return text("first_year", amount=min(amount, kept), **values)


def _next_steps(state: State) -> list[Button]:
    steps = [
        button(f"level.{level}", f'/inform{{"level":"{level}"}}')
        for level in ("loc1", "loc2", "loc3")
        if level != state.get("level")
    ]
    if state.get("intermediation") == "none":
        steps.append(button("intermediation.yes", '/inform{"intermediation":"any"}'))
    elif state.get("level") != "loc3":
        steps.append(button("intermediation.no", '/inform{"intermediation":"none"}'))
    return [*steps, button("goal.rent_ceiling", "/ask_rent_ceiling")][:4]


GOAL = Goal("tax_reduction", _needs, _answer)
