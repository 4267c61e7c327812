"""Values may come in any order, all at once or one at a time; only what is missing is asked."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

from .figures import COUPLE, ceiling, rent

pytestmark = pytest.mark.stack


def known(talk: Conversation) -> dict[str, str]:
    """What the assistant says it knows, by slot."""
    return {item["slot"]: item["value"] for item in talk.last["messages"][-1]["known"]}


def test_everything_in_one_sentence(talk: Conversation) -> None:
    talk.say(
        "T2 de 45 m² à Lens, loyer 400 € hors charges, DPE E, je veux passer par une association"
    )
    found = known(talk)
    assert found["commune"] == "Lens (62)"
    assert found["surface"].startswith("45")
    assert found["rent"].startswith("400")
    assert found["dpe"] == "E"
    assert found["intermediation"] == "avec une association"
    assert talk.status == "asked"
    assert "association" not in talk.press("réduction").split("\n")[0] or talk.status == "asked"


@pytest.mark.parametrize(
    "words",
    [
        "LLI à Lens de 45 m², loyer maximum ?",
        "45 m², Lens, LLI : quel loyer maximum ?",
        "quel loyer max pour mon 45 m² en LLI, c'est à Lens",
        "à Lens, en LLI, pour 45m2, quel est le loyer plafond ?",
    ],
)
def test_order_does_not_matter(talk: Conversation, words: str) -> None:
    assert rent("Lens", 45) in talk.say(words)
    assert talk.status == "answered"


def test_one_at_a_time_in_another_order(talk: Conversation) -> None:
    talk.say("quel est le plafond de revenus ?")
    assert "commune" in talk.last["messages"][-1]["text"]
    talk.say("un couple")  # another question than the one asked
    assert known(talk)["household"] == "couple"
    talk.say("en LLI")
    assert ceiling("Lens", COUPLE) in talk.say("Lens")
    assert talk.status == "answered"


def test_what_was_just_understood_is_said(talk: Conversation) -> None:
    assert "C'est noté : Lens (62)" in talk.say("J'ai un logement à louer à Lens")
    assert "45 m²" in talk.say("il fait 45 m²")


def test_a_value_and_a_question_together(talk: Conversation) -> None:
    talk.say("Quel loyer maximum pour un LLI de 45 m² à Lens ?")
    reply = talk.say("il fait 52 m² en fait, et quel est le plafond de revenus pour un couple ?")
    assert ceiling("Lens", COUPLE) in reply
    assert known(talk)["surface"].startswith("52")


@pytest.mark.parametrize(
    "words",
    [
        "à quel loyer et pour quels revenus puis-je louer en LLI 45 m² à Lens à un couple ?",
        "quel loyer maximum et quel plafond de revenus en LLI, 45 m², Lens, un couple ?",
    ],
)
def test_two_questions_at_once(talk: Conversation, words: str) -> None:
    reply = talk.say(words)
    assert rent("Lens", 45) in reply
    assert ceiling("Lens", COUPLE) in reply
    assert [result["rule"] for result in talk.results] == ["rent-ceiling", "income-ceiling"]
