"""Typed names of what the application carries."""

from __future__ import annotations

from aiohttp import web

from bot.gateway.config import GatewayConfig
from bot.gateway.guards.quota import Quota
from bot.gateway.health import Probe
from bot.gateway.library import Library
from bot.gateway.maintenance import Maintenance
from bot.gateway.metrics import Metrics
from bot.gateway.talk.turn import Talk

CONFIG = web.AppKey("config", GatewayConfig)
METRICS = web.AppKey("metrics", Metrics)
TALK = web.AppKey("talk", Talk)
QUOTA = web.AppKey("quota", Quota)
PROBE = web.AppKey("probe", Probe)
LIBRARY = web.AppKey("library", Library)
MAINTENANCE = web.AppKey("maintenance", Maintenance)

REQUEST_ID = web.RequestKey("request_id", str)
PROBLEM_CODE = web.RequestKey("problem_code", str)
