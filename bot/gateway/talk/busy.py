"""One question at a time per conversation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.gateway.problems import Problem


class Turnstile:
    """A lock per conversation that exists only while somebody holds or awaits it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def passing(self, conversation_id: str, patience: float) -> AsyncIterator[None]:
        """Wait for one's turn.

        Args:
            conversation_id: whose conversation.
            patience: seconds to wait.

        Raises:
            Problem: 409, the question before is still being answered.
        """
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        try:
            async with asyncio.timeout(patience):
                await lock.acquire()
        except TimeoutError:
            raise Problem(
                409,
                "busy",
                "Je réponds encore à votre question précédente. Attendez sa réponse, puis "
                "renvoyez celle-ci.",
                headers={"Retry-After": "2"},
            ) from None
        try:
            yield
        finally:
            lock.release()
