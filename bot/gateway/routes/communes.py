"""``GET /api/v1/communes``: communes for what somebody is typing."""

from __future__ import annotations

from aiohttp import web

from bot.gateway import keys
from bot.gateway.bodies import json_response
from bot.gateway.queries import limit_parameter, text_parameter


async def search(request: web.Request) -> web.Response:
    """Best first, with today's zone."""
    q = text_parameter(request)
    limit = limit_parameter(request, default=10, most=50)
    library = request.app[keys.LIBRARY]
    territory = await library.territory()
    today = request.app[keys.CONFIG].settings.current_date()
    found = await library.run(lambda: territory.search(q, limit))
    return json_response([match.commune.to_dict(today) for match in found])
