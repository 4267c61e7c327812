"""« Je veux parler à quelqu'un » works at any point and names who is nearest."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack

WORDINGS = (
    "je veux parler à quelqu'un de vrai",
    "passez-moi un être humain svp",
    "y a-t-il un numéro que je peux appeler ?",
    "j'aimerais qu'un conseiller me rappelle demain",
    "pouvez-vous me mettre en relation avec une personne",
    "jveu parlé a kelkun",
    "marre du robot, un conseiller !",
    "comment joindre l'ADIL de mon département",
    "je préférerais un rendez-vous avec un juriste",
)


@pytest.mark.parametrize("message", WORDINGS)
def test_a_person_can_be_asked_for_in_many_ways(talk: Conversation, message: str) -> None:
    reply = talk.say(message)
    assert talk.status == "handed_off"
    for words in ("ADIL", "anil.org", "Anah", "France Rénov", "0 808 800 700", "115"):
        assert words in reply
    assert talk.last["handoff"] is not None


@pytest.mark.parametrize("message", WORDINGS[:4])
def test_in_the_middle_of_questions_and_back(talk: Conversation, message: str) -> None:
    talk.say("on aimerait le plafond de ressources en Loc1 à Arras")
    reply = talk.say(message)
    assert talk.status == "handed_off"
    assert "ADIL du Pas-de-Calais" in reply
    assert "habitera" in talk.press("Reprendre")
    assert "48 268 €" in talk.say("un couple")


@pytest.mark.parametrize(
    ("place", "adil"),
    [
        ("à Lille", "ADIL du Nord"),
        ("à Marseille", "ADIL des Bouches-du-Rhône"),
        ("à Saint-Denis de La Réunion", "ADIL de La Réunion"),
        ("à Chaumont, en Haute-Marne", "ADIL de la Côte-d'Or"),
    ],
)
def test_the_adil_is_that_of_the_departement(talk: Conversation, place: str, adil: str) -> None:
    talk.say(f"plafond de ressources LLI pour une personne seule {place}")
    reply = talk.say("je souhaite m'adresser à un conseiller en chair et en os")
    assert adil in reply


def test_the_button_of_a_failure_leads_to_a_person(talk: Conversation) -> None:
    talk.say("zouip trala bof")
    talk.say("rolopi daba chou")
    reply = talk.press("Parler à quelqu")
    assert talk.status == "handed_off"
    assert "ADIL" in reply


def test_acronyms_are_opened(talk: Conversation) -> None:
    reply = talk.say("il me faut un interlocuteur en vrai, pas une machine")
    assert "Agence départementale d'information sur le logement" in reply
    assert "Agence nationale de l'habitat" in reply
