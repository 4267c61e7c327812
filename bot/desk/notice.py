"""Keeps a gateway's off-switch at what the desk decided, also on another gateway or before."""

from __future__ import annotations

import asyncio

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.desk import DESK
from bot.gateway import keys

_EVERY = 5.0
_log = structlog.get_logger(__name__)


async def follow_notice(app: web.Application) -> None:
    """Read the maintenance message again and again; the one of the command line wins."""
    given = app[keys.CONFIG].maintenance
    while given is None:
        try:
            message = await asyncio.to_thread(app[DESK].notices.maintenance)
        except SQLAlchemyError as error:
            _log.warning("notice_unread", error=type(error).__name__)
        else:
            app[keys.MAINTENANCE].message = message
        await asyncio.sleep(_EVERY)
