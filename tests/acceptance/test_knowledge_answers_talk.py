"""Questions about rules: the answer first, its source and date, and a talk that can follow it."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    "question",
    [
        "c'est quoi une AIVS au juste ?",
        "qu'est-ce que l'intermédiation locative en deux mots",
        "que veut dire le sigle PLAI dans le logement ?",
        "que veut dire RFR sur un avis d'imposition ?",
        "c'est quoi la décote de loyer en Loc1",
        "définition d'un logement décent svp",
        "expliquez-moi le mandat de gestion avec une association",
        "comment marche la garantie Visale pour un proprio",
        "quelles sont les étapes pour signer une convention Anah",
        "pourquoi passer par une association pour louer",
    ],
)
def test_an_open_question_is_answered_at_once_with_source_and_date(
    talk: Conversation, question: str
) -> None:
    reply = talk.say(question)
    assert talk.status == "answered", reply
    assert not re.match(r"(?:oui|non)\b", reply, re.IGNORECASE)
    assert talk.sources
    assert re.search(r"en vigueur au \d+(?:er)? \w+ 20\d\d", reply)
    assert len(reply.split()) <= 120
    assert "'" not in talk.last["messages"][0]["text"]


@pytest.mark.parametrize(
    "question",
    [
        "est-ce que je peux louer à mon fils en Loc'Avantages ?",
        "puis-je cumuler Loc'Avantages et un déficit foncier ?",
    ],
)
def test_a_closed_question_may_be_answered_by_yes_or_no(talk: Conversation, question: str) -> None:
    reply = talk.say(question)
    assert talk.status == "answered"
    assert re.match(r"(?:oui|non)\b", reply, re.IGNORECASE), reply


def test_a_long_card_is_folded_and_the_rest_comes_on_demand(talk: Conversation) -> None:
    first = talk.say("quelle différence entre un mandat et une sous-location ?")
    assert len(first.split()) <= 120
    rest = talk.press("Lire la suite")
    assert talk.status == "answered"
    assert rest
    assert first.splitlines()[0] not in rest
    assert talk.sources


def test_what_it_rests_on_can_be_asked_after_a_card(talk: Conversation) -> None:
    talk.say("de combien doit baisser le loyer avec Loc2 ?")
    reply = talk.say("d'accord, et quelle est votre source au fait ?")
    assert "s'appuie sur" in reply
    assert talk.sources
    reply = talk.say("cette règle existe depuis quand exactement ?")
    assert re.search(r"depuis le \d|en vigueur au \d", reply)
    reply = talk.say("et vous pouvez me garantir tout ça ?")
    assert "je n'engage pas l'administration" in reply


def test_the_calculation_can_be_explained_after_a_figure(talk: Conversation) -> None:
    talk.say("loyer maximum d'un LLI de 45 m² à Lens")
    reply = talk.say("vous pouvez m'expliquer comment vous calculez ?")
    assert "étape par étape" in reply
    assert "19" in reply


def test_a_question_that_continues_a_card_is_read_with_it(talk: Conversation) -> None:
    talk.say("quelle est la durée de la convention Loc'Avantages ?")
    reply = talk.say("et pour un logement meublé ?")
    assert talk.status in ("answered", "asked")
    assert "meublé" in reply + " ".join(talk.buttons)
    assert "Que souhaitez-vous savoir" not in reply


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Quels sont les taux de la réduction d'impôt selon le niveau ?", "35 %"),
        ("Jusqu'à quand peut-on entrer dans le dispositif Loc'Avantages ?", "2027"),
        ("Comment sont fixés les loyers maximum de Loc'Avantages ?", "loyer"),
        ("Quelles conditions un logement doit-il remplir pour le LLI ?", "logement"),
        ("Comment fonctionne la révision des loyers avec l'IRL ?", "IRL"),
    ],
)
def test_a_general_question_gets_the_card_before_any_form(
    talk: Conversation, question: str, words: str
) -> None:
    reply = talk.say(question)
    assert talk.status == "answered", reply
    assert words in reply
    assert talk.sources


@pytest.mark.parametrize(
    "question",
    [
        "quel plafond de ressources à Arras pour ma locataire ?",
        "je voudrais connaître mon loyer maximum",
    ],
)
def test_a_personal_question_still_starts_the_questions(talk: Conversation, question: str) -> None:
    talk.say(question)
    assert talk.status == "asked"
    assert any("Pourquoi" in title for title in talk.buttons)


def test_a_question_with_two_answers_gets_both_before_any_question(talk: Conversation) -> None:
    reply = talk.say("combien d'impôt je gagne en Loc2 ?")
    assert "35 %" in reply
    assert "40 %" in reply
    reply = talk.say("620 euros")
    assert "2 604 €" in reply
    assert "2 976 €" in reply


def test_a_past_rule_says_that_it_is_past(talk: Conversation) -> None:
    reply = talk.say("comment fonctionnait le dispositif Cosse « Louer abordable » ?")
    assert "pris fin" in reply or "jusqu'au" in reply


def test_an_unsure_search_offers_the_closest_cards(talk: Conversation) -> None:
    talk.say("le garant doit-il habiter dans la même région que le locataire du LLI")
    assert talk.buttons
    talk.press(talk.buttons[0])
    assert talk.status in ("answered", "asked")
