"""``GET /api/v1/knowledge/search``: cards for a question or keywords."""

from __future__ import annotations

from aiohttp import web

from bot.gateway import keys
from bot.gateway.bodies import json_response
from bot.gateway.queries import limit_parameter, text_parameter
from knowledge.answers import Hit


async def search(request: web.Request) -> web.Response:
    """Best first, for the year the question names, else today."""
    q = text_parameter(request)
    limit = limit_parameter(request, default=5, most=20)
    library = request.app[keys.LIBRARY]
    cards = await library.cards()
    hits = await library.run(lambda: cards.search(q, limit))
    return json_response([_to_json(hit) for hit in hits])


def _to_json(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.id,
        "title": hit.title,
        "excerpt": hit.excerpt,
        "score": round(float(hit.score), 4),
        "sources": [source.to_dict() for source in hit.sources],
    }
