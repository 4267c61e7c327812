"""Pages of the desk: jinja2 templates, everything escaped."""

from __future__ import annotations

import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.desk.desk import CSRF, STAFF
from bot.gateway import keys
from bot.gateway.typography import typeset
from rules_core import french

HERE = Path(__file__).parent
#: Where templates and files of the pages are looked for, in this order.
FOLDERS = (HERE, HERE / "lookup")
_PARIS = ZoneInfo("Europe/Paris")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates; strict: a value that is missing is an error, not a blank."""
    env = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in FOLDERS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["now_since"] = now_since
    env.filters.update(
        contact=contact, moment=moment, day=french.day, duration=duration, typeset=typeset
    )
    return env


def render(request: web.Request, template: str, **values: Any) -> str:
    """A template or a part of a page as text.

    Every template knows ``staff`` (or None), ``csrf``, ``path``, ``maintenance`` and ``today``.
    """
    common = {
        "staff": request.get(STAFF),
        "csrf": request.get(CSRF, ""),
        "path": request.path,
        "maintenance": request.app[keys.MAINTENANCE].message,
        "today": request.app[keys.CONFIG].settings.current_date(),
    }
    return environment().get_template(template).render({**common, **values})


def part(request: web.Request, template: str, **values: Any) -> web.Response:
    """A part of a page, for a script that puts it in its place."""
    return web.Response(text=render(request, template, **values), content_type="text/html")


def page(request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
    """A whole page, never kept by a browser or a proxy."""
    return web.Response(
        text=render(request, template, **values),
        status=status,
        content_type="text/html",
        # « no-referrer » would make browsers send our own forms from the origin « null ».
        headers={"Cache-Control": "no-store", "Referrer-Policy": "same-origin"},
    )


def now_since(seconds: float) -> float:
    """Seconds that passed since a moment."""
    return max(0.0, time.time() - seconds)


def moment(seconds: float) -> str:
    """Seconds since 1970 as « 21 novembre 2026, 14:05 », French time."""
    at = datetime.fromtimestamp(seconds, _PARIS)
    return f"{french.day(at.date())}, {at:%H:%M}"


def contact(value: str) -> str:
    """A ten-digit telephone number in pairs; anything else as it is."""
    if len(value) == 10 and value.isdigit():
        return "\u00a0".join(value[start : start + 2] for start in range(0, 10, 2))
    return value


def duration(seconds: float) -> str:
    """Seconds as « moins d'une minute », « 12 min », « 3 h 05 », « 2 j »."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "moins d’une minute"
    if minutes < 60:
        return f"{minutes}\u00a0min"
    if minutes < 24 * 60:
        return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02d}"
    return f"{minutes // (24 * 60)}\u00a0j"
