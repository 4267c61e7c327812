"""Security headers: the API may do nothing in a browser, the pages only what they need."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.gateway import keys

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Server": "bailclair",
}
_API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors {ancestors}"
)
# The page another site may show in a frame, if it is an allowed one.
_FRAMED = "/chat"


@web.middleware
async def security_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Add the headers of the route's kind; a handler's own values win."""
    response = await handler(request)
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    is_page = response.content_type == "text/html"
    policy = _PAGE_POLICY.format(ancestors=_ancestors(request)) if is_page else _API_POLICY
    response.headers.setdefault("Content-Security-Policy", policy)
    if request.path != _FRAMED or not is_page:
        response.headers.setdefault("X-Frame-Options", "DENY")
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _ancestors(request: web.Request) -> str:
    if request.path != _FRAMED:
        return "'none'"
    origins = request.app[keys.CONFIG].settings.allowed_origins
    return " ".join(("'self'", *origins))
