"""Stopping the bot, suspending a card, the log; only for those who may."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.desk.notice import follow_notice
from bot.gateway import keys
from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.library.card import CARDS_DIR
from knowledge.library.suspension import restore, suspend
from tests.bot.desk.conftest import Colleague
from tests.bot.gateway.conftest import Visitor

PAGES = ("/desk/pilotage", "/desk/journal")
CHANGES = ("/desk/pilotage/maintenance", "/desk/fiches/suspendre", "/desk/fiches/retablir")


async def test_agents_may_not_steer(agent: Colleague) -> None:
    _, page = await agent.get("/desk")
    assert "Pilotage" not in page
    for path in PAGES:
        status, page = await agent.get(path)
        assert status == 403
        assert "réservée aux responsables" in page
    for path in CHANGES:
        status, _ = await agent.post(
            path, stop="1", message="x", card="loy-charges", reason="x", role="responsable"
        )
        assert status == 403
    assert agent.app[keys.MAINTENANCE].message is None


async def test_the_bot_is_stopped_and_started(responsable: Colleague) -> None:
    visitor = await Visitor(responsable.http, responsable.app).open()
    await responsable.get("/desk/compte")
    message = "Nous revenons lundi. <b>Merci</b>"
    status, page = await responsable.post("/desk/pilotage/maintenance", stop="1", message="  ")
    assert status == 422
    await responsable.get("/desk/compte")
    await responsable.post("/desk/pilotage/maintenance", stop="1", message=message)
    status, problem = await visitor.say("Bonjour")
    assert status == 503
    assert problem["detail"] == message
    # Another gateway, or this one after a restart, reads it again.
    responsable.app[keys.MAINTENANCE].message = None
    following = asyncio.create_task(follow_notice(responsable.app))
    await asyncio.sleep(0.3)
    following.cancel()
    assert responsable.app[keys.MAINTENANCE].message == message
    _, page = await responsable.get("/desk/compte")
    assert "Le bot est arrêté" in page
    await responsable.post("/desk/pilotage/maintenance")
    assert (await visitor.say("Bonjour"))[0] == 200
    _, page = await responsable.get("/desk/journal")
    assert "arrêter le bot" in page
    assert "remettre le bot en marche" in page
    assert "omar.benali" in page


async def test_a_card_is_suspended_with_its_reason(responsable: Colleague) -> None:
    responsable.app[keys.LIBRARY]._patience = 120
    status, page = await responsable.get("/desk/pilotage")
    assert status == 200
    status, _ = await responsable.post("/desk/fiches/suspendre", card="inconnue", reason="x")
    assert status == 422
    await responsable.get("/desk/pilotage")
    status, _ = await responsable.post("/desk/fiches/suspendre", card="loy-charges", reason="")
    assert status == 422
    await responsable.get("/desk/pilotage")
    status, page = await responsable.post(
        "/desk/fiches/suspendre", card="loy-charges", reason="Chiffre faux <script>"
    )
    assert "Chiffre faux <script>" in page
    assert "Rétablir" in page
    async with responsable.http.get(
        "/api/v1/knowledge/search", params={"q": "charges récupérables", "limit": "20"}
    ) as response:
        assert "loy-charges" not in [hit["id"] for hit in await response.json()]
    _, page = await responsable.get("/desk/journal")
    assert "suspendre une fiche" in page
    await responsable.get("/desk/pilotage")
    _, page = await responsable.post("/desk/fiches/retablir", card="loy-charges")
    assert "Aucune fiche n’est suspendue" in page


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    folder = tmp_path / "cards"
    shutil.copytree(CARDS_DIR / "loyers", folder / "loyers")
    engine = open_engine(f"sqlite:///{tmp_path / 'b.db'}")
    return KnowledgeBase.open(engine, folder=folder, encoder=None)


def test_a_suspended_card_is_not_found_by_any_way(base: KnowledgeBase, tmp_path: Path) -> None:
    elsewhere = open_engine(f"sqlite:///{tmp_path / 'b.db'}")  # as another process would
    question = "parking location séparée loc avantages"
    assert base.search(question)[0].id == "loy-annexes-parking"
    suspend(elsewhere, "loy-annexes-parking", "à revoir", "omar")
    assert "loy-annexes-parking" not in [hit.id for hit in base.search(question, 50)]
    assert base.card("loy-annexes-parking") is None
    answer = base.answer(question)
    assert answer.hit is None or answer.hit.id != "loy-annexes-parking"
    assert base.suspensions()["loy-annexes-parking"].reason == "à revoir"
    restore(elsewhere, "loy-annexes-parking")
    assert base.search(question)[0].id == "loy-annexes-parking"
