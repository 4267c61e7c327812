"""Parameters of the query string, checked with French words."""

from __future__ import annotations

from aiohttp import web

from bot.gateway.problems import invalid
from bot.gateway.talk.cleaning import clean_text

MAX_QUERY = 200


def text_parameter(request: web.Request, name: str = "q") -> str:
    """A non-empty text of at most :data:`MAX_QUERY` characters.

    Raises:
        Problem: 422 with the name of the parameter.
    """
    values = request.query.getall(name, [])
    if len(values) != 1:
        raise invalid(
            name, f"Indiquez une fois le paramètre « {name} », par exemple ?{name}=Arras."
        )
    text = clean_text(values[0])
    if not 1 <= len(text) <= MAX_QUERY or len(values[0]) > MAX_QUERY:
        raise invalid(
            name, f"Le paramètre « {name} » doit contenir entre 1 et {MAX_QUERY} caractères."
        )
    return text


def limit_parameter(request: web.Request, default: int, most: int) -> int:
    """The parameter ``limit``, a whole number from 1 to ``most``.

    Raises:
        Problem: 422 with the name of the parameter.
    """
    values = request.query.getall("limit", [])
    if not values:
        return default
    raw = values[0]
    if len(values) == 1 and raw.isascii() and raw.isdigit() and 1 <= int(raw[:6]) <= most:
        return int(raw)
    raise invalid("limit", f"Le paramètre « limit » doit être un nombre entier de 1 à {most}.")
