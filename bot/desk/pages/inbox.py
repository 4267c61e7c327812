"""Questions the bot did not answer well, grouped by likeness, and what staff propose for each."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

import knowledge
from bot.desk.access import staff
from bot.desk.desk import DESK
from bot.desk.export import export
from bot.desk.gate import form
from bot.desk.rendering import page
from bot.desk.store.questions import CARD, DECISIONS, EXAMPLE, OFF_TOPIC, WORDING, Asked
from bot.gateway import keys
from bot.gateway.problems import Problem, invalid
from bot.gateway.talk.cleaning import clean_text
from knowledge.base import KnowledgeBase
from knowledge.encoder import open_encoder
from knowledge.search.grouping import group_alike

_ROOT = Path(knowledge.__file__).resolve().parents[1]
_MAX_TEXT = 300
_MAX_ANSWER = 4000
REASONS = {
    "unclear": "non comprise",
    "unsure": "comprise sans certitude",
    "down": "réponse jugée inutile",
    "handed_off": "passée à une personne",
}
KINDS = {WORDING: "formulation", CARD: "nouvelle fiche", EXAMPLE: "exemple d’entraînement"}


async def inbox(request: web.Request) -> web.StreamResponse:
    """``GET /desk/questions``."""
    desk = request.app[DESK]
    library = request.app[keys.LIBRARY]
    asked = await asyncio.to_thread(desk.questions.open)
    groups = await library.run(lambda: _grouped(asked))
    proposals = await asyncio.to_thread(desk.questions.proposals)
    return page(
        request, "inbox.html", groups=groups, proposals=proposals, kinds=KINDS, count=len(asked)
    )


async def group(request: web.Request) -> web.StreamResponse:
    """``GET /desk/questions/groupe?n=…``: one group and the ways to treat it."""
    chosen = await _chosen(request, request.query.get("n", ""))
    library = request.app[keys.LIBRARY]
    cards: KnowledgeBase = await library.cards()
    close = await library.run(lambda: cards.search(chosen[0].text, 5))
    return page(
        request,
        "inbox_group.html",
        asked=chosen,
        numbers=_numbers(chosen),
        reasons=REASONS,
        close=close,
        cards=cards.cards,
        themes=sorted({card.theme for card in cards.cards}),
        intents=_intents(),
        maximum=_MAX_TEXT,
        longest=_MAX_ANSWER,
    )


async def decide(request: web.Request) -> web.StreamResponse:
    """``POST /desk/questions/{decision}``: a wording, a draft, an example, or off topic."""
    desk = request.app[DESK]
    me = staff(request)
    decision = request.match_info["decision"]
    fields = await form(request)
    chosen = await _chosen(request, fields.get("n", ""))
    target = ""
    if decision != OFF_TOPIC:
        text = _text(fields, "text", _MAX_TEXT)
        answer = _text(fields, "answer", _MAX_ANSWER) if decision == CARD else ""
        target = await _target(request, decision, fields.get("target", ""))
        await asyncio.to_thread(desk.questions.propose, decision, target, text, me.name, answer)
    await asyncio.to_thread(desk.questions.decide, [item.id for item in chosen], decision)
    await asyncio.to_thread(
        desk.audit.note, me.name, "traiter des questions", target, f"{decision} : {len(chosen)}"
    )
    raise web.HTTPSeeOther("/desk/questions")


async def download(request: web.Request) -> web.StreamResponse:
    """``GET /desk/questions/export.zip``: for review in git."""
    proposals = await asyncio.to_thread(request.app[DESK].questions.proposals)
    today = request.app[keys.CONFIG].settings.current_date()
    packed = await asyncio.to_thread(export, proposals, today)
    name = f"bailclair-propositions-{today.isoformat()}.zip"
    return web.Response(
        body=packed,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def integrated(request: web.Request) -> web.StreamResponse:
    """``POST /desk/questions/integrees``: the shown proposals are in git, forget them."""
    desk = request.app[DESK]
    given = (await form(request)).get("n", "")
    numbers = [int(part) for part in given.split(",") if part.isdigit() and len(part) < 16]
    await asyncio.to_thread(desk.questions.withdraw, numbers)
    await asyncio.to_thread(
        desk.audit.note,
        staff(request).name,
        "marquer des propositions intégrées",
        "",
        str(len(numbers)),
    )
    raise web.HTTPSeeOther("/desk/questions")


def _grouped(asked: list[Asked]) -> list[dict[str, Any]]:
    groups = group_alike([item.text for item in asked], open_encoder())
    return [
        {
            "first": asked[positions[0]],
            "others": [asked[position] for position in positions[1:]],
            "numbers": _numbers([asked[position] for position in positions]),
            "count": len(positions),
            "reasons": sorted({REASONS[asked[position].reason] for position in positions}),
        }
        for positions in groups
    ]


def _numbers(asked: list[Asked]) -> str:
    return ",".join(str(item.id) for item in asked)


async def _chosen(request: web.Request, given: str) -> list[Asked]:
    """The open questions whose numbers are given.

    Raises:
        Problem: 404, none of them is open (any more).
    """
    numbers = {int(part) for part in given[:5000].split(",") if part.isdigit() and len(part) < 16}
    asked = await asyncio.to_thread(request.app[DESK].questions.open)
    chosen = [item for item in asked if item.id in numbers]
    if not chosen:
        raise Problem(
            404, "unknown-question", "Ces questions sont déjà traitées, ou ont été effacées."
        )
    return chosen


async def _target(request: web.Request, decision: str, given: str) -> str:
    """The card, theme or intent, if there is such a one.

    Raises:
        Problem: 422, there is none.
    """
    if decision == EXAMPLE:
        known = set(_intents())
    else:
        cards = (await request.app[keys.LIBRARY].cards()).cards
        known = {card.id if decision == WORDING else card.theme for card in cards}
    if given not in known:
        raise invalid("target", "Choisissez dans la liste.")
    return given


def _text(fields: dict[str, str], name: str, most: int) -> str:
    text = clean_text(fields.get(name, ""))
    if not 1 <= len(text) <= most:
        raise invalid(name, f"Ce texte doit compter entre 1 et {most} caractères.")
    return text


@lru_cache(maxsize=1)
def _intents() -> list[str]:
    """Names of the intents that can be trained."""
    domain = yaml.safe_load((_ROOT / "domain.yml").read_text(encoding="utf-8"))
    names = [next(iter(it)) if isinstance(it, dict) else it for it in domain["intents"]]
    return sorted(names)


ROUTES = (
    web.get("/desk/questions", inbox),
    web.get("/desk/questions/groupe", group),
    web.get("/desk/questions/export.zip", download),
    web.post("/desk/questions/integrees", integrated),
    web.post(f"/desk/questions/{{decision:{'|'.join(DECISIONS)}}}", decide),
)
