"""Somebody signed in at the desk of a real gateway: ``agent``, ``responsable``."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from html import unescape
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar, web

from bot.desk.desk import DESK, Desk
from tests.bot.gateway.conftest import Visitor, bot, config, gateway, settings, visitor

__all__ = ["bot", "config", "gateway", "settings", "visitor"]

PASSWORD = "quatre mots sans rapport"
HTML = {"Accept": "text/html"}
_CSRF = re.compile(r'data-csrf="([0-9a-f]{64})"')


class Colleague:
    """A browser at the desk, without the browser."""

    def __init__(self, visitor: Visitor) -> None:
        self.app: web.Application = visitor.app
        # Cookies of a bare address are refused by default.
        base = str(visitor.http._base_url)
        self.http = ClientSession(base, cookie_jar=CookieJar(unsafe=True), headers=HTML)
        self.csrf = ""

    @property
    def desk(self) -> Desk:
        return self.app[DESK]

    async def get(self, path: str, **options: Any) -> tuple[int, str]:
        """Status and text of a page, redirections followed; its form token is kept."""
        async with self.http.get(path, **options) as response:
            text = await response.text()
        found = _CSRF.search(text)
        if found:
            self.csrf = found.group(1)
        return response.status, unescape(text)

    async def post(self, path: str, csrf: str | None = None, **fields: str) -> tuple[int, str]:
        """Send a form with its token; redirections are followed."""
        data = {"csrf": self.csrf if csrf is None else csrf, **fields}
        async with self.http.post(path, data=data) as response:
            text = await response.text()
        found = _CSRF.search(text)
        if found:
            self.csrf = found.group(1)
        return response.status, unescape(text)

    async def sign_in(self, name: str, password: str = PASSWORD) -> tuple[int, str]:
        await self.get("/desk/connexion")
        return await self.post("/desk/connexion", name=name, password=password)


@pytest.fixture
async def stranger(
    gateway: Callable[..., Awaitable[Visitor]],
) -> AsyncIterator[Callable[[], Awaitable[Colleague]]]:
    """New browsers, all at the desk of the same gateway: ``await stranger()``."""
    running = await gateway()
    opened: list[Colleague] = []

    async def arrive() -> Colleague:
        opened.append(Colleague(running))
        return opened[-1]

    yield arrive
    for colleague in opened:
        await colleague.http.close()


@pytest.fixture
async def agent(stranger: Callable[[], Awaitable[Colleague]]) -> Colleague:
    """Léa, agent, signed in."""
    return await _signed_in(await stranger(), "lea.martin", "agent", "Léa")


@pytest.fixture
async def responsable(stranger: Callable[[], Awaitable[Colleague]]) -> Colleague:
    """Omar, responsable, signed in."""
    return await _signed_in(await stranger(), "omar.benali", "responsable", "Omar")


async def _signed_in(colleague: Colleague, name: str, role: str, first_name: str) -> Colleague:
    colleague.desk.accounts.create(name, PASSWORD, role, first_name)
    status, text = await colleague.sign_in(name)
    assert status == 200, text
    return colleague
