"""A card whose rule depends on a fact that is known says first what it is for that person."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack
TENSE = "votre commune : un mois de préavis"


def test_the_amount_of_this_person_comes_before_the_rule(talk: Conversation) -> None:
    reply = talk.say("quel dépôt de garantie pour un studio meublé loué 430 € hors charges ?")
    assert "860" in reply
    assert reply.index("860") < reply.index("un mois")
    assert talk.sources


def test_a_fact_told_after_the_card_gets_its_conclusion(talk: Conversation) -> None:
    talk.say("montant maximum du dépôt de garantie ?")
    assert "deux mois" in talk.say("le logement est meublé").partition("La règle")[0]
    assert "1 300" in talk.say("je loue 650 € hors charges").replace("\N{NO-BREAK SPACE}", " ")
    assert talk.status == "answered"


def test_without_a_fact_the_rule_stands_alone(talk: Conversation) -> None:
    reply = talk.say("montant maximum du dépôt de garantie ?")
    assert "€ au plus" not in reply


def test_a_pension_is_compared_with_the_ceiling(talk: Conversation) -> None:
    talk.say("un locataire de 70 ans est-il protégé si son bailleur lui donne congé ?")
    assert "c'est sous le plafond" in talk.say("sa pension est de 1 100 € par mois")
    assert "au-dessus du plafond" in talk.say("pardon, sa pension est de 3 200 € par mois")


def test_the_date_of_the_lease_gives_the_delay_to_pay(talk: Conversation) -> None:
    talk.say("j'ai un commandement de payer, quel délai ?")
    assert "clause résolutoire" in talk.say("le bail a été signé en 2020")
    assert "depuis le 29 juillet 2023" in talk.say("je me trompe, le bail a été signé en mars 2025")


def test_a_fact_told_in_words_gets_the_conclusion_of_its_card(talk: Conversation) -> None:
    talk.say("quel préavis pour quitter un logement loué vide ?")
    assert "un mois de préavis au lieu de trois" in talk.say(
        "mon contrat de travail a pris fin, licencié"
    )
    assert "n'est pas une perte d'emploi" in talk.say("ah non pardon, c'est moi qui démissionne")


def test_a_question_may_tell_it_too(talk: Conversation) -> None:
    talk.say("Le locataire doit-il être assuré ?")
    assert "refacturer" in talk.say("et s'il n'est plus assuré ?")


def test_what_is_denied_is_not_told(talk: Conversation) -> None:
    talk.say("quel préavis pour quitter un logement loué vide ?")
    assert "Emploi perdu" not in talk.say("je n'ai pas perdu mon travail")


def test_a_tenant_of_a_tense_zone_gives_one_month_of_notice(talk: Conversation) -> None:
    assert TENSE in talk.say("je quitte mon T2 vide à Lyon, combien de mois de préavis ?")


def test_nothing_is_said_of_a_town_that_may_be_out_of_the_list(talk: Conversation) -> None:
    assert TENSE not in talk.say("je quitte mon T2 vide à Lens, combien de mois de préavis ?")
    assert TENSE in talk.say("pardon, c'est à Nantes")
