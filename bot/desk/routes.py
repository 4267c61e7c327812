"""Every page of the desk. A new family of pages is one line here."""

from __future__ import annotations

from aiohttp.web import RouteDef

from bot.desk.lookup import pages as lookup
from bot.desk.pages import control, dashboard, files, inbox, requests, signin


def desk_routes() -> list[RouteDef]:
    """The routes under ``/desk``."""
    modules = (files, signin, lookup, requests, inbox, dashboard, control)
    return [route for module in modules for route in module.ROUTES]
