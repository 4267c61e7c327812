"""What the bot could not answer, what staff propose, the files for review, the counts."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.desk.chart import stacked_bars
from bot.desk.export import export
from bot.desk.observe import SURE, Observer
from bot.desk.store.counts import Counts
from bot.desk.store.migrate import migrate
from bot.desk.store.questions import Proposal, Questions
from bot.gateway import keys
from knowledge.database import open_engine
from knowledge.library.loader import load_cards
from knowledge.search.grouping import group_alike
from tests.bot.desk.conftest import Colleague
from tests.bot.gateway.conftest import BadBot, Visitor, rasa_exchange

DAY = date(2026, 11, 21)


@pytest.fixture
async def caller(agent: Colleague) -> AsyncIterator[Visitor]:
    """A visitor of the gateway where Léa sits at the desk."""
    from aiohttp import ClientSession

    agent.app[keys.LIBRARY]._patience = 120
    http = ClientSession(str(agent.http._base_url))
    yield await Visitor(http, agent.app).open()
    await http.close()


def says(text: str, status: str, **custom: Any) -> list[dict[str, Any]]:
    """What the bot answers."""
    return [{"recipient_id": "x", "text": text}, {"custom": {"status": status, **custom}}]


async def test_from_a_declined_question_to_files_for_git(
    agent: Colleague, caller: Visitor, bot: BadBot
) -> None:
    bot.answer = says("Je n’ai pas compris.", "declined")
    await caller.say("<b>parking</b> en plus du loyer ? paul@exemple.fr")
    bot.answer = says("Je vous propose une personne.", "handed_off")
    await caller.say("Pouvez-vous me rappeler")
    bot.answer = says("Voici.", "answered")
    await caller.say("Question bien comprise")

    async with agent.http.get("/desk/questions") as response:
        raw = await response.text()
    assert "&lt;b&gt;parking&lt;/b&gt;" in raw
    assert "[adresse e-mail]" in raw
    assert "paul@exemple.fr" not in raw
    assert "passée à une personne" in raw
    assert "Question bien comprise" not in raw

    _, page = await agent.get("/desk/questions/groupe?n=1")
    assert "Une fiche y répond déjà" in page
    for fields in (
        {"text": "", "target": "loy-annexes-parking"},
        {"text": "parking en plus", "target": "../../etc/passwd"},
        {"text": "x" * 301, "target": "loy-annexes-parking"},
    ):
        status, _ = await agent.post("/desk/questions/wording", n="1", **fields)
        assert status == 422
    await agent.get("/desk/questions/groupe?n=1")
    status, page = await agent.post(
        "/desk/questions/wording", n="1", text="un parking en plus ?", target="loy-annexes-parking"
    )
    assert status == 200
    assert "un parking en plus ?" in page
    status, _ = await agent.post("/desk/questions/off_topic", n="1")
    assert status == 404
    await agent.get("/desk/questions")
    status, page = await agent.post(
        "/desk/questions/example", n="2", text="je veux [qu'on](x) me rappelle", target="human"
    )
    assert status == 200, page
    assert "Aucune question à traiter." in page

    async with agent.http.get("/desk/questions/export.zip") as response:
        assert response.content_type == "application/zip"
        archive = zipfile.ZipFile(io.BytesIO(await response.read()))
    assert sorted(archive.namelist()) == [
        "LISEZ-MOI.txt",
        "bot/training/nlu/permanence.yml",
        "knowledge/cards/loyers/loy-annexes-parking.md",
    ]
    _, page = await agent.get("/desk/questions")
    await agent.post("/desk/questions/integrees", n="1,2")
    assert agent.desk.questions.proposals() == []


async def test_a_thumb_down_counts_and_shows_its_text_only_with_consent(
    agent: Colleague, caller: Visitor, bot: BadBot
) -> None:
    sender = agent.app[keys.TALK].records.sessions.sender_of(caller.id)
    assert sender
    bot.answer = says("Voici.", "answered")
    await caller.say("Première question")
    rasa_exchange(agent.app[keys.CONFIG].tracker_url, sender, 1, "Première question", "Voici.")
    for share in (False, True):
        async with caller.http.post(
            f"{caller.path}/feedback",
            json={"answer": 1, "vote": "down", "reasons": [], "share_text": share},
            headers=caller.bearer,
        ) as response:
            assert response.status == 204
        shown = [asked.text for asked in agent.desk.questions.open()]
        assert shown == (["Première question"] if share else [])
    assert await caller.erase() == 204
    assert agent.desk.questions.open() == []


async def test_dashboard_counts_and_exports_without_a_text(
    agent: Colleague, caller: Visitor, bot: BadBot
) -> None:
    result = {"rule": "income-ceiling", "inputs": {"commune": "62041"}, "references": []}
    bot.answer = says("48 268 €", "answered", results=[result])
    await caller.say("phrase tres reconnaissable")
    bot.answer = says("Une fiche.", "answered", card="loy-annexes-parking")
    await caller.say("Et le parking ?")
    status, page = await agent.get("/desk/tableau?jours=7")
    assert status == 200
    for expected in ("Plafonds de ressources", "Arras", "garage, la cave ou le jardin", "<svg"):
        assert expected in page
    assert "phrase tres reconnaissable" not in page
    for odd in ("-1", "x", "100000"):
        assert (await agent.get(f"/desk/tableau?jours={odd}"))[0] == 200
    async with agent.http.get("/desk/tableau.csv?jours=7") as response:
        text = (await response.read()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    today = agent.app[keys.CONFIG].settings.current_date().isoformat()
    assert [today, "status", "answered", "2"] in rows
    assert [today, "commune", "62041", "1"] in rows
    assert "reconnaissable" not in text


@pytest.fixture
def observer(tmp_path: Path) -> Observer:
    engine = open_engine(f"sqlite:///{tmp_path / 'c.db'}")
    migrate(engine)
    return Observer(Counts(engine), Questions(engine), lambda: DAY)


@pytest.mark.parametrize(
    ("status", "confidence", "text", "reason"),
    [
        ("declined", 0.3, "q", "unclear"),
        ("handed_off", 0.9, "q", "handed_off"),
        ("answered", SURE - 0.01, "q", "unsure"),
        ("answered", SURE, "q", None),
        ("answered", None, "q", None),
        ("asked", 0.3, "q", None),
        ("declined", 0.3, None, None),
    ],
)
def test_what_comes_into_the_inbox(
    observer: Observer, status: str, confidence: float | None, text: str | None, reason: str | None
) -> None:
    observer.turn("c" * 32, 1, text, [], status=status, confidence=confidence)
    assert [asked.reason for asked in observer.questions.open()] == ([reason] if reason else [])
    assert observer.counts.total("status", DAY, DAY) == {status: 1}


def test_a_message_that_led_to_other_words_comes_into_the_inbox(observer: Observer) -> None:
    lost = [{"custom": {"lost": True}}]
    observer.turn("c" * 32, 1, "turlututu", lost, status="asked", confidence=0.2)
    assert [asked.reason for asked in observer.questions.open()] == ["unclear"]


def test_counts_add_up_by_day_and_survive_odd_answers(observer: Observer) -> None:
    for raw in (
        [],
        [{"custom": "x"}],
        [{"custom": {"results": "x"}}],
        [{"custom": {"results": [1]}}],
    ):
        observer.turn("c" * 32, 1, None, raw, status="answered", confidence=None)
    assert observer.counts.total("status", DAY, DAY) == {"answered": 4}
    by_day = observer.counts.by_day("status", date(2026, 11, 19), DAY)
    assert by_day == {date(2026, 11, 19): {}, date(2026, 11, 20): {}, DAY: {"answered": 4}}
    assert observer.counts.median_wait(DAY, DAY) is None


def test_bars_stand_on_each_other_and_fill_the_height() -> None:
    chart = stacked_bars({DAY: {"a": 3, "b": 1}}, {"a": "A", "b": "B"})
    low, high = chart.bars
    assert (low.height, high.height) == (150, 50)
    assert (low.y, high.y) == (50, 0)
    assert stacked_bars({DAY: {}}, {"a": "A"}).bars == ()


def test_export_gives_files_that_the_repository_can_read(tmp_path: Path) -> None:
    tricky = 'dites « oui » : "non" \\ #1'
    proposals = [
        Proposal(1, "wording", "loy-annexes-parking", tricky, "", "lea"),
        Proposal(2, "wording", "loy-annexes-parking", tricky, "", "lea"),
        Proposal(3, "card", "loyers", "Où poser l'œuvre : d'art ?", "Chez vous.", "lea"),
        Proposal(4, "card", "loyers", "Où poser l'œuvre : d'art ?", "Ailleurs.", "lea"),
        Proposal(5, "example", "human", "- appelez [moi](nom)\nvite", "", "lea"),
        Proposal(6, "wording", "fiche-disparue", "x", "", "lea"),
    ]
    zipfile.ZipFile(io.BytesIO(export(proposals, DAY))).extractall(tmp_path)
    files, problems = load_cards(tmp_path / "knowledge/cards")
    cards = {file.card.id: file.card for file in files}
    assert cards["loy-annexes-parking"].wordings[-1] == tricky
    assert cards["loy-annexes-parking"].wordings.count(tricky) == 1
    drafts = sorted(path.name for path in (tmp_path / "knowledge/cards/loyers").glob("ou-*"))
    assert drafts == ["ou-poser-l-oeuvre-d-art-2.md", "ou-poser-l-oeuvre-d-art.md"]
    # A draft is not a card yet: the check says what is missing.
    assert any("ou-poser" in str(problem) for problem in problems)
    nlu = yaml.safe_load((tmp_path / "bot/training/nlu/permanence.yml").read_text())
    assert nlu["nlu"] == [{"intent": "human", "examples": "- - appelez moi nom vite\n"}]


def test_alike_questions_are_grouped() -> None:
    from knowledge.encoder import open_encoder

    asked = [
        "Puis-je louer à ma fille ?",
        "dépôt de garantie pas rendu",
        "j'ai le droit de louer à mon fils",
        "mon proprio refuse de rendre la caution",
    ]
    assert group_alike(asked, open_encoder())[0] == [0, 2]
    assert group_alike(["a b", "b a", "autre chose"], None) == [[0, 1], [2]]
    assert group_alike([], None) == []
