"""Who is asking, and what they may do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

from bot.desk.desk import STAFF
from bot.desk.store.accounts import User
from bot.gateway.problems import Problem

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]


def staff(request: web.Request) -> User:
    """The person signed in. Every page under ``/desk`` has one: the gate sees to it.

    Raises:
        Problem: 401, the page is not behind the gate.
    """
    user: User | None = request.get(STAFF)
    if user is None:
        raise Problem(401, "sign-in", "Connectez-vous pour continuer.")
    return user


def responsable_only(page: Page) -> Page:
    """Mark a page that only a « responsable » may use; agents get a 403 in French."""

    @wraps(page)
    async def checked(request: web.Request) -> web.StreamResponse:
        if not staff(request).is_responsable:
            raise Problem(403, "role", "Cette page est réservée aux responsables.")
        return await page(request)

    return checked
