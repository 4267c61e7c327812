"""How the service is used: counts only, no text, nobody."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import date, timedelta
from typing import Any

from aiohttp import web

from bot.desk.chart import stacked_bars
from bot.desk.desk import DESK
from bot.desk.names import TOPICS
from bot.desk.rendering import page
from bot.gateway import keys
from knowledge.base import KnowledgeBase
from knowledge.territory import Territory

PERIODS = (7, 30, 90)
STATUSES = {
    "answered": "Répondu",
    "asked": "Précision demandée",
    "declined": "Non comprise ou hors sujet",
    "handed_off": "Passée à une personne",
    "error": "Erreur",
}
_TOP = 10


async def show(request: web.Request) -> web.StreamResponse:
    """``GET /desk/tableau?jours=30``."""
    start, end, days = _period(request)
    library = request.app[keys.LIBRARY]
    territory, cards = await library.territory(), await library.cards()
    values = await asyncio.to_thread(_figures, request, start, end, territory, cards)
    return page(request, "dashboard.html", days=days, periods=PERIODS, **values)


async def download(request: web.Request) -> web.StreamResponse:
    """``GET /desk/tableau.csv?jours=30``: every count of the period."""
    start, end, days = _period(request)
    counts = request.app[DESK].counts

    def rows() -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["jour", "famille", "nom", "nombre"])
        for family in ("status", "topic", "commune", "card", "vote"):
            for day, names in counts.by_day(family, start, end).items():
                for name, number in sorted(names.items()):
                    writer.writerow([day.isoformat(), family, name, number])
        return out.getvalue()

    # The mark tells spreadsheets that this is UTF-8.
    body = "\ufeff" + await asyncio.to_thread(rows)
    name = f"bailclair-{end.isoformat()}-{days}-jours.csv"
    return web.Response(
        body=body.encode(),
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _period(request: web.Request) -> tuple[date, date, int]:
    given = request.query.get("jours", "")
    days = int(given) if given in {str(period) for period in PERIODS} else 30
    end = request.app[keys.CONFIG].settings.current_date()
    return end - timedelta(days=days - 1), end, days


def _figures(
    request: web.Request, start: date, end: date, territory: Territory, cards: KnowledgeBase
) -> dict[str, Any]:
    counts = request.app[DESK].counts
    by_day = counts.by_day("status", start, end)
    votes = counts.total("vote", start, end)
    given = sum(votes.values())
    titles = {card.id: card.title for card in cards.cards}
    read = counts.total("card", start, end)
    return {
        "statuses": STATUSES,
        "by_day": by_day,
        "totals": counts.total("status", start, end),
        "chart": stacked_bars(by_day, STATUSES),
        "topics": _named(counts.total("topic", start, end), TOPICS),
        "communes": [
            (_commune(territory, code), number)
            for code, number in list(counts.total("commune", start, end).items())[:_TOP]
        ],
        "cards": _named(read, titles),
        "unread": sorted(title for card_id, title in titles.items() if card_id not in read),
        "votes": given,
        "satisfaction": round(100 * votes.get("up", 0) / given) if given else None,
        "wait": counts.median_wait(start, end),
    }


def _named(totals: dict[str, int], names: dict[str, str]) -> list[tuple[str, int]]:
    return [(names.get(name, name), number) for name, number in list(totals.items())[:_TOP]]


def _commune(territory: Territory, code: str) -> str:
    commune = territory.get(code)
    return f"{commune.name} ({commune.department})" if commune else code


ROUTES = (web.get("/desk/tableau", show), web.get("/desk/tableau.csv", download))
