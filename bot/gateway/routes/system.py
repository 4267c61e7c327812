"""Health, metrics, description of the API."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.gateway import keys
from bot.gateway.bodies import json_response
from bot.gateway.description import describe
from bot.gateway.problems import CONTACT
from knowledge.datasets import status
from rules_core import families

_SERVICE = "bailclair"


async def health(request: web.Request) -> web.Response:
    """``GET /health``: 200 only when a question would be answered."""
    maintenance = request.app[keys.MAINTENANCE].message
    today = request.app[keys.CONFIG].settings.current_date().isoformat()
    if maintenance is not None:
        body: dict[str, Any] = {"status": "maintenance", "message": maintenance}
        return json_response({**body, "service": _SERVICE, "contact": CONTACT}, status=503)
    state = await request.app[keys.PROBE].check()
    body = {"status": "ok" if state.ok else "unavailable", "service": _SERVICE, "date": today}
    body["probe_ms"] = state.milliseconds
    if not state.ok:
        body |= {"reason": state.reason, "contact": CONTACT}
    return json_response(body, status=200 if state.ok else 503)


async def live(_request: web.Request) -> web.Response:
    """``GET /livez``: the gateway itself runs (for whoever restarts it)."""
    return json_response({"status": "ok", "service": _SERVICE})


async def metrics(request: web.Request) -> web.Response:
    """``GET /metrics`` for Prometheus."""
    today = request.app[keys.CONFIG].settings.current_date()
    library = request.app[keys.LIBRARY]
    stale = request.app[keys.METRICS].stale
    for family in families():
        stale.labels("parameters", family.name).set(family.is_stale(today))
    for table in (await library.run(lambda: status(library.engine, today))).tables:
        stale.labels("table", table.name).set(table.stale)
    body = generate_latest(request.app[keys.METRICS].registry)
    return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


async def openapi(_request: web.Request) -> web.Response:
    """``GET /api/openapi.json``."""
    return web.Response(
        body=_description(),
        content_type="application/json",
        charset="utf-8",
        headers={"Cache-Control": "public, max-age=300"},
    )


@cache
def _description() -> bytes:
    return json.dumps(describe(), ensure_ascii=False).encode()
