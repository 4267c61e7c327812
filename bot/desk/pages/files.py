"""Style sheets and scripts of the desk."""

from __future__ import annotations

from aiohttp import web

from bot.desk.rendering import FOLDERS
from bot.gateway.routes.pages import serve_file


async def static(request: web.Request) -> web.Response:
    """``GET /desk/static/{name}``."""
    name = request.match_info["name"]
    for folder in FOLDERS:
        if (folder / "static" / name).is_file():
            return serve_file(request, folder / "static" / name, "no-cache")
    raise web.HTTPNotFound


ROUTES = (web.get(r"/desk/static/{name:[\w.-]+}", static),)
