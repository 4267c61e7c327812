"""« Quel loyer maximum… ? »"""

from __future__ import annotations

from knowledge.datasets import local_rent

from ..render import Button, Reply, button, reply_from_results, text
from ..services import Services
from ..state import State
from .goal import Goal, ask_each_level, ask_rule, reply_by_zone


def _needs(state: State) -> list[str]:
    return state.unknown("commune", "scheme", "surface")


def _answer(state: State, services: Services) -> Reply:
    if state.commune is None:
        return reply_by_zone("rent-ceiling", state)
    if state.get("scheme") in ("loc_avantages", None):
        return _loc_avantages(state, services)
    return reply_from_results([ask_rule("rent-ceiling", state)], state, _next_steps())


def _loc_avantages(state: State, services: Services) -> Reply:
    """From the official table when it is there, else from the visitor's own base figure."""
    assert state.commune is not None  # noqa: S101 - narrowed by the caller
    table = local_rent(services.engine, state.commune.code, state.on.year)
    fields = {"scheme": "loc_avantages"}
    if table is not None:
        levels = [state.get("level")] if state.get("level") else ["loc1", "loc2", "loc3"]
        results = [
            ask_rule(
                "rent-ceiling", state, **fields, level=level, base_rent_eur_m2=table.rent(level)
            )
            for level in levels
        ]
        return reply_from_results(results, state, _next_steps())
    if state.get("level"):
        results = [ask_rule("rent-ceiling", state, **fields)]
    else:
        results = ask_each_level("rent-ceiling", state, **fields)[:1]
    reply = reply_from_results(results, state, _next_steps())
    if state.get("base_rent") is not None:
        return reply
    return reply.with_text(reply.text + "\n\n" + text("rent_no_table", place=state.commune.label))


def _next_steps() -> list[Button]:
    return [
        button("goal.tax_reduction", "/ask_tax_reduction"),
        button("goal.income_ceiling", "/ask_income_ceiling"),
        button("goal.comparison", "/ask_comparison"),
    ]


GOAL = Goal("rent_ceiling", _needs, _answer)
