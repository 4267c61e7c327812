"""Erases conversations: on demand, and when their time is over."""

from __future__ import annotations

import asyncio
import math
import time

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.gateway.metrics import Metrics
from bot.gateway.talk.sessions import SessionStore
from bot.gateway.talk.transcript import Transcript

_log = structlog.get_logger(__name__)
_EVERY = 300.0
# Events without a session: probes, or a turn that ended after its conversation was erased.
_ORPHAN_AGE = 3600.0


def purge(
    sessions: SessionStore, transcript: Transcript, retention_days: int, now: float | None = None
) -> int:
    """Erase ended conversations older than the retention, and events that belong to nobody.

    Returns:
        How many conversations were erased.
    """
    over = sessions.over(retention_days)
    for conversation_id, _ in over:
        sessions.erase(conversation_id)
    transcript.erase([sender for _, sender in over])
    moment = (time.time() if now is None else now) - _ORPHAN_AGE
    transcript.erase(transcript.senders_quiet_since(moment) - sessions.sender_ids())
    return len(over)


def erase_one(sessions: SessionStore, transcript: Transcript, conversation_id: str) -> int:
    """Erase a conversation: its session first, so that nothing more can be added.

    Returns:
        1, or 0 when there is none of that id.
    """
    sender_id = sessions.sender_of(conversation_id)
    if sender_id is None:
        return 0
    sessions.erase(conversation_id)
    transcript.erase([sender_id])
    return 1


def erase_all(sessions: SessionStore, transcript: Transcript) -> int:
    """Erase every conversation, also what belongs to no session.

    Returns:
        How many sessions were erased.
    """
    count = sessions.erase_all()
    transcript.erase(transcript.senders_quiet_since(math.inf))
    return count


async def purge_for_ever(
    sessions: SessionStore, transcript: Transcript, retention_days: int, metrics: Metrics
) -> None:
    """Run :func:`purge` until cancelled."""
    while True:
        try:
            count = await asyncio.to_thread(purge, sessions, transcript, retention_days)
        except SQLAlchemyError as error:
            _log.warning("purge_failed", error=type(error).__name__)
        else:
            metrics.purged.inc(count)
            if count:
                _log.info("purged", conversations=count)
        await asyncio.sleep(_EVERY)
