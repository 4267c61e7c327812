"""``/desk``."""

from __future__ import annotations

from aiohttp import web

from bot.desk.rendering import page


async def home(request: web.Request) -> web.StreamResponse:
    """``GET /desk``."""
    return page(request, "home.html")


ROUTES = (web.get("/desk", home), web.get("/desk/", home))
