"""Puts the gateway together."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

from bot.desk.desk import DESK, Desk
from bot.desk.gate import error_pages, gate
from bot.desk.notice import follow_notice
from bot.desk.observe import Observer
from bot.desk.routes import desk_routes
from bot.gateway import keys
from bot.gateway.bodies import MAX_BODY
from bot.gateway.config import GatewayConfig
from bot.gateway.guards.address import address_quota
from bot.gateway.guards.cors import cors
from bot.gateway.guards.errors import errors
from bot.gateway.guards.headers import security_headers
from bot.gateway.guards.off_switch import off_switch
from bot.gateway.guards.quota import Quota
from bot.gateway.guards.trace import trace
from bot.gateway.health import Probe
from bot.gateway.library import Library
from bot.gateway.maintenance import Maintenance
from bot.gateway.metrics import Metrics
from bot.gateway.routes import (
    communes,
    conversations,
    feedback,
    handoff,
    knowledge,
    pages,
    recap,
    rules,
    system,
)
from bot.gateway.secret_file import load_secret
from bot.gateway.talk.assistant import Assistant
from bot.gateway.talk.busy import Turnstile
from bot.gateway.talk.erasure import Records, purge_for_ever
from bot.gateway.talk.payloads import ButtonSigner
from bot.gateway.talk.turn import Talk
from knowledge.database import open_engine


def build_app(config: GatewayConfig) -> web.Application:
    """The application, ready to be run; connections open when it starts."""
    app = web.Application(
        middlewares=[
            *(trace, security_headers, cors, error_pages),
            *(errors, off_switch, address_quota, gate),
        ],
        client_max_size=MAX_BODY,
    )
    app[keys.CONFIG] = config
    app[keys.METRICS] = Metrics()
    app[keys.MAINTENANCE] = Maintenance(config.maintenance)
    app.cleanup_ctx.append(_parts)
    app.add_routes(
        [
            web.post("/api/v1/conversations", conversations.create),
            web.post("/api/v1/conversations/{id}/messages", conversations.message),
            web.post("/api/v1/conversations/{id}/feedback", feedback.give),
            web.get("/api/v1/conversations/{id}/recap.pdf", recap.download),
            web.post("/api/v1/conversations/{id}/handoff", handoff.ask),
            web.get("/api/v1/conversations/{id}/handoff", handoff.read),
            web.delete("/api/v1/conversations/{id}/handoff", handoff.cancel),
            web.delete("/api/v1/conversations/{id}", conversations.erase),
            web.get("/api/v1/communes", communes.search),
            web.get("/api/v1/knowledge/search", knowledge.search),
            web.post("/api/v1/rules/{rule}", rules.compute),
            web.get("/api/openapi.json", system.openapi),
            web.get("/health", system.health),
            web.get("/livez", system.live),
            web.get("/metrics", system.metrics),
            web.get("/", pages.home),
            web.get("/chat", pages.chat),
            web.get("/widget.js", pages.widget),
            web.get("/static/{name}", pages.static),
            *desk_routes(),
        ]
    )
    return app


async def _parts(app: web.Application) -> AsyncIterator[None]:
    """Open what the routes need, and close it at the end."""
    config = app[keys.CONFIG]
    settings = config.settings
    engine = open_engine(settings.database_url)
    talk_engine = open_engine(config.tracker_url)
    secret = load_secret(settings.data_dir)
    desk = app[DESK] = await asyncio.to_thread(Desk.open, talk_engine, secret)
    follower = asyncio.create_task(follow_notice(app))
    records = await asyncio.to_thread(Records.open, talk_engine, settings.session_minutes)
    assistant = Assistant(config.rasa_url, config.actions_url, config.rasa_timeout)
    library = Library(engine, settings.current_date)
    metrics = app[keys.METRICS]
    app[keys.QUOTA] = Quota(settings.redis_url, secret)
    app[keys.LIBRARY] = library
    app[keys.PROBE] = Probe(assistant, records.transcript, engine)
    observer = Observer(desk.counts, desk.questions, settings.current_date)
    app[keys.TALK] = Talk(
        config, records, assistant, ButtonSigner(secret), metrics, Turnstile(), observer
    )
    purging = asyncio.create_task(purge_for_ever(records, settings.retention_days, metrics))
    # SQLite: whoever closes a file last rewrites it from its log (30 ms). One connection that stays
    # open spares that to every question, here and in Rasa.
    with engine.connect(), talk_engine.connect():
        yield
    for task in (purging, follower):
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    library.close()
    await assistant.close()
    talk_engine.dispose()
    engine.dispose()
