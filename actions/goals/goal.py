"""What a goal is, and how it asks the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rules_core import InvalidInput, NoParameter, Place, Result, RulesError, evaluate

from ..render import Reply, text, unique_sources
from ..services import Services
from ..state import HOUSEHOLD_FIELDS, State


@dataclass(frozen=True)
class Goal:
    """One thing a visitor may want to know.

    Attributes:
        name: name of the goal; its intent is ``ask_<name>``.
        needs: slots still to be asked in a given state, in the order to ask them.
        answer: builds the reply once nothing more is to be asked.
    """

    name: str
    needs: Callable[[State], list[str]]
    answer: Callable[[State, Services], Reply]


#: One place for each zone ABC, outside Île-de-France, for a visitor who names no commune.
PLACES_BY_ZONE = tuple(
    Place(zone_abc=zone, plus_area="autres_regions") for zone in ("Abis", "A", "B1", "B2", "C")
)


def ask_rule(rule: str, state: State, *, place: Place | None = None, **fields: Any) -> Result:
    """Evaluate ``rule`` with what the conversation knows.

    Args:
        rule: name of the rule, as in the public interface.
        state: the conversation.
        place: where; default the conversation's commune.
        fields: fields of the request that win over the conversation's; None removes one.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    request: dict[str, Any] = {
        "date": state.on.isoformat(),
        "scheme": state.get("scheme"),
        "level": state.get("level"),
        "surface_m2": state.get("surface"),
        "annex_m2": state.get("annex_surface"),
        "rent_eur": state.get("rent"),
        "base_rent_eur_m2": state.get("base_rent"),
        "intermediation": state.get("intermediation"),
        "dpe": state.get("dpe"),
        "income_eur": state.annual_income(),
        "net_monthly_salary_eur": state.monthly_salary(),
        "household": _household(state),
    }
    request.update(fields)
    request = {name: value for name, value in request.items() if value is not None}
    return evaluate(rule, request, place or state.place())


def _household(state: State) -> dict[str, Any] | None:
    if state.household is None:
        return None
    return {name: getattr(state.household, name) for name in HOUSEHOLD_FIELDS}


def ask_each_level(rule: str, state: State, **fields: Any) -> list[Result]:
    """Evaluate ``rule`` for Loc1, Loc2 and Loc3, leaving out levels without a verified figure.

    Raises:
        rules_core.RulesError: no level could be evaluated; the reason of the first one.
    """
    results: list[Result] = []
    errors: list[RulesError] = []
    for level in ("loc1", "loc2", "loc3"):
        try:
            results.append(ask_rule(rule, state, level=level, **fields))
        except (NoParameter, InvalidInput) as error:
            errors.append(error)
    if not results:
        raise errors[0]
    return results


def reply_by_zone(rule: str, state: State, **fields: Any) -> Reply:
    """Without a commune: what the rule gives in each zone, so that the visitor can pick."""
    results = []
    for place in PLACES_BY_ZONE:
        try:
            results.append(ask_rule(rule, state, place=place, **fields))
        except NoParameter:
            continue
    if not results:
        return Reply(text("commune_needed"), status="asked")
    return Reply(
        text("by_zone", lines=[result.summary for result in results]),
        sources=unique_sources(results),
        result=results[0].to_dict(),
        extra=[result.to_dict() for result in results[1:]],
    )
