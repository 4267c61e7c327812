"""``GET /api/v1/knowledge/search``: cards for a question or keywords."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.gateway import keys
from bot.gateway.bodies import json_response
from bot.gateway.queries import limit_parameter, text_parameter


async def search(request: web.Request) -> web.Response:
    """Best first, rules in force today."""
    q = text_parameter(request)
    limit = limit_parameter(request, default=5, most=20)
    library = request.app[keys.LIBRARY]
    cards = await library.cards()
    today = request.app[keys.CONFIG].settings.current_date()
    hits = await library.run(lambda: cards.search(q, limit=limit, on=today))
    return json_response([_to_json(hit) for hit in hits])


def _to_json(hit: Any) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "excerpt": hit.excerpt,
        "score": round(float(hit.score), 4),
        "sources": [source.to_dict() for source in hit.sources],
    }
