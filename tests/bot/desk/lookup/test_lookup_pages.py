"""The pages of the lookup over HTTP: for signed-in people only, forms with their token only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from knowledge.library.suspension import suspend
from knowledge.settings import Settings
from tests.bot.desk.conftest import Colleague, agent, bot, config, gateway, stranger
from tests.bot.desk.conftest import settings as settings_of_any_day
from tests.conftest import TODAY

__all__ = ["agent", "bot", "config", "gateway", "settings_of_any_day", "stranger"]


@pytest.fixture
def settings(settings_of_any_day: Settings) -> Settings:
    return replace(settings_of_any_day, today=date.fromisoformat(TODAY))


async def ask(colleague: Colleague, path: str, **fields: str) -> tuple[int, str]:
    """Post a form; while the cards are being opened, ask again."""
    for _attempt in range(6):
        status, text = await colleague.post(path, **fields)
        if status != 503:
            break
        await asyncio.sleep(1)
    return status, text


async def test_strangers_see_nothing(stranger: Callable[[], Awaitable[Colleague]]) -> None:
    somebody = await stranger()
    status, text = await somebody.get("/desk/fiches/log-passoire")
    assert status == 200
    assert "passoire" not in text.replace("log-passoire", "")
    status, _text = await somebody.post("/desk/recherche", q="loyer")
    assert status in (401, 403)


async def test_signed_in_people_look_up_compute_and_read(agent: Colleague) -> None:
    status, text = await agent.get("/desk")
    assert status == 200
    assert 'name="q"' in text
    assert "unsafe" not in text
    status, text = await ask(agent, "/desk/recherche", q="45m2 lens lli loyer")
    assert status == 200
    assert "Lens (62)" in text
    assert "594,90" in text
    status, _text = await agent.post("/desk/recherche", csrf="0" * 64, q="loyer")
    assert status == 403
    status, text = await agent.post("/desk/calculs/rent-ceiling", commune="Lens", surface="x")
    assert status == 200
    assert "surface" in text
    status, _text = await agent.post("/desk/calculs/inconnu")
    assert status == 404
    status, text = await agent.post("/desk/recherche", q="<script>alert(1)</script>")
    assert status == 200
    async with agent.http.get("/desk") as response:
        policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


async def test_a_suspended_card_is_not_found_but_says_why(agent: Colleague) -> None:
    status, text = await ask(agent, "/desk/recherche", q="passoire thermique")
    assert status == 200
    assert "/desk/fiches/log-passoire" in text
    status, _text = await agent.get("/desk/fiches/nexiste-pas")
    assert status == 404
    from bot.gateway import keys

    engine = agent.app[keys.LIBRARY].engine
    suspend(engine, "log-passoire", "Décret modifié hier", "omar.benali")
    _status, text = await agent.post("/desk/recherche", q="passoire thermique")
    assert "/desk/fiches/log-passoire" not in text
    status, text = await agent.get("/desk/fiches/log-passoire?departement=62")
    assert status == 200
    assert "Décret modifié hier" in text
    assert "ADIL du Pas-de-Calais" in text


pytestmark = pytest.mark.timeout(240)
