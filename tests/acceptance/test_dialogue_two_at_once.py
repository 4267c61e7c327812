"""A value and a question, two questions, or a question about what follows, in one message."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def known(talk: Conversation) -> dict[str, str]:
    """What the assistant shows that it knows."""
    return {item["slot"]: item["value"] for item in talk.last["messages"][-1]["known"]}


@pytest.mark.parametrize(
    "message",
    [
        "Béthune. Et il faut un DPE minimum ?",
        "c'est à Béthune, et quelle classe DPE faut-il pour Loc'Avantages ?",
        "Béthune ; au fait, il faut quelle étiquette énergie au minimum ?",
        "Quelle classe DPE faut-il au minimum ? C'est à Béthune.",
    ],
)
def test_a_value_and_a_question_about_a_rule(talk: Conversation, message: str) -> None:
    talk.say("un couple avec 30 000 € de revenu fiscal a-t-il droit à Loc2 ?")
    reply = talk.say(message)
    assert "classe E" in reply
    assert "35 338" in reply
    assert known(talk)["commune"].startswith("Béthune")


def test_a_household_beside_a_question_is_kept(talk: Conversation) -> None:
    talk.say("ai-je droit au Loc2 à Douai ?")
    reply = talk.say("Je vis en couple. C'est quoi, le RFR ?")
    assert "revenu fiscal de référence" in reply
    assert known(talk)["household"] == "couple"
    assert "fiscal de référence" in talk.last["messages"][-1]["text"]


def test_a_level_inside_a_question_chooses_nothing(talk: Conversation) -> None:
    talk.say("quel est le plafond de ressources à Douai ?")
    talk.say("En couple. C'est quoi exactement le Loc3 ?")
    assert "level" not in known(talk)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "quelle est la durée d'une convention Loc2, et quelle prime en mandat de gestion ?",
            ["6 ans", "2 000"],
        ),
        (
            "quelle classe de DPE faut-il pour Loc'Avantages ? et peut-on louer en meublé ?",
            ["classe E", "vide"],
        ),
    ],
)
def test_two_questions_about_rules_get_two_short_answers(
    talk: Conversation, message: str, words: list[str]
) -> None:
    reply = talk.say(message)
    assert len(talk.last["messages"]) == 2
    for word in words:
        assert word in reply
    assert all(len(m["text"].split()) <= 90 for m in talk.last["messages"])
    assert all(m["sources"] for m in talk.last["messages"])


def test_the_rest_of_a_short_answer_skips_nothing(talk: Conversation) -> None:
    reply = talk.say("quelle est la durée d'une convention Loc2, et quelle prime en mandat ?")
    assert "6 ans" in reply
    assert "9 ans" in talk.press("Lire la suite")


@pytest.mark.parametrize(
    "question",
    [
        "jusqu'à quand peut-on demander Loc'Avantages d'ailleurs ?",
        "sinon, on peut demander Loc'Avantages jusqu'à quand ?",
        "sinon, Loc'Avantages s'arrête quand ?",
    ],
)
def test_an_unsure_search_shows_the_closest_card_and_resumes(
    talk: Conversation, question: str
) -> None:
    talk.say("un couple a-t-il droit à Loc2 à Calais ?")
    reply = talk.say(question)
    assert "2027" in reply
    assert "Revenons" in talk.last["messages"][-1]["text"]
    assert "35 338" in talk.say("30 000")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("le loyer demandé dépasse le plafond, que faire ?", "Anah"),
        ("et si mon salaire augmente, je dois quitter le logement ?", "gardez votre logement"),
        ("si mes revenus augmentent après, est-ce que je suis viré ?", "gardez votre logement"),
    ],
)
def test_what_follows_from_a_rule_is_no_calculation(
    talk: Conversation, question: str, word: str
) -> None:
    assert word in talk.say(question)
    assert talk.status == "answered"


@pytest.mark.parametrize(
    "question",
    [
        "est-ce que je peux avoir la garantie visale ?",
        "puis-je demander la garantie visale ?",
        "visale, ça m'est ouvert ?",
    ],
)
def test_visale_is_answered_or_asked(talk: Conversation, question: str) -> None:
    talk.say(question)
    assert talk.status in ("answered", "asked")


@pytest.mark.parametrize(
    "message",
    [
        "des rats et de la moisissure",
        "il y a des cafards partout chez moi",
        "mes murs sont pleins d'humidité et le bailleur ne répond pas",
        "il y a des punaises dans la chambre",
    ],
)
def test_an_unhealthy_dwelling_is_ours(talk: Conversation, message: str) -> None:
    assert "0 806 706 806" in talk.say(message)
    assert talk.status == "answered"


def test_after_a_card_its_detail_and_a_bare_date(talk: Conversation) -> None:
    talk.say("Une SCI peut-elle faire Loc'Avantages ?")
    assert "impôt sur les sociétés" in talk.say("et si la SCI est à l'IS ?")
    talk.say("Quel délai pour demander la convention Anah après la signature du bail ?")
    assert "1er mai 2024" in talk.say("1er mars 2024")


def test_the_third_failure_hands_over_and_still_asks(talk: Conversation) -> None:
    talk.say("plafond LLI à Lens")
    for words in ("blorp glup", "xyzzy"):
        talk.say(words)
        assert talk.status == "asked"
    reply = talk.say("fzefz zef")
    assert talk.status == "handed_off"
    assert "ADIL du Pas-de-Calais" in reply
    assert "habitera" in talk.last["messages"][-1]["text"]
    assert "48 268" in talk.say("un couple")
