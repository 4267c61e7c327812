"""After a number or a contact in the middle of questions, the talk goes on as if nothing was."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    "aside",
    [
        "je voudrais parler à un conseiller",
        "je n'ai nulle part où dormir ce soir",
        "Good morning, can somebody help me to find a flat please?",
    ],
)
def test_the_next_question_is_answered_once(talk: Conversation, aside: str) -> None:
    talk.say("quel est le plafond de ressources en Loc2 ?")
    assert talk.status == "asked"
    talk.say(aside)
    answer = talk.say("plafond Loc2 à Arras, nous sommes un couple")
    assert talk.status == "answered"
    assert "35 338 €" in answer
    assert len(talk.last["messages"]) == 1


def test_a_value_goes_on_with_the_question_left(talk: Conversation) -> None:
    talk.say("quel est le plafond de ressources en Loc2 pour un couple ?")
    talk.say("passez-moi un humain s'il vous plaît")
    assert "35 338 €" in talk.say("le logement est à Arras")


def test_the_button_takes_the_question_up_again(talk: Conversation) -> None:
    talk.say("quel est le plafond de ressources en Loc2 pour un couple ?")
    talk.say("passez-moi un humain s'il vous plaît")
    assert "commune" in talk.press("Reprendre")
    assert "35 338 €" in talk.say("Arras")
