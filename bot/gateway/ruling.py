"""A request to the rules, completed with what the territory and the official tables know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.engine import Engine

from bot.gateway.problems import invalid
from bot.gateway.talk.cleaning import clean_text
from knowledge.datasets import OFFICIAL_FIELD, local_rent
from knowledge.territory import Commune, Territory, place_for_rules
from rules_core import evaluate


def rule_on(
    rule: str, body: Mapping[str, Any], territory: Territory, engine: Engine, today: date
) -> dict[str, Any]:
    """Evaluate a rule; blocks (database), so run it in a thread.

    Args:
        rule: name of the rule.
        body: the request, JSON values (numbers with decimals as ``Decimal``).
        territory: the communes.
        engine: the database of official tables.
        today: the service's date.

    Returns:
        The result in the shape of the public API.

    Raises:
        Problem: the commune is unknown or shared.
        InvalidInput, NoParameter: from the rules.
    """
    # Ours to say, not the caller's: it turns a figure into an official one.
    fields = {name: value for name, value in body.items() if name != OFFICIAL_FIELD}
    commune = _commune(fields.get("commune"), territory)
    on = _day(fields.get("date")) or today
    place = place_for_rules(commune, on) if commune else None
    if commune and rule == "rent-ceiling":
        fields |= _official_rent(fields, commune, on, engine)
    answer = evaluate(rule, fields, place, today=today).to_dict()
    notice = commune.zone_notice(on) if commune else None
    if notice:
        answer["warnings"].append({"code": "zone_changed", "message": notice})
    return answer


def _day(value: object) -> date | None:
    """The date of the request; what is not one is the rule's to refuse."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _official_rent(
    fields: Mapping[str, Any], commune: Commune, on: date, engine: Engine
) -> dict[str, Any]:
    """The commune's Loc'Avantages rent of that year, when it is needed and was imported."""
    level = fields.get("level")
    wanted = fields.get("scheme") in (None, "loc_avantages") and level in ("loc1", "loc2", "loc3")
    if not wanted or fields.get("base_rent_eur_m2") is not None:
        return {}
    table = local_rent(engine, commune.code, on.year)
    return table.rule_fields(str(level)) if table else {}


def _commune(given: object, territory: Territory) -> Commune | None:
    """The commune of the request, None when it gives none.

    Raises:
        Problem: 422 with the candidates when the name is unknown or shared.
    """
    if given is None:
        return None
    if not isinstance(given, str) or not 1 <= len(clean_text(given)) <= 100:
        raise invalid("commune", "La commune est un nom ou un code INSEE, par exemple « Arras ».")
    name = clean_text(given)
    exact = territory.get(name)
    if exact:
        return exact
    candidates = territory.resolve(name)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise invalid(
            "commune",
            f"Plusieurs communes correspondent à « {name} ». Précisez le code INSEE ou le "
            "département.",
            candidates=[_candidate(commune) for commune in candidates[:10]],
        )
    near = [match.commune for match in territory.search(name, 5)]
    raise invalid(
        "commune",
        f"Aucune commune ne s'appelle « {name} ». Vérifiez l'orthographe ou donnez le code INSEE.",
        candidates=[_candidate(commune) for commune in near],
    )


def _candidate(commune: Commune) -> dict[str, str]:
    return {"code": commune.code, "name": commune.name, "department": commune.department}
