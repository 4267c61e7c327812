"""« Quel loyer maximum… ? »"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from knowledge.cases import arrondissements_to_choose, official_rents, rent_ceilings, zone_rent
from knowledge.cases.asking import LOC_LEVELS
from knowledge.datasets import LocalRent
from knowledge.territory import Commune
from knowledge.territory.model import ZONE_LABELS
from rules_core import NoParameter, parameter
from rules_core import french as fr
from rules_core.answers import MEDIUM_NOTICE
from rules_core.parameter_types import Parameter
from rules_core.rent_surface import weighted_surface

from ..services import Services
from ..state import PER_SQUARE_METRE, State
from ..wording.contact import contact
from ..wording.known import LEVELS, SCHEMES, of_date
from ..wording.render import Button, Reply, button, source_of, text
from ..wording.several import reply_for_cases
from .goal import Goal, reply_by_zone

#: Their rents are set by the convention of each building, not by a public table of ours.
SOCIAL = ("plus", "plai", "pls")

#: Surfaces whose coefficients show how they change the rent, m².
EXAMPLES = (35, 70)
#: The level that the rules name when none is said, and no table gives the rents of each.
_ASSUMED = f"Loc’Avantages {LEVELS['loc1']} de la commune"


def _needs(state: State) -> list[str]:
    if state.get("scheme") in SOCIAL:
        return []
    # A ceiling per square metre that somebody gives is that of one level.
    of_level = state.get("base_rent") and state.get("scheme") in ("loc_avantages", None)
    level = ["level"] if of_level else []
    rent = ["rent"] if state.heard.get("judge") else []
    return state.unknown("commune", "scheme", "surface", *level, *rent)


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
    by_metre = PER_SQUARE_METRE in state.skipped and state.get("surface") is None
    if by_metre and state.get("scheme") == "lli" and (found := zone_rent(state)):
        return _closed_zone_first(_per_square_metre(found, state), state)
    table = None
    if state.get("scheme") in ("loc_avantages", None):
        table = official_rents(state, services.engine)
        if table is None and state.commune:
            arrondissements = arrondissements_to_choose(state, services.engine, services.territory)
            if arrondissements:
                return _ask_arrondissement(state.commune, arrondissements)
        if by_metre and state.get("base_rent") is None:
            return _commune_rent(table, state)
    reply = reply_for_cases(rent_ceilings(state, table), state, _next_steps(state))
    if table is None and state.get("level") is None and state.get("base_rent") is None:
        reply = reply.with_text(reply.text.replace(_ASSUMED, text("of_each_level")))
    reply = _closed_zone_first(reply, state)
    if state.get("level") == "loc3" and state.get("intermediation") == "none":
        reply = reply.with_text(f"{text('loc3_with_association')}\n\n{reply.text}")
    return replace(reply, sources=[*reply.sources, table_source(table)]) if table else reply


def _per_square_metre(found: Parameter, state: State) -> Reply:
    """« Plafond LLI au m² en zone A »: the zone's own figure; the surface then decides."""
    place = state.place()
    zone = ZONE_LABELS[str(place.zone_abc)] if place and not place.overseas else ""
    said = text(
        "zone_rent",
        amount=fr.per_m2(found.amount),
        lease=of_date(state.get("lease_date") or {}, state.on),
        zone=zone,
        source=found.source,
        notice=MEDIUM_NOTICE.message if found.confidence == "medium" else "",
    )
    return Reply(
        said,
        buttons=[
            button("give.surface", '/change{"slot":"surface"}'),
            button("goal.income_ceiling", "/ask_income_ceiling"),
        ],
        sources=[source_of(found.source)],
    )


def _commune_rent(table: LocalRent | None, state: State) -> Reply:
    """« Loyer max Loc2 au m² à Lens »: that of the commune, which the surface then changes."""
    level = state.get("level")
    levels = [level] if level else [*LOC_LEVELS]
    small, large = (weighted_surface(Decimal(area), Decimal(0), state.on) for area in EXAMPLES)
    said = text(
        "commune_rent",
        name=f"Loc’Avantages {LEVELS[level]}" if level else "Loc’Avantages",
        place=state.commune.label if state.commune else "",
        lines=[f"{LEVELS[each]} : {fr.per_m2(table.level(each))}" for each in levels]
        if table
        else [],
        small=[Decimal(EXAMPLES[0]), fr.number(small.coefficient, 2)],
        large=[Decimal(EXAMPLES[1]), fr.number(large.coefficient, 2)],
    )
    sources = [source_of(reference) for reference in small.references]
    return Reply(
        said,
        buttons=[
            button("give.surface", '/change{"slot":"surface"}'),
            button("goal.income_ceiling", "/ask_income_ceiling"),
        ],
        sources=[table_source(table), *sources] if table else sources,
    )


def _closed_zone_first(reply: Reply, state: State) -> Reply:
    """In zones B2 and C an LLI is hardly ever possible: said before its rent."""
    place = state.place()
    zone = place.zone_abc if place and not place.overseas else None
    if state.get("scheme") != "lli" or zone is None:
        return reply
    try:
        if parameter("lli.zone.eligible", state.on, zone=zone).value == "oui":
            return reply
    except NoParameter:  # no verified rule at that date
        return reply
    card = button("lli_closed_zone", '/show_card{"card":"lli-zone-b2-c"}')
    said = text("lli_closed_zone", zone=ZONE_LABELS[zone])
    return replace(reply, text=f"{said}\n\n{reply.text}", buttons=[card, *reply.buttons])


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
        return [
            button("goal.income_ceiling", "/ask_income_ceiling"),
            button("goal.eligibility", "/ask_eligibility"),
        ]
    return [
        button("goal.tax_reduction", "/ask_tax_reduction"),
        button("goal.income_ceiling", "/ask_income_ceiling"),
        button("goal.comparison", "/ask_comparison"),
    ]


GOAL = Goal("rent_ceiling", _needs, _answer)
