"""The queue of visitors who want a person, and the conversation with one of them."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from bot.desk.access import staff
from bot.desk.desk import DESK
from bot.desk.gate import form
from bot.desk.names import department_name
from bot.desk.rendering import page, part
from bot.desk.store.requests import CALLED_BACK, CLOSED, HANDED_BACK, TAKEN, Request
from bot.gateway import keys
from bot.gateway.bodies import json_response
from bot.gateway.problems import Problem, invalid
from bot.gateway.talk.cleaning import clean_text

MAX_REPLY = 2000
#: What each way of ending is called in the log.
_ENDS = {
    "rappele": (CALLED_BACK, "noter un rappel"),
    "rendre": (HANDED_BACK, "rendre au bot"),
    "fermer": (CLOSED, "fermer une demande"),
}
STATUS_NAMES = {
    "waiting": "En attente",
    "taken": "Prise",
    "called_back": "Rappelé",
    "handed_back": "Rendue au bot",
    "closed": "Fermée",
    "cancelled": "Abandonnée par le visiteur",
}


async def queue(request: web.Request) -> web.StreamResponse:
    """``GET /desk/demandes``."""
    return page(request, "requests.html", **await asyncio.to_thread(_queue, request))


async def queue_part(request: web.Request) -> web.StreamResponse:
    """``GET /desk/demandes/liste``: the tables alone, for the page that refreshes itself."""
    values = await asyncio.to_thread(_queue, request)
    return part(request, "requests_list.html", **values)


async def waiting(request: web.Request) -> web.StreamResponse:
    """``GET /desk/demandes/attente``: how many wait, for the head of every page."""
    count = await asyncio.to_thread(request.app[DESK].requests.waiting)
    return json_response({"waiting": count})


async def show(request: web.Request) -> web.StreamResponse:
    """``GET /desk/demandes/{id}``: one visitor."""
    return page(request, "request.html", **await asyncio.to_thread(_one, request))


async def thread(request: web.Request) -> web.StreamResponse:
    """``GET /desk/demandes/{id}/fil``: state and messages, for the page that refreshes itself."""
    values = await asyncio.to_thread(_one, request)
    return part(request, "request_thread.html", **values)


async def take(request: web.Request) -> web.StreamResponse:
    """``POST /desk/demandes/{id}/prendre``: only one person has a visitor."""
    me = staff(request)
    desk = request.app[DESK]
    found = await asyncio.to_thread(_found, request)
    relieve = "relayer" in await form(request)
    day = request.app[keys.CONFIG].settings.current_date()
    mine = await asyncio.to_thread(
        lambda: desk.requests.take(found.id, me.name, me.first_name, day, relieve=relieve)
    )
    if not mine:
        now = await asyncio.to_thread(_found, request)
        if now.status == TAKEN:
            raise Problem(409, "taken", f"{now.person} vient de prendre cette demande.")
        raise Problem(409, "over", "Cette demande est close.")
    await asyncio.to_thread(desk.audit.note, me.name, "prendre une demande", str(found.id))
    raise web.HTTPSeeOther(f"/desk/demandes/{found.id}")


async def reply(request: web.Request) -> web.StreamResponse:
    """``POST /desk/demandes/{id}/repondre``: write in the visitor's conversation."""
    me = staff(request)
    desk = request.app[DESK]
    found = await asyncio.to_thread(_found, request)
    text = clean_text((await form(request)).get("text", ""))
    if not 1 <= len(text) <= MAX_REPLY:
        raise invalid("text", f"Votre réponse doit compter entre 1 et {MAX_REPLY} caractères.")
    done = await asyncio.to_thread(desk.requests.reply, found.id, me.name, me.first_name, text)
    if not done:
        raise Problem(
            409, "not-yours", "Cette demande n'est pas (ou plus) à vous : rechargez la page."
        )
    await asyncio.to_thread(request.app[keys.TALK].records.sessions.extend, found.conversation_id)
    if "text/html" not in request.headers.get("Accept", ""):
        return web.Response(status=204)
    raise web.HTTPSeeOther(f"/desk/demandes/{found.id}")


async def end(request: web.Request) -> web.StreamResponse:
    """``POST /desk/demandes/{id}/{end}``: called back, handed back to the bot, or closed."""
    me = staff(request)
    desk = request.app[DESK]
    found = await asyncio.to_thread(_found, request)
    status, action = _ENDS[request.match_info["end"]]
    if await asyncio.to_thread(desk.requests.end, found.id, status):
        await asyncio.to_thread(desk.audit.note, me.name, action, str(found.id))
    raise web.HTTPSeeOther("/desk/demandes")


def _found(request: web.Request) -> Request:
    number = request.match_info["id"]
    found = request.app[DESK].requests.get(int(number)) if len(number) < 16 else None
    if found is None:
        raise Problem(
            404, "unknown-request", "Cette demande n'existe pas ou a été effacée par le visiteur."
        )
    return found


def _queue(request: web.Request) -> dict[str, Any]:
    requests = request.app[DESK].requests
    return {
        "open": [_row(found) for found in requests.queue()],
        "ended": [_row(found) for found in requests.ended()],
    }


def _row(found: Request) -> dict[str, Any]:
    code = found.department
    return {
        "it": found,
        "label": STATUS_NAMES[found.status],
        "department": f"{department_name(code)} ({code})" if code else "non précisé",
    }


def _one(request: web.Request) -> dict[str, Any]:
    desk = request.app[DESK]
    found = _found(request)
    records = request.app[keys.TALK].records
    sender = records.sessions.sender_of(found.conversation_id)
    return {
        **_row(found),
        "mine": found.status == TAKEN and found.user_name == staff(request).name,
        "transcript": records.transcript.lines(sender) if sender else [],
        "messages": desk.requests.messages(found.id),
        "contact": desk.requests.contact(found.id),
        "maximum": MAX_REPLY,
    }


ROUTES = (
    web.get("/desk/demandes", queue),
    web.get("/desk/demandes/liste", queue_part),
    web.get("/desk/demandes/attente", waiting),
    web.get(r"/desk/demandes/{id:\d+}", show),
    web.get(r"/desk/demandes/{id:\d+}/fil", thread),
    web.post(r"/desk/demandes/{id:\d+}/prendre", take),
    web.post(r"/desk/demandes/{id:\d+}/repondre", reply),
    web.post(r"/desk/demandes/{id:\d+}/{end:rappele|rendre|fermer}", end),
)
