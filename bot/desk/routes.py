"""Every page of the desk. A new family of pages is one line here."""

from __future__ import annotations

from aiohttp.web import RouteDef

from bot.desk.pages import control, files, home, requests, signin


def desk_routes() -> list[RouteDef]:
    """The routes under ``/desk``."""
    return [*files.ROUTES, *signin.ROUTES, *home.ROUTES, *requests.ROUTES, *control.ROUTES]
