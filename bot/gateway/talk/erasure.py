"""Erases conversations: on demand, and when their time is over."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Collection
from dataclasses import dataclass

import structlog
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.store.migrate import migrate
from bot.desk.store.questions import Questions
from bot.desk.store.requests import Requests
from bot.gateway.metrics import Metrics
from bot.gateway.talk.opinions import OpinionStore
from bot.gateway.talk.sessions import SessionStore
from bot.gateway.talk.transcript import Transcript

_log = structlog.get_logger(__name__)
_EVERY = 300.0
# Events without a session: probes, or a turn that ended after its conversation was erased.
_ORPHAN_AGE = 3600.0


@dataclass(frozen=True)
class Records:
    """Everything kept of conversations."""

    sessions: SessionStore
    transcript: Transcript
    opinions: OpinionStore
    requests: Requests
    questions: Questions

    @classmethod
    def open(cls, engine: Engine, session_minutes: int) -> Records:
        """Open the records of a database, creating the gateway's own tables if needed."""
        migrate(engine)
        return cls(
            SessionStore(engine, session_minutes),
            Transcript(engine),
            OpinionStore(engine),
            Requests(engine),
            Questions(engine),
        )

    def erase_beside(self, conversation_ids: Collection[str]) -> None:
        """Erase what hangs on conversations besides their messages."""
        self.opinions.erase(conversation_ids)
        self.requests.erase(conversation_ids)
        self.questions.erase(conversation_ids)


def purge(records: Records, retention_days: int, now: float | None = None) -> int:
    """Erase ended conversations older than the retention, and events that belong to nobody.

    Returns:
        How many conversations were erased.
    """
    sessions, transcript = records.sessions, records.transcript
    over = sessions.over(retention_days)
    for conversation_id, _ in over:
        sessions.erase(conversation_id)
    records.erase_beside([conversation_id for conversation_id, _ in over])
    records.requests.purge_contacts(retention_days)
    transcript.erase([sender for _, sender in over])
    moment = (time.time() if now is None else now) - _ORPHAN_AGE
    transcript.erase(transcript.senders_quiet_since(moment) - sessions.sender_ids())
    transcript.forget_log()
    return len(over)


def erase_one(records: Records, conversation_id: str) -> int:
    """Erase a conversation: its session first, so that nothing more can be added.

    Returns:
        1, or 0 when there is none of that id.
    """
    sender_id = records.sessions.sender_of(conversation_id)
    if sender_id is None:
        return 0
    records.sessions.erase(conversation_id)
    records.erase_beside([conversation_id])
    records.transcript.erase([sender_id])
    records.transcript.forget_log()
    return 1


def erase_all(records: Records) -> int:
    """Erase every conversation, also what belongs to no session.

    Returns:
        How many sessions were erased.
    """
    count = records.sessions.erase_all()
    records.opinions.erase_all()
    records.requests.erase_all()
    records.questions.erase_all()
    records.transcript.erase(records.transcript.senders_quiet_since(math.inf))
    return count


async def purge_for_ever(records: Records, retention_days: int, metrics: Metrics) -> None:
    """Run :func:`purge` until cancelled."""
    while True:
        try:
            count = await asyncio.to_thread(purge, records, retention_days)
        except SQLAlchemyError as error:
            _log.warning("purge_failed", error=type(error).__name__)
        else:
            metrics.purged.inc(count)
            if count:
                _log.info("purged", conversations=count)
        await asyncio.sleep(_EVERY)
