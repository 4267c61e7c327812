"""The way in: everything under ``/desk`` asks for a signed-in person and a form token."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.desk.cookies import fresh
from bot.desk.desk import CSRF, DESK, STAFF
from bot.desk.rendering import page
from bot.gateway import keys
from bot.gateway.problems import Problem

SIGN_IN = "/desk/connexion"
_STATIC = "/desk/static/"
#: A page that refreshes itself says so: that is no sign of life of the person.
AUTO = "X-Auto-Refresh"
_SAFE = frozenset({"GET", "HEAD"})


def is_desk(request: web.Request) -> bool:
    """Whether the request is for the desk."""
    return request.path == "/desk" or request.path.startswith("/desk/")


@web.middleware
async def error_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Errors of the desk as pages for people; scripts get the problem document."""
    response = await handler(request)
    if not (is_desk(request) and response.content_type == "application/problem+json"):
        return response
    if "text/html" not in request.headers.get("Accept", "") or not isinstance(
        response, web.Response
    ):
        return response
    problem = json.loads(response.body or b"{}")  # type: ignore[arg-type]
    return page(request, "error.html", status=response.status, problem=problem)


@web.middleware
async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Find out who asks, send strangers to the sign-in page, refuse forms without their token."""
    if not is_desk(request) or request.path.startswith(_STATIC):
        return await handler(request)
    desk = request.app[DESK]
    token = desk.cookies.read(request)
    user = None
    if token:
        active = AUTO not in request.headers
        user = await asyncio.to_thread(desk.sessions.find, token, active=active)
    if user is not None:
        request[STAFF] = user
    elif request.path != SIGN_IN:
        return _to_sign_in(request)
    new = None if token else fresh()
    request[CSRF] = desk.cookies.csrf(token or new or "")
    if request.method not in _SAFE:
        await _check_form(request, token)
    response = await handler(request)
    if new and request.method in _SAFE:
        desk.cookies.write(request, response, new)
    return response


def _to_sign_in(request: web.Request) -> web.StreamResponse:
    if request.method not in _SAFE or "text/html" not in request.headers.get("Accept", ""):
        raise Problem(401, "sign-in", "Votre session est terminée. Connectez-vous de nouveau.")
    asked = quote(request.path_qs, safe="/?=&%")
    wanted = "" if request.path == "/desk" else f"?suite={quote(asked, safe='/')}"
    raise web.HTTPSeeOther(f"{SIGN_IN}{wanted}")


async def _check_form(request: web.Request, token: str | None) -> None:
    """Refuse what our own pages did not send.

    Raises:
        Problem: 403 foreign or without token, 408 too slow, 415 not a form.
    """
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        raise _refused()
    given = request.headers.get("X-CSRF-Token")
    if given is None:
        given = (await form(request)).get("csrf", "")
    if token is None or not request.app[DESK].cookies.csrf_matches(token, given):
        raise _refused()


async def form(request: web.Request) -> dict[str, str]:
    """The fields of a form sent by a page, read once, in time; files are not fields.

    Raises:
        Problem: 408 too slow, 415 not a form.
    """
    if request.content_type != "application/x-www-form-urlencoded":
        raise Problem(415, "media-type", "Un formulaire est attendu.")
    try:
        async with asyncio.timeout(request.app[keys.CONFIG].body_timeout):
            fields = await request.post()
    except TimeoutError:
        raise Problem(408, "too-slow", "L'envoi a pris trop de temps. Réessayez.") from None
    except (ValueError, LookupError):
        raise Problem(400, "unreadable", "Ce formulaire est illisible.") from None
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _refused() -> Problem:
    return Problem(
        403,
        "form-token",
        "Ce formulaire n'est plus valable. Revenez à la page précédente, rechargez-la et "
        "recommencez.",
    )
