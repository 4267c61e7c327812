"""``POST /api/v1/rules/{rule}``: the rules of law, computed for a place and a date."""

from __future__ import annotations

from aiohttp import web

from bot.gateway import keys
from bot.gateway.bodies import json_object, json_response
from bot.gateway.problems import Problem, invalid
from bot.gateway.ruling import rule_on
from rules_core import RULES, InvalidInput, NoParameter


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
        answer = await library.run(lambda: rule_on(rule, body, territory, library.engine, today))
    except InvalidInput as error:
        raise invalid(error.field, error.message, missing=error.missing) from None
    except NoParameter as error:
        raise Problem(422, "no-parameter", error.message, field="date", known=error.known) from None
    return json_response(answer)
