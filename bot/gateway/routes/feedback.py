"""``POST /api/v1/conversations/{id}/feedback``: what a visitor thinks of an answer."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from bot.desk.desk import DESK
from bot.desk.store.questions import THUMBS_DOWN
from bot.gateway import keys
from bot.gateway.bodies import json_object
from bot.gateway.problems import invalid
from bot.gateway.routes.conversations import open_conversation
from bot.gateway.talk.opinions import REASONS, VOTES, Opinion


async def give(request: web.Request) -> web.Response:
    """Keep the opinion; with the text of question and answer only if the visitor says so."""
    conversation = await open_conversation(request)
    body = await json_object(request)
    opinion = _read(body)
    if opinion.turn > conversation.turns:
        raise invalid("answer", "Cette réponse n'existe pas dans cette conversation.")
    records = request.app[keys.TALK].records
    shared = None
    if body.get("share_text") is True:
        shared = await asyncio.to_thread(
            records.transcript.exchange, conversation.sender_id, opinion.turn
        )
    await asyncio.to_thread(records.opinions.give, conversation.id, opinion, shared)
    desk = request.app[DESK]
    observer = request.app[keys.TALK].observer
    await asyncio.to_thread(observer.vote, opinion.vote)
    if opinion.vote == "down" and shared:
        await asyncio.to_thread(
            desk.questions.note, conversation.id, opinion.turn, THUMBS_DOWN, shared[0]
        )
    for reason in opinion.reasons or ("none",):
        request.app[keys.METRICS].opinions.labels(opinion.vote, reason).inc()
    return web.Response(status=204)


def _read(body: dict[str, Any]) -> Opinion:
    turn = body.get("answer")
    if isinstance(turn, bool) or not isinstance(turn, int) or not 1 <= turn <= 100_000:
        raise invalid("answer", "Le champ « answer » est le numéro de la réponse, à partir de 1.")
    vote = body.get("vote")
    if vote not in VOTES:
        raise invalid("vote", "Le champ « vote » est « up » (utile) ou « down » (pas utile).")
    reasons = body.get("reasons") or []
    if not isinstance(reasons, list) or not all(reason in REASONS for reason in reasons):
        raise invalid("reasons", f"Les raisons possibles sont : {', '.join(REASONS)}.")
    if not isinstance(body.get("share_text", False), bool | None):
        raise invalid("share_text", "Le champ « share_text » est vrai ou faux.")
    return Opinion(turn, vote, tuple(dict.fromkeys(reasons)))
