"""Outermost guard: a request id, one log line and the metrics of every request."""

from __future__ import annotations

import time
import uuid

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.gateway import keys

_log = structlog.get_logger(__name__)


@web.middleware
async def trace(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Give the request an id (also sent back), log it without its content, count it."""
    request_id = str(uuid.uuid4())
    request[keys.REQUEST_ID] = request_id
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id)
    started = time.perf_counter()
    response = await handler(request)
    seconds = time.perf_counter() - started
    response.headers["X-Request-Id"] = request_id
    route = _route(request)
    metrics = request.app[keys.METRICS]
    method = request.method if request.method in _METHODS else "OTHER"
    metrics.requests.labels(route, method, str(response.status)).inc()
    metrics.request_seconds.labels(route).observe(seconds)
    quiet = route in _ASKED_BY_MACHINES and response.status < 400
    (_log.debug if quiet else _log.info)(
        "request",
        route=route,
        method=method,
        status=response.status,
        ms=round(seconds * 1000, 1),
        problem=request.get(keys.PROBLEM_CODE),
    )
    return response


# Every few seconds, by the supervisor and by monitoring.
_ASKED_BY_MACHINES = frozenset({"/livez", "/health", "/metrics"})
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"})


def _route(request: web.Request) -> str:
    """The pattern of the route, never the path itself: it may hold anything."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"
