"""Questions in the middle of questions, and ways out."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

from .figures import COUPLE, ceiling, rent

pytestmark = pytest.mark.stack
OPENING = "le loyer LLI maximal à Lens, c'est combien ?"


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("au fait, c'est quoi un logement conventionné ?", "convention"),
        ("c'est quoi le dépôt de garantie ?", "garantie"),
        ("c'est quoi un diagnostic énergétique ?", "énergétique"),
        ("c'est quoi la location/sous-location ?", "association"),
    ],
)
def test_a_question_about_a_rule_then_back(talk: Conversation, question: str, word: str) -> None:
    talk.say(OPENING)
    reply = talk.say(question)
    assert word in reply
    assert len(talk.last["messages"]) == 2
    last = talk.last["messages"][-1]["text"]
    assert "Revenons" in last
    assert "surface" in last
    assert rent("Lens", 45) in talk.say("45 m²")


def test_twice_in_a_row(talk: Conversation) -> None:
    talk.say(OPENING)
    talk.say("c'est quoi l'Anah ?")
    talk.say("c'est quoi un DPE ?")
    assert rent("Lens", 45) in talk.say("45")


def test_another_calculation_suspends_the_first(talk: Conversation) -> None:
    talk.say("quel plafond de revenus en Loc1 à Lens ?")
    assert "habitera" in talk.last["messages"][-1]["text"]
    reply = talk.say("et dans quelle zone est Arras ?")
    assert "zone B1" in reply
    assert "Revenons" in reply
    assert "habitera" in talk.last["messages"][-1]["text"]
    assert ceiling("Arras", COUPLE, "loc1") in talk.say("un couple")


def test_the_second_calculation_may_ask_too(talk: Conversation) -> None:
    talk.say("quel plafond de revenus en Loc1 à Lens ?")
    talk.say("et quel loyer maximum en LLI ?")
    assert "surface" in talk.last["messages"][-1]["text"]
    reply = talk.say("45 m²")
    assert rent("Lens", 45) in reply
    assert "Revenons" in reply
    assert ceiling("Lens", COUPLE, "loc1") in talk.say("un couple")  # of the first question


@pytest.mark.parametrize("words", ["laisse tomber", "stop", "on arrête là", "annule"])
def test_stopping_leaves_what_is_known(talk: Conversation, words: str) -> None:
    talk.say(OPENING)
    talk.say(words)
    assert talk.status == "answered"
    assert "m²" not in talk.last["messages"][-1]["text"]
    assert rent("Lens", 45) in talk.say("loyer maximum LLI pour 45 m²")


@pytest.mark.parametrize("words", ["on recommence", "on repart de zéro", "nouvelle recherche"])
def test_starting_over_forgets(talk: Conversation, words: str) -> None:
    talk.say("Quel loyer maximum pour un LLI de 45 m² à Lens ?")
    talk.say(words)
    assert not any(message["known"] for message in talk.last["messages"])
    assert "commune" in talk.say("quel loyer maximum en LLI ?").lower()


def test_a_form_passed_over_twice_waits_in_silence(talk: Conversation) -> None:
    assert "?" in talk.say("j'ai 24 ans et un CDD, je peux avoir Visale à Lyon ?")
    first = talk.say("c'est le propriétaire ou moi qui fait la demande ?")
    assert "Revenons à votre demande" in first
    second = talk.say("et qui paie la caution alors ?")
    assert "Revenons à votre demande" not in second
    assert "Calculé pour : Lyon" in talk.say("620 €")


def test_the_question_beside_the_value_of_a_form_is_the_one_answered(talk: Conversation) -> None:
    talk.say("une personne seule a-t-elle droit au Loc2 à Orléans ?")
    reply = talk.say("18 400 de revenu fiscal, et sinon la convention dure combien d'années ?")
    assert "6 ans" in reply
    assert "18 400 € par an" in reply
