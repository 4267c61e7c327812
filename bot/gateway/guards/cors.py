"""Which web sites may talk to the API from a visitor's browser: ourselves and the allow-list."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.gateway import keys
from bot.gateway.problems import Problem

_METHODS = "GET, POST, DELETE"
_HEADERS = "Authorization, Content-Type"
_EXPOSED = "Retry-After, X-Request-Id"
_REFUSED = Problem(
    403,
    "origin",
    "Ce site n'est pas autorisé à utiliser ce service. Son responsable peut le faire ajouter à la "
    "liste des sites autorisés (ALLOWED_ORIGINS).",
    headers={"Vary": "Origin"},
)


@web.middleware
async def cors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer preflights, mark answers for allowed origins, refuse the others on the API."""
    origin = request.headers.get("Origin")
    if origin is None or not request.path.startswith("/api/"):
        return await handler(request)
    if not _allowed(request, origin):
        request[keys.PROBLEM_CODE] = _REFUSED.code
        return _REFUSED.response(request[keys.REQUEST_ID])
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        return web.Response(
            status=204,
            headers={
                "Access-Control-Allow-Origin": origin,
                "Access-Control-Allow-Methods": _METHODS,
                "Access-Control-Allow-Headers": _HEADERS,
                "Access-Control-Max-Age": "600",
                "Vary": "Origin",
            },
        )
    response = await handler(request)
    response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers.add("Vary", "Origin")
    return response


def _allowed(request: web.Request, origin: str) -> bool:
    allowed = request.app[keys.CONFIG].settings.allowed_origins
    if "*" in allowed or origin in allowed:
        return True
    # Our own pages, whatever the scheme in front of the reverse proxy.
    return origin.partition("://")[2] == request.host and origin.startswith("http")
