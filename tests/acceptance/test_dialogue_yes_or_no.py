"""Whoever gives a whole situation is told yes or no, at any turn, and may not know what to do."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def test_a_rent_told_with_its_dwelling_is_judged_at_once(talk: Conversation) -> None:
    reply = talk.say("bjr jai un 50 m2 à Rennes loué 640 euros hors charges en LLI")
    assert reply.startswith("Oui")
    assert "790,50 €" in reply
    higher = talk.say("et à 820 ?")
    assert "La réponse change" in higher
    assert "Non : votre loyer de 820,00 €" in higher


@pytest.mark.parametrize(
    "asked", ["alors, ça passe ?", "je suis dans les clous ?", "donc oui ou non", "c'est trop ?"]
)
def test_the_verdict_on_a_rent_is_asked_for_later(talk: Conversation, asked: str) -> None:
    talk.say("quel loyer maximum en LLI pour 60 m² à Montpellier ?")
    assert "hors charges" in talk.say(asked)
    assert talk.status == "asked"
    reply = talk.say("780")
    assert "Oui : votre loyer de 780,00 € respecte le plafond" in reply


def test_without_the_commune_s_ceiling_what_it_must_be(talk: Conversation) -> None:
    reply = talk.say("mon T3 de 62 m² à Lens en Loc2, je le loue 480 € hors charges, ça va ?")
    assert reply.startswith("Cela dépend d’un chiffre".replace("’", "'"))
    assert "7,67 €/m²" in reply


def test_may_she_be_taken_and_what_if_she_earned_more(talk: Conversation) -> None:
    talk.say("ma locataire gagne 17 000 €, seule avec son fils, à Béthune, en Loc3")
    assert talk.say("je peux la prendre ?").startswith("Oui")
    assert "24 000 € par an au lieu de 17 000 €" in talk.say("et si elle en gagnait 24 000 ?")


@pytest.mark.parametrize("unsure", ["je ne sais pas", "aucune idée", "bof je sais pas trop"])
def test_not_knowing_after_an_answer_is_helped(talk: Conversation, unsure: str) -> None:
    talk.say("plafond Loc2 pour un couple avec un enfant à Amiens")
    talk.say("on gagne 33 000")
    reply = talk.say(unsure)
    assert "avis d'imposition" in reply
    assert "ADIL" in reply
    assert "Oui" in reply


def test_a_year_with_empty_months(talk: Conversation) -> None:
    talk.say("réduction d'impôt en Loc2 sans association pour 500 € de loyer ?")
    assert "1 750 €" in talk.say("le locataire s'en va en mars et le suivant arrive en juin")


def test_a_dwelling_let_again_in_the_year(talk: Conversation) -> None:
    talk.say("réduction d'impôt en Loc2 avec association, loyer 550 €")
    reply = talk.say("il sera reloué en mai")
    assert "8, de mai à décembre" in reply
    assert "1 760 €" in reply
    assert "2 640 € par an" in talk.say("et l'année d'après ?")


def test_yes_means_what_was_asked(talk: Conversation) -> None:
    talk.say("loyer maximum en LLI pour un T4 de 82 m² à Grenoble ?")
    assert talk.say("mon gestionnaire propose 1100").startswith("Oui : votre loyer")
    assert talk.say("c'est trop ?").startswith("Non, ce n'est pas trop")
    assert "Oui, c'est trop" in talk.say("et 1300, je dépasse ?")


def test_a_new_pay_replaces_the_former_one(talk: Conversation) -> None:
    talk.say("plafond Loc1 pour une mère seule et 3 enfants à Nice")
    talk.say("elle gagne 45 000")
    reply = talk.say("elle a eu une augmentation, 52 000 maintenant")
    assert "52 000 € par an au lieu de 45 000 €" in reply
    assert talk.say("c'est encore bon ?").startswith("Oui")


def test_empty_months_whatever_the_way_of_letting(talk: Conversation) -> None:
    talk.say("je loue 700 euros en Loc2, ça donne quoi comme réduction ?")
    reply = talk.say("et si le logement est vide 2 mois ?")
    assert "2 450 €" in reply
    assert "2 800 €" in reply
