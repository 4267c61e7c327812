"""What cannot be undone needs sure words; what a new fact excludes is said first."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    "said",
    [
        "elle ignore encore ma nouvelle adresse",
        "il a signé un autre contrat dans une nouvelle ville",
    ],
)
def test_a_fact_with_the_word_new_forgets_nothing(talk: Conversation, said: str) -> None:
    talk.say("loyer maximum LLI pour 45 m² à Lens")
    assert "repars de zéro" not in talk.say(said)


def test_a_class_too_low_is_said_before_a_reduction(talk: Conversation) -> None:
    talk.say("réduction d'impôt en Loc2 sans association pour 600 € de loyer")
    reply = talk.say("le nouveau DPE est F")
    assert "pas de Loc’Avantages" in reply or "pas de Loc'Avantages" in reply
    assert "classe E" in reply


def test_an_age_told_again_with_its_month_is_read(talk: Conversation) -> None:
    talk.say("j'ai 28 ans, en CDI à 1700 net, loyer 650 charges comprises à Rennes, Visale ?")
    assert "33 ans" in talk.say("pardon, j'ai 33 ans depuis mars")


def test_works_are_no_income(talk: Conversation) -> None:
    talk.say("comment fixer le loyer entre deux locataires ?")
    assert "revenus" not in talk.say("j'ai refait la salle de bains pour 7000").partition("\n")[0]


def test_the_best_level_once_the_tax_is_paid(talk: Conversation) -> None:
    before = talk.say("compare Loc1, Loc2 et Loc3 pour un loyer de marché de 900 €")
    assert "avant l'impôt" in before.replace("’", "'")
    after = talk.say("ma tranche est à 41 %")
    # 900 × 12 = 10 800 €, of which 41 % of tax: 6 372 € are left
    assert "6 372 €" in after.replace("\N{NO-BREAK SPACE}", " ")
    assert "le mieux est Loc2 avec association" in after
