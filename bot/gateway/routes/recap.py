"""``GET /api/v1/conversations/{id}/recap.pdf``: an answer to keep, or the whole conversation."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.gateway import keys
from bot.gateway.problems import Problem, invalid
from bot.gateway.recap import (
    Exchange,
    chain_of,
    department_of,
    read_exchanges,
    recap_pdf,
    recap_sections,
)
from bot.gateway.routes.conversations import open_conversation
from bot.gateway.talk.sessions import Conversation
from bot.gateway.talk.transcript import Transcript
from knowledge.contacts import for_department

TITLE = "Bail Clair : récapitulatif"


async def download(request: web.Request) -> web.Response:
    """The recap of answer ``?answer=N`` and of the questions that led to it; of all without it."""
    conversation = await open_conversation(request)
    limit = request.app[keys.CONFIG].settings.rate_limit_session
    await request.app[keys.QUOTA].spend("recap", conversation.id, limit)
    number = _number(request.query.get("answer"))
    transcript = request.app[keys.TALK].records.transcript
    document = await asyncio.to_thread(_build, transcript, conversation, number)
    if document is None:
        raise Problem(404, "unknown-answer", "Cette réponse n'existe pas dans cette conversation.")
    return web.Response(
        body=document,
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="bail-clair.pdf"'},
    )


def _number(raw: str | None) -> int | None:
    if raw is None:
        return None
    if not (raw.isascii() and raw.isdigit() and 1 <= len(raw) <= 6):
        raise invalid("answer", "« answer » est le numéro de la réponse, à partir de 1.")
    return int(raw)


def _build(transcript: Transcript, conversation: Conversation, number: int | None) -> bytes | None:
    exchanges: list[Exchange] = read_exchanges(transcript.spoken(conversation.sender_id))
    wanted = exchanges if number is None else chain_of(exchanges, number)
    if not wanted:
        return None
    contacts = for_department(department_of(wanted) or conversation.department)
    return recap_pdf(TITLE, recap_sections(wanted, contacts))
