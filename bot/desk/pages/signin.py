"""Signing in and out."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.desk.access import staff
from bot.desk.desk import DESK, STAFF
from bot.desk.gate import SIGN_IN, form
from bot.desk.rendering import page
from bot.desk.store.accounts import MIN_PASSWORD, AccountError
from bot.gateway.guards.address import client_address

_WRONG = "Nom d’utilisateur ou mot de passe incorrect."


async def show(request: web.Request) -> web.StreamResponse:
    """``GET /desk/connexion``: the form, or how to create the first account."""
    if STAFF in request:
        raise web.HTTPSeeOther("/desk")
    return await _form_page(request, wanted=request.query.get("suite", ""))


async def sign_in(request: web.Request) -> web.StreamResponse:
    """``POST /desk/connexion``: check, then a new session in place of whatever was there."""
    desk = request.app[DESK]
    fields = await form(request)
    name = fields.get("name", "")[:100]
    wanted = fields.get("suite", "")
    address = client_address(request)
    wait = await asyncio.to_thread(desk.attempts.wait, name, address)
    if wait:
        return await _locked_page(request, name, wanted, wait)
    async with desk.password_checks:
        user = await asyncio.to_thread(desk.accounts.check, name, fields.get("password", ""))
    if user is None:
        await asyncio.to_thread(desk.attempts.failed, name, address)
        wait = await asyncio.to_thread(desk.attempts.wait, name, address)
        if wait:
            await asyncio.to_thread(desk.audit.note, "—", "bloquer la connexion", name[:40])
            return await _locked_page(request, name, wanted, wait)
        return await _form_page(request, 401, error=_WRONG, name=name, wanted=wanted)
    await asyncio.to_thread(desk.attempts.succeeded, name)
    old = desk.cookies.read(request)
    if old:
        await asyncio.to_thread(desk.sessions.end, old)
    token = await asyncio.to_thread(desk.sessions.begin, user)
    await asyncio.to_thread(desk.audit.note, user.name, "se connecter")
    response = web.Response(status=303, headers={"Location": _inside(wanted)})
    desk.cookies.write(request, response, token)
    return response


async def sign_out(request: web.Request) -> web.StreamResponse:
    """``POST /desk/deconnexion``."""
    desk = request.app[DESK]
    token = desk.cookies.read(request)
    if token:
        await asyncio.to_thread(desk.sessions.end, token)
    await asyncio.to_thread(desk.audit.note, staff(request).name, "se déconnecter")
    response = web.Response(status=303, headers={"Location": SIGN_IN})
    desk.cookies.clear(response)
    return response


async def show_account(request: web.Request) -> web.StreamResponse:
    """``GET /desk/compte``: one's own account."""
    return page(request, "account.html", minimum=MIN_PASSWORD, error="", done=False)


async def change_password(request: web.Request) -> web.StreamResponse:
    """``POST /desk/compte``: a new password; one signs in again with it."""
    desk = request.app[DESK]
    me = staff(request)
    fields = await form(request)
    address = client_address(request)
    new = fields.get("new", "")
    error = ""
    wait = await asyncio.to_thread(desk.attempts.wait, me.name, address)
    if wait:
        error = _locked(wait)
    elif new != fields.get("again", ""):
        error = "Les deux nouveaux mots de passe sont différents."
    else:
        async with desk.password_checks:
            known = await asyncio.to_thread(
                desk.accounts.check, me.name, fields.get("password", "")
            )
        if known is None:
            await asyncio.to_thread(desk.attempts.failed, me.name, address)
            error = "Le mot de passe actuel est incorrect."
        else:
            try:
                await asyncio.to_thread(desk.accounts.set_password, me.name, new)
            except AccountError as refused:
                error = str(refused)
    if error:
        return page(request, "account.html", 422, minimum=MIN_PASSWORD, error=error, done=False)
    await asyncio.to_thread(desk.audit.note, me.name, "changer son mot de passe")
    response = web.Response(status=303, headers={"Location": SIGN_IN})
    desk.cookies.clear(response)
    return response


async def _form_page(
    request: web.Request, status: int = 200, *, error: str = "", name: str = "", wanted: str = ""
) -> web.StreamResponse:
    ready = await asyncio.to_thread(request.app[DESK].accounts.any)
    template = "signin.html" if ready else "first.html"
    return page(request, template, status, error=error, name=name, wanted=wanted)


async def _locked_page(
    request: web.Request, name: str, wanted: str, wait: int
) -> web.StreamResponse:
    response = await _form_page(request, 429, error=_locked(wait), name=name, wanted=wanted)
    response.headers["Retry-After"] = str(wait)
    return response


def _locked(wait: int) -> str:
    minutes = max(1, -(-wait // 60))
    return (
        "Trop d’essais incorrects : la connexion est bloquée. Réessayez dans "
        f"{minutes}\u00a0minute{'s' if minutes > 1 else ''}, ou demandez à un responsable."
    )


def _inside(wanted: str) -> str:
    """The page asked for before, if it is one of the desk."""
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if plain and wanted.startswith("/desk/") else "/desk"


ROUTES = (
    web.get(SIGN_IN, show),
    web.post(SIGN_IN, sign_in),
    web.post("/desk/deconnexion", sign_out),
    web.get("/desk/compte", show_account),
    web.post("/desk/compte", change_password),
)
