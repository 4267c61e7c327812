"""Conversations: open, ask, erase."""

from __future__ import annotations

import asyncio
import re

from aiohttp import web

from bot.gateway import keys
from bot.gateway.bodies import json_object, json_response
from bot.gateway.problems import Problem, invalid
from bot.gateway.talk.sessions import Conversation, SessionError
from bot.gateway.talk.turn import conversation_unknown, iso, read_question

#: Codes of départements: 62, 2A, 974.
DEPARTMENT = re.compile(r"(?:\d{2}|2[AB]|97\d|98\d)", re.ASCII)
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)


async def create(request: web.Request) -> web.Response:
    """``POST /api/v1/conversations``."""
    body = await json_object(request, optional=True)
    department = body.get("departement")
    if department is not None and not (
        isinstance(department, str) and DEPARTMENT.fullmatch(department)
    ):
        raise invalid("departement", "Le département est un code, par exemple 62, 2A ou 974.")
    sessions = request.app[keys.TALK].records.sessions
    new = await asyncio.to_thread(sessions.create, department)
    return json_response(
        {"conversation_id": new.id, "token": new.token, "expires_at": iso(new.expires_at)},
        status=201,
    )


async def message(request: web.Request) -> web.Response:
    """``POST /api/v1/conversations/{id}/messages``."""
    conversation = await open_conversation(request)
    limit = request.app[keys.CONFIG].settings.rate_limit_session
    await request.app[keys.QUOTA].spend("session", conversation.id, limit)
    talk = request.app[keys.TALK]
    question = read_question(await json_object(request), talk.signer, conversation.id)
    return json_response(await talk.answer(conversation, question))


async def erase(request: web.Request) -> web.Response:
    """``DELETE /api/v1/conversations/{id}``."""
    conversation = await open_conversation(request, even_expired=True)
    await request.app[keys.TALK].erase(conversation)
    return web.Response(status=204)


async def open_conversation(request: web.Request, *, even_expired: bool = False) -> Conversation:
    """The conversation of the address, for who holds its token.

    Raises:
        Problem: 401, 404 or 410.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise _refused(
            "Cette conversation demande son jeton (en-tête « Authorization : Bearer … »)."
        )
    conversation_id = request.match_info["id"]
    if not _ID.fullmatch(conversation_id):
        raise conversation_unknown()
    sessions = request.app[keys.TALK].records.sessions
    try:
        return await asyncio.to_thread(
            sessions.open, conversation_id, token.strip(), even_expired=even_expired
        )
    except SessionError as error:
        if error.reason == "unknown":
            raise conversation_unknown() from None
        if error.reason == "token":
            raise _refused("Ce jeton n'ouvre pas cette conversation.") from None
        raise Problem(
            410,
            "expired-conversation",
            "Cette conversation est terminée : elle est restée trop longtemps sans message. "
            "Commencez-en une nouvelle.",
        ) from None


def _refused(detail: str) -> Problem:
    return Problem(401, "token", detail, headers={"WWW-Authenticate": "Bearer"})
