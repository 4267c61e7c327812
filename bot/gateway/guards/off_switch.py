"""During maintenance conversations get the operator's message; pages and metrics stay."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.gateway import keys
from bot.gateway.problems import Problem

_CLOSED = "/api/v1/"


@web.middleware
async def off_switch(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse API calls while the off-switch is on; erasing one's data is always possible."""
    message = request.app[keys.MAINTENANCE].message
    if message is not None and request.path.startswith(_CLOSED) and request.method != "DELETE":
        raise Problem(503, "maintenance", message, headers={"Retry-After": "600"})
    return await handler(request)
