"""``/api/v1/conversations/{id}/handoff``: wanting a person, reading what the person writes."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from aiohttp import web

from bot.desk.desk import DESK
from bot.desk.names import department_of
from bot.desk.store.requests import CANCELLED, Request
from bot.gateway import keys
from bot.gateway.bodies import json_object, json_response
from bot.gateway.problems import Problem, invalid
from bot.gateway.routes.conversations import DEPARTMENT, open_conversation
from bot.gateway.talk.cleaning import clean_text
from bot.gateway.talk.sessions import Conversation
from bot.gateway.talk.turn import iso

# Requests a minute of one conversation: nobody means more.
_PER_MINUTE = 6
_PHONE = re.compile(r"\+?\d{9,15}", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>\"',;:]{1,64}@[^\s@<>\"',;:.]+(?:\.[^\s@<>\"',;:.]+)+")
_BETWEEN_DIGITS = re.compile(r"[\s.()/-]")


async def ask(request: web.Request) -> web.Response:
    """``POST``: ask for a person, with the visitor's consent."""
    conversation = await open_conversation(request)
    limit = request.app[keys.CONFIG].settings.rate_limit_session
    await request.app[keys.QUOTA].spend("handoff", conversation.id, min(limit, _PER_MINUTE))
    contact, department = _read(await json_object(request))
    desk = request.app[DESK]
    if not await asyncio.to_thread(desk.accounts.any):
        raise Problem(
            503,
            "no-desk",
            "Ce service n'a pas de permanence : personne ne peut vous répondre ici.",
        )
    records = request.app[keys.TALK].records

    def note() -> None:
        place = department or conversation.department
        if place is None:
            commune = records.transcript.last_commune(conversation.sender_id)
            place = department_of(commune) if commune else None
        desk.requests.ask(conversation.id, place, contact)

    await asyncio.to_thread(note)
    return json_response(await _state(request, conversation, 0))


async def read(request: web.Request) -> web.Response:
    """``GET``: where the request stands, and what the person wrote after message ``after``."""
    conversation = await open_conversation(request)
    after = request.query.get("after", "0")
    if not (after.isascii() and after.isdigit() and len(after) <= 15):
        raise invalid("after", "Le paramètre « after » est le numéro du dernier message lu.")
    return json_response(await _state(request, conversation, int(after)))


async def cancel(request: web.Request) -> web.Response:
    """``DELETE``: back to the bot."""
    conversation = await open_conversation(request)
    desk = request.app[DESK]
    found = await asyncio.to_thread(desk.requests.latest, conversation.id)
    if found is not None:
        await asyncio.to_thread(desk.requests.end, found.id, CANCELLED)
    return web.Response(status=204)


async def _state(request: web.Request, conversation: Conversation, after: int) -> dict[str, Any]:
    desk = request.app[DESK]
    sessions = request.app[keys.TALK].records.sessions

    def look() -> dict[str, Any]:
        found: Request | None = desk.requests.latest(conversation.id)
        written = desk.requests.messages(found.id, after) if found else []
        # Who waits for a person is not silent: the conversation must not end meanwhile.
        ends = sessions.extend(conversation.id) if found and found.is_open else None
        return {
            "status": found.status if found else "none",
            "person": found.person if found else None,
            "available": desk.accounts.any(),
            "staffed": desk.sessions.present() > 0,
            "hours": request.app[keys.CONFIG].settings.desk_hours,
            "messages": [
                {"id": m.id, "person": m.person, "text": m.text, "at": iso(m.at)}
                for m in written
                if m.person
            ],
            "expires_at": iso(ends) if ends else None,
        }

    return await asyncio.to_thread(look)


def _read(body: dict[str, Any]) -> tuple[str | None, str | None]:
    if body.get("consent") is not True:
        raise invalid(
            "consent",
            "Pour parler à quelqu'un, acceptez que la conversation (sans données personnelles) "
            "soit transmise : « consent » doit être vrai.",
        )
    department = body.get("departement")
    if department is not None and not (
        isinstance(department, str) and DEPARTMENT.fullmatch(department)
    ):
        raise invalid("departement", "Le département est un code, par exemple 62, 2A ou 974.")
    return _contact(body.get("contact")), department


def _contact(given: Any) -> str | None:
    if given is None or given == "":
        return None
    text = clean_text(given) if isinstance(given, str) and len(given) <= 100 else ""
    digits = _BETWEEN_DIGITS.sub("", text)
    if _PHONE.fullmatch(digits):
        return digits
    if _EMAIL.fullmatch(text):
        return text
    raise invalid(
        "contact",
        "Indiquez un numéro de téléphone (par exemple 06 12 34 56 78) ou une adresse e-mail, ou "
        "laissez ce champ vide.",
    )
