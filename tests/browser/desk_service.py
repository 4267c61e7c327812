"""A real gateway with its desk, for browsers: real database, cards and communes, a scripted bot."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.sync_api import Page

from bot.desk.desk import DESK, Desk
from bot.gateway import keys
from bot.gateway.app import build_app
from bot.gateway.config import GatewayConfig
from knowledge.settings import Settings
from tests.bot.gateway.conftest import BadBot
from tests.conftest import TODAY

PASSWORD = "quatre mots sans rapport"


class DeskService:
    """The service in a thread of its own, so that the synchronous browser tests can use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bot = BadBot()
        self.url = ""
        self.app: web.Application | None = None
        self._loop = asyncio.new_event_loop()
        self._runner: web.AppRunner | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def desk(self) -> Desk:
        """The stores, to prepare and to look."""
        assert self.app is not None
        return self.app[DESK]

    def start(self) -> DeskService:
        """Start serving; ``url`` is known afterwards."""
        self._thread.start()
        self.run(self._start()).result(60)
        return self

    def wait_for_cards(self) -> None:
        """Wait until the cards are open: on a busy machine the first time takes a while."""
        assert self.app is not None
        self.run(self.app[keys.LIBRARY].cards()).result(300)

    def stop(self) -> None:
        """Stop everything."""
        self.run(self._stop()).result(60)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def run(self, work: Any) -> Future[Any]:
        """Run a coroutine on the service's loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def staff(self, name: str, role: str = "agent") -> str:
        """An account of that first name; returns its user name."""
        user = name.lower().translate(str.maketrans("éè", "ee"))
        if user not in [known.name for known in self.desk.accounts.all()]:
            self.desk.accounts.create(user, PASSWORD, role, name)
        return user

    async def _start(self) -> None:
        await self.bot.start()
        bot = f"http://127.0.0.1:{self.bot.port}"
        settings = Settings(
            data_dir=self.folder,
            database_url=f"sqlite:///{self.folder / 'bailclair.db'}",
            rate_limit_session=0,
            rate_limit_address=0,
            today=date.fromisoformat(TODAY),
        )
        tracker = f"sqlite:///{self.folder / 'conversations.db'}"
        self.app = build_app(GatewayConfig(settings, bot, bot, tracker))
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        # A busy machine takes its time to open the cards; a page waits for them.
        self.app[keys.LIBRARY]._patience = 240
        self.app[keys.LIBRARY].open()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()
        await self.bot.stop()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill the sign-in form."""
    page.get_by_label("Nom d’utilisateur").fill(name)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()
