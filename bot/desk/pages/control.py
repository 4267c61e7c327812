"""What a « responsable » may do: stop the bot, suspend a card, read who did what."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.desk.access import responsable_only, staff
from bot.desk.desk import DESK
from bot.desk.gate import form
from bot.desk.rendering import page
from bot.gateway import keys
from bot.gateway.problems import Problem, invalid
from bot.gateway.talk.cleaning import clean_text
from knowledge.library.suspension import restore, suspend

_LONGEST = 300


@responsable_only
async def show(request: web.Request) -> web.StreamResponse:
    """``GET /desk/pilotage``."""
    library = request.app[keys.LIBRARY]
    cards = await library.cards()
    suspended = await library.run(cards.suspensions)
    return page(
        request,
        "control.html",
        from_command=request.app[keys.CONFIG].maintenance is not None,
        cards=cards.cards,
        titles={card.id: card.title for card in cards.cards},
        suspended=sorted(suspended.values(), key=lambda it: it.card_id),
        wanted=request.query.get("fiche", ""),
        longest=_LONGEST,
    )


@responsable_only
async def maintenance(request: web.Request) -> web.StreamResponse:
    """``POST /desk/pilotage/maintenance``: stop the bot with a message, or start it again."""
    desk = request.app[DESK]
    fields = await form(request)
    stop = "stop" in fields
    message = (
        _short(fields, "message", "Écrivez le message que liront les visiteurs.") if stop else ""
    )
    await asyncio.to_thread(desk.notices.set_maintenance, message or None)
    config = request.app[keys.CONFIG]
    request.app[keys.MAINTENANCE].message = config.maintenance or message or None
    action = "arrêter le bot" if stop else "remettre le bot en marche"
    await asyncio.to_thread(desk.audit.note, staff(request).name, action, "", message)
    raise web.HTTPSeeOther("/desk/pilotage")


@responsable_only
async def suspend_card(request: web.Request) -> web.StreamResponse:
    """``POST /desk/fiches/suspendre``: bot, API and desk stop finding the card at once."""
    fields = await form(request)
    library = request.app[keys.LIBRARY]
    cards = await library.cards()
    card_id = fields.get("card", "").strip()
    if card_id not in {card.id for card in cards.cards}:
        raise Problem(
            422, "unknown-card", "Cette fiche n'existe pas : choisissez-la dans la liste."
        )
    reason = _short(fields, "reason", "Dites pourquoi vous suspendez cette fiche.")
    name = staff(request).name
    await library.run(lambda: suspend(library.engine, card_id, reason, name))
    await asyncio.to_thread(
        request.app[DESK].audit.note, name, "suspendre une fiche", card_id, reason
    )
    raise web.HTTPSeeOther("/desk/pilotage")


@responsable_only
async def restore_card(request: web.Request) -> web.StreamResponse:
    """``POST /desk/fiches/retablir``."""
    card_id = (await form(request)).get("card", "")[:120]
    library = request.app[keys.LIBRARY]
    await library.run(lambda: restore(library.engine, card_id))
    await asyncio.to_thread(
        request.app[DESK].audit.note, staff(request).name, "rétablir une fiche", card_id
    )
    raise web.HTTPSeeOther("/desk/pilotage")


@responsable_only
async def log(request: web.Request) -> web.StreamResponse:
    """``GET /desk/journal``: who did what, when."""
    lines = await asyncio.to_thread(request.app[DESK].audit.last)
    users = await asyncio.to_thread(request.app[DESK].accounts.all)
    return page(request, "log.html", lines=lines, users=users)


def _short(fields: dict[str, str], name: str, missing: str) -> str:
    text = clean_text(fields.get(name, ""))
    if not text:
        raise invalid(name, missing)
    if len(text) > _LONGEST:
        raise invalid(name, f"Ce texte est trop long : {_LONGEST} caractères au plus.")
    return text


ROUTES = (
    web.get("/desk/pilotage", show),
    web.post("/desk/pilotage/maintenance", maintenance),
    web.post("/desk/fiches/suspendre", suspend_card),
    web.post("/desk/fiches/retablir", restore_card),
    web.get("/desk/journal", log),
)
