"""The recap as a PDF: what it holds is read back from the file."""

from __future__ import annotations

import io
from typing import Any

import pytest
import requests
from pypdf import PdfReader

from bot.gateway.recap import chain_of, read_exchanges, recap_pdf, recap_sections
from knowledge.contacts import for_department
from tests.conftest import Conversation, plain

RESULT: dict[str, Any] = {
    "title": "Plafond de ressources Loc1",
    "verdict": "computed",
    "valid_on": "2026-01-01",
    "figures": [{"label": "Plafond", "value": "48268", "unit": "€/an"}],
    "steps": [{"label": "Loyer", "formula": "10,50 × 45", "value": "472.5", "unit": "€/mois"}],
    "references": [
        {"title": "CGI", "reference": "annexe III", "url": "https://www.legifrance.gouv.fr/x"}
    ],
    "warnings": [{"code": "x", "message": "Le plafond change chaque année."}],
    "conditions": [
        {"code": "a", "label": "Logement vide", "status": "met"},
        {"code": "b", "label": "Bail de 6 ans", "status": "not_verified"},
    ],
}
EVENTS: list[dict[str, Any]] = [
    {
        "event": "user",
        "text": "plafond <b>Loc1</b> à Arras ? 🏠 Плафон",
        "metadata": {"turn": 1},
        "timestamp": 1_795_000_000.0,
    },
    {
        "event": "bot",
        "text": "Pour combien de personnes ?",
        "data": {"buttons": [{"title": "Un couple", "payload": '/inform{"household":2}'}]},
    },
    {"event": "bot", "text": None, "data": {"custom": {"status": "asked"}}},
    {
        "event": "user",
        "text": '/inform{"household":2}',
        "metadata": {"turn": 2},
        "timestamp": 1_795_000_060.0,
    },
    {"event": "bot", "text": "Le plafond est de 48 268 €.\n\nC’est tout.", "data": {}},
    {
        "event": "bot",
        "text": None,
        "data": {
            "custom": {
                "status": "answered",
                "result": RESULT,
                "known": [{"slot": "commune", "label": "Commune", "value": "Arras"}],
            }
        },
    },
    {
        "event": "user",
        "text": "merci",
        "metadata": {"turn": 3},
        "timestamp": 1_795_000_090.0,
    },
    {"event": "bot", "text": "Avec plaisir.", "data": {}},
]


def text_of(document: bytes) -> str:
    """All text of a PDF on one line, with plain spaces."""
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(plain("\n".join(page.extract_text() for page in pages)).split())


def test_an_answer_comes_with_the_questions_that_led_to_it() -> None:
    exchanges = read_exchanges(EVENTS)
    assert [e.number for e in exchanges] == [1, 2, 3]
    assert [e.question for e in chain_of(exchanges, 2)] == [EVENTS[0]["text"], "Un couple"]
    assert [e.question for e in chain_of(exchanges, 3)] == ["merci"]
    assert chain_of(exchanges, 4) == []


def test_the_document_holds_question_result_steps_sources_and_contacts() -> None:
    chain = chain_of(read_exchanges(EVENTS), 2)
    document = recap_pdf("Récapitulatif", recap_sections(chain, for_department("62")))
    text = text_of(document)
    for part in (
        "plafond <b>Loc1</b> à Arras ? ?",  # markup is text, a sign the font lacks is « ? »
        "Un couple",
        "Commune : Arras",
        "Le plafond est de 48 268 €.",
        "Plafond : 48 268 € par an",
        "Règles en vigueur au 1er janvier 2026",
        "Loyer : 10,50 × 45 = 472,50 € par mois",
        "Logement vide",
        "Bail de 6 ans",
        "Le plafond change chaque année.",
        "CGI — annexe III",
        "Réponse donnée le",
        "ADIL du Pas-de-Calais",
        "ne remplace ni un conseil juridique",
    ):
        assert part in text
    links = [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(io.BytesIO(document)).pages
        for note in page.get("/Annots", ())
    ]
    assert "https://www.legifrance.gouv.fr/x" in links


def test_a_long_conversation_takes_several_pages() -> None:
    exchanges = read_exchanges(EVENTS) * 30
    document = recap_pdf("Récapitulatif", recap_sections(exchanges, for_department(None)))
    assert len(PdfReader(io.BytesIO(document)).pages) > 3


@pytest.mark.stack
class TestRealService:
    def test_recap_of_one_answer_and_of_all(self, talk: Conversation) -> None:
        talk.say("Quelle réduction d'impôt en Loc2 avec une association ?")
        number = talk.last["answer"]
        talk.say("Quel est le plafond de ressources en Loc1 pour un couple à Arras ?")
        one = self._get(talk, f"?answer={number + 1}")
        assert one.headers["Content-Type"] == "application/pdf"
        assert "48 268 €" in text_of(one.content)
        assert "ADIL du Pas-de-Calais" in text_of(one.content)  # Arras says which département
        assert "Quelle réduction" not in text_of(one.content)
        everything = text_of(self._get(talk).content)
        assert "Quelle réduction d'impôt en Loc2" in everything
        assert "48 268 €" in everything

    @pytest.mark.parametrize(("query", "status"), [("?answer=99", 404), ("?answer=-1", 422)])
    def test_unknown_answers_are_said(self, talk: Conversation, query: str, status: int) -> None:
        talk.say("Bonjour")
        assert self._get(talk, query).status_code == status

    def test_without_the_token_nothing(self, talk: Conversation) -> None:
        talk.say("Bonjour")
        assert requests.get(f"{talk.address}/recap.pdf", timeout=10).status_code == 401

    def _get(self, talk: Conversation, query: str = "") -> requests.Response:
        return requests.get(f"{talk.address}/recap.pdf{query}", headers=talk.headers, timeout=30)
