"""Whether a question would be answered now: a real one is asked, through every part."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.gateway.talk.assistant import Assistant, AssistantDown, AssistantSlow
from bot.gateway.talk.replies import merge
from bot.gateway.talk.transcript import Transcript

_log = structlog.get_logger(__name__)

# Understanding, territory, rules, actions: the answer needs all of them.
PROBE = "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?"
_GOOD_FOR = 5.0
_BAD_FOR = 1.0


@dataclass(frozen=True)
class Health:
    """Result of a probe.

    Attributes:
        ok: a question would be answered.
        reason: stable English word when not: assistant-down, assistant-slow, actions-down,
            no-answer, database-down.
        milliseconds: time the probe took.
    """

    ok: bool
    reason: str | None
    milliseconds: int


class Probe:
    """Asks at most one question at a time and remembers the result a few seconds."""

    def __init__(self, assistant: Assistant, transcript: Transcript, engine: Engine) -> None:
        self._assistant = assistant
        self._transcript = transcript
        self._engine = engine
        self._lock = asyncio.Lock()
        self._last: Health | None = None
        self._until = 0.0

    async def check(self) -> Health:
        """The state of the service, at most :data:`_GOOD_FOR` seconds old."""
        async with self._lock:
            if self._last is None or time.monotonic() > self._until:
                self._last = await self._probe()
                good_for = _GOOD_FOR if self._last.ok else _BAD_FOR
                self._until = time.monotonic() + good_for
            return self._last

    async def _probe(self) -> Health:
        started = time.perf_counter()
        reason = await self._trouble()
        milliseconds = round((time.perf_counter() - started) * 1000)
        if reason and (self._last is None or self._last.ok):
            _log.warning("unhealthy", reason=reason, ms=milliseconds)
        elif not reason and self._last is not None and not self._last.ok:
            _log.info("healthy_again", ms=milliseconds)
        return Health(reason is None, reason, milliseconds)

    async def _trouble(self) -> str | None:
        sender_id = f"probe-{secrets.token_hex(8)}"
        try:
            await asyncio.to_thread(self._touch_database)
            raw = await self._assistant.ask(sender_id, PROBE)
            await asyncio.to_thread(self._transcript.erase, [sender_id])
        except AssistantDown:
            return "assistant-down"
        except AssistantSlow:
            return "assistant-slow"
        except SQLAlchemyError:
            return "database-down"
        if self._is_answer(raw):
            return None
        return "no-answer" if await self._assistant.actions_alive() else "actions-down"

    @staticmethod
    def _is_answer(raw: list[dict[str, Any]]) -> bool:
        """Something was said by an action (only they add details), and not an apology."""
        reply = merge(raw, str)
        by_action = any(isinstance(message.get("custom"), dict) for message in raw)
        return by_action and bool(reply["messages"]) and reply["status"] != "error"

    def _touch_database(self) -> None:
        with self._engine.connect() as connection:
            connection.execute(text("SELECT 1"))
