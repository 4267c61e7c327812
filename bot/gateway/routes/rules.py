"""``POST /api/v1/rules/{rule}``: the rules of law, computed for a place and a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiohttp import web

from bot.gateway import keys
from bot.gateway.bodies import json_object, json_response
from bot.gateway.problems import Problem, invalid
from bot.gateway.talk.cleaning import clean_text
from knowledge.territory import Commune, Territory, place_for_rules
from rules_core import RULES, InvalidInput, NoParameter, evaluate


async def compute(request: web.Request) -> web.Response:
    """Evaluate the rule of the address."""
    rule = request.match_info["rule"]
    if rule not in RULES:
        raise Problem(404, "unknown-rule", f"Règle inconnue. Règles : {', '.join(RULES)}.")
    body = await json_object(request)
    library = request.app[keys.LIBRARY]
    territory = await library.territory()
    today = request.app[keys.CONFIG].settings.current_date()
    try:
        answer = await library.run(lambda: _evaluate(rule, body, territory, today))
    except InvalidInput as error:
        raise invalid(error.field, error.message, missing=error.missing) from None
    except NoParameter as error:
        raise Problem(422, "no-parameter", error.message, field="date", known=error.known) from None
    return json_response(answer)


def _evaluate(rule: str, body: dict[str, Any], territory: Territory, today: date) -> dict[str, Any]:
    commune = _commune(body, territory)
    on = _day(body.get("date")) or today
    place = place_for_rules(commune, on) if commune else None
    answer = evaluate(rule, body, place, today=today).to_dict()
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


def _commune(body: dict[str, Any], territory: Territory) -> Commune | None:
    """The commune of the request, None when it gives none.

    Raises:
        Problem: 422 with the candidates when the name is unknown or shared.
    """
    given = body.get("commune")
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
