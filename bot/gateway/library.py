"""What the public API looks things up in: communes and cards, opened in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.engine import Engine

from bot.gateway.problems import unavailable

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.territory import Territory

T = TypeVar("T")


class Library:
    """Territory and cards, opened once; every call runs in a thread, so the loop never waits."""

    def __init__(self, engine: Engine, today: Callable[[], date], patience: float = 20.0) -> None:
        """Args: the database, the service's date, seconds a request may wait for the opening."""
        self.engine = engine
        self._today = today
        self._patience = patience
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="library")
        self._territory: asyncio.Future[Territory] | None = None
        self._cards: asyncio.Future[KnowledgeBase] | None = None

    def open(self) -> None:
        """Begin to open, before anybody asks; call inside the running loop."""
        self._opening_territory()
        self._opening_cards()

    def close(self) -> None:
        """Let the threads end; what is running finishes first."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def territory(self) -> Territory:
        """The communes.

        Raises:
            Problem: 503 while they cannot be opened.
        """
        return await self._wait(self._opening_territory())

    async def cards(self) -> KnowledgeBase:
        """The cards.

        Raises:
            Problem: 503 while they cannot be opened.
        """
        return await self._wait(self._opening_cards())

    async def run(self, call: Callable[[], T]) -> T:
        """Run a blocking call in one of the library's threads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def _opening_territory(self) -> asyncio.Future[Territory]:
        if self._territory is None:
            loop = asyncio.get_running_loop()
            self._territory = loop.run_in_executor(self._threads, self._open_territory)
        return self._territory

    def _opening_cards(self) -> asyncio.Future[KnowledgeBase]:
        if self._cards is None:
            self._cards = asyncio.ensure_future(self._load_cards())
        return self._cards

    async def _load_cards(self) -> KnowledgeBase:
        # Names of places are not words to search the cards for: the communes come first.
        territory = await self._opening_territory()
        return await self.run(lambda: self._open_cards(territory))

    async def _wait(self, opening: asyncio.Future[T]) -> T:
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.shield(opening)
        except TimeoutError:
            raise unavailable("starting") from None

    # Imported here: the gateway listens seconds before numpy and the encoder are loaded.
    def _open_territory(self) -> Territory:
        from knowledge.territory import Territory  # noqa: PLC0415

        return Territory.load(self.engine)

    def _open_cards(self, territory: Territory) -> KnowledgeBase:
        from knowledge.base import KnowledgeBase  # noqa: PLC0415

        return KnowledgeBase.open(self.engine, today=self._today, territory=territory)
