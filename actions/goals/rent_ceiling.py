"""« Quel loyer maximum… ? »"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knowledge.datasets import LocalRent, local_rent, years_available
from knowledge.territory import Commune

from ..contact import contact
from ..known import SCHEMES
from ..render import Button, Reply, button, reply_from_results, text
from ..services import Services
from ..state import State
from .goal import Goal, ask_rule, reply_by_zone

#: Their rents are set by the convention of each building, not by a public table of ours.
SOCIAL = ("plus", "plai", "pls")


def _needs(state: State) -> list[str]:
    if state.get("scheme") in SOCIAL:
        return []
    return state.unknown("commune", "scheme", "surface")


def _answer(state: State, services: Services) -> Reply:
    if state.get("scheme") in SOCIAL:
        name = SCHEMES[state.get("scheme")]
        return Reply(
            text("no_social_rent", scheme=name, contact=contact(state)),
            buttons=[button("goal.income_ceiling", "/ask_income_ceiling")],
            status="declined",
        )
    if state.place() is None:
        return reply_by_zone("rent-ceiling", state)
    if state.get("scheme") in ("loc_avantages", None):
        return _loc_avantages(state, services)
    return reply_from_results([ask_rule("rent-ceiling", state)], state, _next_steps(state))


def _loc_avantages(state: State, services: Services) -> Reply:
    """From the official table when it is there, else from the visitor's own base figure."""
    levels = [state.get("level")] if state.get("level") else ["loc1", "loc2", "loc3"]
    table = (
        local_rent(services.engine, state.commune.code, state.on.year) if state.commune else None
    )
    if table is not None:
        results = [
            ask_rule(
                "rent-ceiling",
                state,
                scheme="loc_avantages",
                level=level,
                base_rent_eur_m2=table.level(level),
                base_rent_is_official=True,
            )
            for level in levels
        ]
        reply = reply_from_results(results, state, _next_steps(state))
        return replace(reply, sources=[*reply.sources, table_source(table)])
    if state.commune and state.on.year in years_available(services.engine):
        arrondissements = services.territory.arrondissements(state.commune.code)
        if arrondissements:
            return _ask_arrondissement(state.commune, arrondissements)
    result = ask_rule("rent-ceiling", state, scheme="loc_avantages", level=levels[0])
    return reply_from_results([result], state, _next_steps(state))


def _ask_arrondissement(city: Commune, arrondissements: list[Commune]) -> Reply:
    """Paris, Lyon and Marseille have one ceiling for each arrondissement."""
    buttons = [
        {"title": place.name, "payload": f'/inform{{"commune":"{place.code}"}}'}
        for place in arrondissements
    ]
    return Reply(text("arrondissement", city=city.name), buttons=buttons, status="asked")


def table_source(table: LocalRent) -> dict[str, Any]:
    """The official table as a source."""
    return {
        "title": table.source,
        "reference": f"plafonds {table.year}",
        "url": table.url,
        "valid_from": f"{table.year}-01-01",
    }


def _next_steps(state: State) -> list[Button]:
    if state.get("scheme") != "loc_avantages":
        return [button("goal.income_ceiling", "/ask_income_ceiling")]
    return [
        button("goal.tax_reduction", "/ask_tax_reduction"),
        button("goal.income_ceiling", "/ask_income_ceiling"),
        button("goal.comparison", "/ask_comparison"),
    ]


GOAL = Goal("rent_ceiling", _needs, _answer)
