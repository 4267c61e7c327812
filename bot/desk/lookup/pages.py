"""The pages of the lookup: the search box, its results, a calculator, a card."""

from __future__ import annotations

import time
from typing import Any

from aiohttp import web

from bot.desk.gate import form
from bot.desk.lookup.catalogue import calculators
from bot.desk.lookup.computing import Ground, compute
from bot.desk.lookup.forms import from_fields
from bot.desk.lookup.sheet import card_sheet
from bot.desk.lookup.views import (
    CardView,
    Panel,
    card_views,
    empty_panels,
    panels,
    understood,
    zone_notice,
)
from bot.desk.lookup.words import Read, read_line
from bot.desk.rendering import page, part, render
from bot.gateway import keys
from bot.gateway.problems import Problem
from bot.gateway.talk.cleaning import clean_text
from knowledge.cases import Situation

LONGEST = 300  # characters of a line
CARDS = 6  # cards shown whole


async def home(request: web.Request) -> web.StreamResponse:
    """``GET /desk``: the search box; ``?q=`` fills it (links from other pages of the desk)."""
    line = clean_text(request.query.get("q", ""))[:LONGEST]
    return page(request, "lookup.html", **await _found(request, line))


async def answer(request: web.Request) -> web.StreamResponse:
    """``POST /desk``: the whole page with its results, for a browser without scripts."""
    fields = await form(request)
    line = clean_text(fields.get("q", ""))[:LONGEST]
    values = await _found(request, line)
    if fields.get("calcul") in calculators():
        filled = await _calculated(request, fields["calcul"], fields)
        values["panels"] = [
            filled if item.calculator.id == filled.calculator.id else item
            for item in values["panels"]
        ]
    return page(request, "lookup.html", **values)


async def results(request: web.Request) -> web.StreamResponse:
    """``POST /desk/recherche``: what a line finds, as a part of the page."""
    line = clean_text((await form(request)).get("q", ""))[:LONGEST]
    started = time.perf_counter()
    response = part(request, "lookup_results.html", **await _found(request, line))
    took = (time.perf_counter() - started) * 1000
    response.headers["Server-Timing"] = f"lookup;dur={took:.1f}"
    return response


async def calculate(request: web.Request) -> web.StreamResponse:
    """``POST /desk/calculs/{id}``: what a form gives: ``{"outcome", "headline", "errors"}``."""
    name = request.match_info["id"]
    if name not in calculators():
        raise Problem(404, "unknown-calculator", "Ce calcul n'existe pas.")
    panel = await _calculated(request, name, await form(request))
    errors = dict(panel.outcome.errors) if panel.outcome else {}
    return web.json_response(
        {
            "outcome": render(request, "lookup_outcome.html", panel=panel),
            "headline": panel.headline,
            "errors": errors,
        }
    )


async def card(request: web.Request) -> web.StreamResponse:
    """``GET /desk/fiches/{id}``: the whole card."""
    library = request.app[keys.LIBRARY]
    cards, territory = await library.cards(), await library.territory()
    today = request.app[keys.CONFIG].settings.current_date()
    department = request.query.get("departement", "")
    name = request.match_info["id"]
    sheet = await library.run(lambda: card_sheet(name, cards, territory, department, today))
    if sheet is None:
        raise Problem(404, "unknown-card", "Cette fiche n'existe pas ou n'existe plus.")
    return page(request, "lookup_card.html", sheet=sheet)


async def _ground(request: web.Request) -> Ground:
    library = request.app[keys.LIBRARY]
    today = request.app[keys.CONFIG].settings.current_date()
    return Ground(library.engine, await library.territory(), today)


async def _found(request: web.Request, line: str) -> dict[str, Any]:
    """Everything the page shows for a line of words."""
    if not line:  # the search box is there at once, even while the cards are being opened
        read = Read(Situation({}, None, request.app[keys.CONFIG].settings.current_date()))
        return _shown(line, read, [], empty_panels())
    library = request.app[keys.LIBRARY]
    cards, ground = await library.cards(), await _ground(request)

    def search() -> dict[str, Any]:
        read = read_line(line, ground.territory, ground.today)
        views = card_views(cards.find(line, CARDS), ground.today)
        return _shown(line, read, views, panels(line, read, ground))

    return await library.run(search)


def _shown(line: str, read: Read, views: list[CardView], ready: list[Panel]) -> dict[str, Any]:
    commune = read.situation.commune
    return {
        "line": line,
        "read": read,
        "understood": understood(read.situation) if line else [],
        "notice": zone_notice(read.situation),
        "department": commune.department if commune else "",
        "cards": views[:CARDS],
        "more": views[CARDS:],
        "panels": ready,
    }


async def _calculated(request: web.Request, name: str, fields: dict[str, str]) -> Panel:
    library, ground = request.app[keys.LIBRARY], await _ground(request)

    def run() -> Panel:
        filled = from_fields(fields, ground.territory, ground.today)
        outcome = compute(calculators()[name], filled.situation, ground, filled.errors)
        return Panel.of(calculators()[name], filled.situation, outcome, fields, unfolded=True)

    return await library.run(run)


ROUTES = (
    web.get("/desk", home),
    web.get("/desk/", home),
    web.post("/desk", answer),
    web.post("/desk/recherche", results),
    web.post("/desk/calculs/{id}", calculate),
    web.get("/desk/fiches/{id}", card),
)
