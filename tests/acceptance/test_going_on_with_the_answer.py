"""What is asked after an answer is about that answer: the length, the relative, the number."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def test_the_length_asked_is_that_of_the_choice_just_read(talk: Conversation) -> None:
    talk.say("comment opter pour le régime réel de mes loyers ?")
    assert "trois ans" in talk.say("et j'y suis tenu combien d'années ?")


def test_a_sister_is_no_daughter_whatever_is_told_of_her(talk: Conversation) -> None:
    talk.say("Puis-je louer à mon fils en Loc'Avantages ?")
    reply = talk.say("et à ma sœur qui déclare ses revenus à part")
    assert "est possible en Loc" in reply
    assert not reply.startswith("Non")


def test_the_number_of_the_card_read_comes_first(talk: Conversation) -> None:
    talk.say("mon logement est insalubre, à qui le signaler ?")
    reply = talk.say("je voudrais parler à quelqu'un")
    assert reply.index("0 806 706 806") < reply.index("France Rénov")


def test_a_surely_answered_question_is_not_that_of_the_figure_before(talk: Conversation) -> None:
    talk.say("réviser un loyer de 540 € hors charges avec l'IRL du 1er trimestre")
    reply = talk.say("et au changement de locataire, le loyer peut-il monter ?")
    assert "sans convention" in reply.casefold()


def test_the_ordinary_rule_comes_before_that_of_a_convention(talk: Conversation) -> None:
    reply = talk.say("le bailleur veut reprendre mon logement, en a-t-il le droit ?")
    assert reply.index("six mois") < (reply.find("Loc2") % 10_000)


def test_a_parents_house_may_be_let_by_an_association(talk: Conversation) -> None:
    reply = talk.say("la maison de mes parents est vide depuis leur départ en EHPAD, la louer ?")
    assert "association" in reply
    assert "procuration" in reply


def test_a_way_of_sending_is_no_wish_to_talk_to_somebody(talk: Conversation) -> None:
    talk.say("mon bailleur refuse de faire des quittances")
    reply = talk.say("il peut les envoyer par mail ?")
    assert "vive voix" not in reply
    assert "courriel" in reply
