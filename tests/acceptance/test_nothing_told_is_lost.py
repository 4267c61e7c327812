"""What is told or asked next is taken up: no menu, and never the former screen again."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack

MENU = "Que souhaitez-vous savoir"
LOST = "pas compris"


@pytest.mark.parametrize(
    ("question", "then", "about"),
    [
        (
            "je suis bailleur, mon locataire est parti, que puis-je retenir sur le dépôt ?",
            "il me doit encore le loyer de mai, 650 €",
            "dépôt",
        ),
        (
            "Visale prend en charge les dégâts dans le logement ?",
            "le loyer est à 580 et la porte est cassée",
            "Visale",
        ),
        (
            "quand récupère-t-on le dépôt de garantie après l'état des lieux de sortie ?",
            "je ne lui avais pas laissé ma nouvelle adresse",
            "adresse",
        ),
    ],
)
def test_what_follows_a_card_goes_on_with_it(
    talk: Conversation, question: str, then: str, about: str
) -> None:
    talk.say(question)
    reply = talk.say(then)
    assert MENU not in reply
    assert LOST not in reply
    assert about in reply
    assert talk.status == "answered"


def test_fees_are_summed_compared_and_wanted_elsewhere(talk: Conversation) -> None:
    reply = talk.say("on me prend 700 € de frais d'agence pour un 50 m² à Paris, c'est normal ?")
    assert "756,50 €" in reply  # 50 × (12,10 + 3,03)
    assert "ce n'est pas trop si l'état des lieux est compris" in reply
    elsewhere = talk.say("et si c'était à Limoges ?")
    assert "Limoges" in elsewhere
    assert "656,00 €" in elsewhere  # 50 × (10,09 + 3,03)
    assert "c'est trop" in elsewhere
    assert "ce n'est pas trop" in talk.say("et pour 430 € ?")


def test_all_the_levels_are_answered_when_none_is_chosen(talk: Conversation) -> None:
    reply = talk.say(
        "quel plafond de loyer et quelle réduction fiscale en Loc'Avantages, 55 m² au Mans ?"
    )
    assert talk.status == "answered"
    assert "de 15 % à 65 %" in reply
    rent = talk.say("aujourd'hui je le loue 650 €")
    assert "prix du marché" in rent
    assert "455 € en Loc2" in rent  # 650 × 70 %
    association = talk.say("et avec une association ?")
    assert "1 560 €" in association  # 650 × 12 × 20 %
    assert "ne change pas ma réponse" not in association


def test_the_tax_bracket_is_kept(talk: Conversation) -> None:
    talk.say("compare les niveaux, marché 700 €, 50 m² à Nantes, tranche à 30 %")
    company = talk.say("le bien est dans une SCI familiale")
    assert "SCI" in company
    assert "plus par an que le loyer libre" not in company
    assert "impôt sur le revenu à 30 %" in talk.say("et sans association ?")


def test_a_fact_is_used_for_the_earlier_question_that_it_changes(talk: Conversation) -> None:
    talk.say("couple, 60 000 € de revenu fiscal : droit à un LLI à Nantes ?")
    assert "€/m²" in talk.say("quel loyer maximum pour 50 m² ?")
    reply = talk.say("nous avons aussi un enfant à charge")
    assert "plafond" in reply
    assert "60 000" in reply


def test_those_who_earn_each_are_counted(talk: Conversation) -> None:
    talk.say("colocation en Loc1 à Lyon, quel plafond de ressources ?")
    reply = talk.say("tous les quatre gagnent chacun 1 400 € net, ça passe ?")
    assert "4 adultes" in reply
    assert "5 600 €" in reply


def test_after_thirty_the_guarantee_says_its_condition(talk: Conversation) -> None:
    talk.say("Visale à Lille pour 600 € charges comprises ? j'ai 28 ans, CDI à 1 500 net")
    assert "1 710 €" in talk.say("pardon, 41 ans")
    assert "En principe non" in talk.say("et si j'étais fonctionnaire ?")


def test_above_the_salary_nothing_more_is_asked_for_the_guarantee(talk: Conversation) -> None:
    reply = talk.say("45 ans, salariée du privé à 2 300 € net, la garantie Visale m'est ouverte ?")
    assert talk.status == "answered"
    assert "1 710 €" in reply


def test_a_place_told_with_a_rule_is_not_asked_again(talk: Conversation) -> None:
    talk.say("c'est quoi un logement intermédiaire LLI à Bordeaux ?")
    reply = talk.say("et le loyer maximum pour 40 m² ?")
    assert talk.status == "answered"
    assert "Bordeaux" in reply


def test_facts_of_another_question_get_its_answer(talk: Conversation) -> None:
    talk.say("mon appartement de 70 m² à Dijon, classe D, vide, convient-il pour Loc2 ?")
    reply = talk.say("la candidate vit seule avec un enfant, 24 000 € de revenu fiscal")
    assert "plafond de Loc'Avantages Loc2" in reply
    assert "La réponse reste la même" not in reply


def test_a_notice_received_is_dated_for_the_tenant(talk: Conversation) -> None:
    reply = talk.say(
        "la propriétaire m'envoie un congé pour habiter, mon bail finit le 15 février 2027"
    )
    assert "15 août 2026" in reply
    assert "vous restez" in reply
    furnished = talk.say("au fait, la location est meublée")
    assert "15 novembre 2026" in furnished


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("mon bailleur garde mon dépôt, que faire ?", "il refuse de répondre à mes courriers"),
        ("comment vérifier les revenus du locataire ?", "et s'il refuse de montrer son avis"),
    ],
)
def test_a_refusal_that_is_told_is_no_refusal_to_answer(
    talk: Conversation, question: str, then: str
) -> None:
    talk.say(question)
    assert "quelle est votre question" not in talk.say(then)
    assert talk.status == "answered"
