"""A fact told after an answer is used, or at least taken up: nobody is asked what he wants."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack

MENU = "Que souhaitez-vous savoir"


@pytest.mark.parametrize(
    ("question", "fact", "about"),
    [
        (
            "je suis locataire, j'ai 80 ans et je reçois un congé pour vente, c'est permis ?",
            "ma pension est de 950 € par mois",
            "congé",
        ),
        (
            "je loue un studio meublé, quel préavis pour m'en aller ?",
            "je me suis trompé, c'est une location vide",
            "vide",
        ),
        ("qui a droit à l'avance Loca-Pass ?", "mon fils a 22 ans, il est apprenti", "Loca-Pass"),
    ],
)
def test_a_fact_after_a_card_goes_on_with_it(
    talk: Conversation, question: str, fact: str, about: str
) -> None:
    talk.say(question)
    reply = talk.say(fact)
    assert MENU not in reply
    assert "pas compris" not in reply
    assert about in reply


def test_the_surface_told_after_the_bonus_gives_its_amount(talk: Conversation) -> None:
    talk.say("quelle prime pour louer par une association ?")
    reply = talk.say("mon appartement mesure 31 m²")
    assert "3 000 €" in reply
    assert "2 000 €" in reply


def test_the_bonus_is_come_back_to_by_its_name(talk: Conversation) -> None:
    talk.say("quel délai pour demander la convention après le bail ?")
    assert "2 000 €" in talk.say("ok et pour la prime : mandat, 72 m², en Loc3")


def test_a_job_told_after_the_guarantee_is_checked(talk: Conversation) -> None:
    talk.say("qui peut avoir Visale ? le candidat a 52 ans")
    talk.say("elle vient de signer un CDI, 1 600 € net par mois")
    reply = talk.say("loyer 650 charges comprises, à Limoges")
    assert "Visale" in reply
    assert "52 ans" in reply


def test_the_price_of_a_purchase_gives_the_deduction(talk: Conversation) -> None:
    talk.say("comment marche Relance logement, le Jeanbrun ?")
    reply = talk.say("pour un achat neuf de 150 000 € loué au niveau social, combien par an ?")
    assert "5 400 €" in reply  # 150 000 × 80 % × 4,5 %
    assert "8 000" not in reply
    assert "4 200 €" in talk.say("et dans l'ancien ?")  # 3,5 %


def test_a_rent_per_square_metre_is_that_of_the_commune(talk: Conversation) -> None:
    reply = talk.say("loyer maximum au m² en Loc2 à Roubaix ?")
    assert "chaque commune" in reply or "€/m²" in reply
    assert "20 m²" not in reply


def test_the_end_of_a_scheme_is_no_wish_to_stop(talk: Conversation) -> None:
    talk.say("c'est quoi Loc'Avantages ?")
    assert "31 décembre 2027" in talk.say("et ce machin s'arrête quand ?")


def test_a_student_needs_no_income_for_the_guarantee(talk: Conversation) -> None:
    reply = talk.say("étudiante de 20 ans, loyer 600 € à Toulouse, Visale possible ?")
    assert "840 €" in reply
    assert "ressources du locataire" not in reply


def test_a_forgotten_rise_forgets_nothing_of_the_talk(talk: Conversation) -> None:
    talk.say("quel loyer max en LLI pour 50 m² à Lille ?")
    assert "repars de zéro" not in talk.say("et si je l'ai oubliée il y a un an, je rattrape ?")


def test_works_are_no_price(talk: Conversation) -> None:
    talk.say("comment marche Relance logement, le Jeanbrun ?")
    priced = talk.say("ça donne quoi pour un achat de 150 000 € et 45 000 € de travaux ?")
    assert "45 000" not in priced.replace("\N{NO-BREAK SPACE}", " ").partition("Source")[0]
