"""Reading the body of a request: JSON object, UTF-8, small, and in time."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from typing import Any, NoReturn

from aiohttp import web

from bot.gateway import keys
from bot.gateway.problems import Problem

# Bytes. 500 characters never need more, even all escaped (\uXXXX\uXXXX).
MAX_BODY = 16_384


async def json_object(request: web.Request, *, optional: bool = False) -> dict[str, Any]:
    """Read the body as a JSON object; numbers with decimals come as ``Decimal``.

    Args:
        request: the request.
        optional: an empty body counts as ``{}``.

    Raises:
        Problem: 400, 408, 413, 415 or 422 with French words.
    """
    raw = await _read(request)
    if optional and not raw.strip():
        return {}
    charset = request.charset or "utf-8"
    if request.content_type != "application/json" or charset.lower() not in ("utf-8", "utf8"):
        raise Problem(
            415,
            "media-type",
            "Envoyez du JSON en UTF-8 (en-tête « Content-Type : application/json »).",
        )
    try:
        body = json.loads(raw.decode("utf-8"), parse_float=Decimal, parse_constant=_refuse)
    except UnicodeDecodeError:
        raise Problem(400, "encoding", "Le texte n'est pas en UTF-8.") from None
    except (ValueError, RecursionError):
        raise Problem(400, "json", "Le JSON envoyé est incomplet ou incorrect.") from None
    if not isinstance(body, dict):
        raise Problem(
            422, "invalid-body", 'Un objet JSON est attendu, par exemple { "text" : "…" }.'
        )
    return body


async def _read(request: web.Request) -> bytes:
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Problem(415, "encoding", "Les corps compressés ne sont pas acceptés.")
    if (request.content_length or 0) > MAX_BODY:
        raise web.HTTPRequestEntityTooLarge(MAX_BODY, request.content_length or 0)
    try:
        async with asyncio.timeout(request.app[keys.CONFIG].body_timeout):
            return await request.read()
    except TimeoutError:
        raise Problem(
            408,
            "too-slow",
            "Votre message met trop de temps à arriver. Réessayez.",
        ) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def json_response(data: Any, status: int = 200) -> web.Response:
    """A JSON answer with its accents readable."""
    return web.Response(
        status=status,
        body=json.dumps(data, ensure_ascii=False).encode(),
        content_type="application/json",
        charset="utf-8",
    )
