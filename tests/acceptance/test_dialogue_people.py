"""Whose income, whose household, whose tax, and which arrondissement."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def known(talk: Conversation) -> dict[str, str]:
    """What the assistant shows that it knows, with plain spaces."""
    items = talk.last["messages"][-1]["known"]
    return {i["slot"]: i["value"].replace("\u202f", " ").replace("\xa0", " ") for i in items}


@pytest.mark.parametrize(
    ("message", "household", "income"),
    [
        ("mon fils a 14 000 de RFR et sa copine 16 000, Béthune, Loc2 ?", "couple", "30 000"),
        ("ma fille et son mari ont 31 000 € de RFR, Béthune, Loc2 ?", "couple", "31 000"),
        ("mon RFR 21000, celui de ma femme 13000, Béthune, Loc2 ?", "couple", "34 000"),
        ("mon rfr est de 21 000 et celui de mon mari 13 000, Béthune, Loc2 ?", "couple", "34 000"),
        ("ma fille gagne 15 000 par an, elle vit seule, Béthune, Loc2 ?", "seule", "15 000"),
    ],
)
def test_the_right_household_and_the_sum(
    talk: Conversation, message: str, household: str, income: str
) -> None:
    reply = talk.say(message)
    assert household in known(talk)["household"]
    assert "charge" not in known(talk)["household"]
    assert known(talk)["income"].startswith(income)
    assert "zone B1" in reply


def test_the_sum_is_shown(talk: Conversation) -> None:
    reply = talk.say("mon RFR 21 000, celui de ma femme 13 000, Béthune, Loc2 ?")
    assert "34 000 € par an (21 000 € + 13 000 €)" in reply


@pytest.mark.parametrize(
    "answer", ["20 000 pour moi et 12 000 pour elle", "moi 20000, lui 12000", "20 000 € + 12 000 €"]
)
def test_two_figures_answer_the_question_of_income(talk: Conversation, answer: str) -> None:
    talk.say("un couple a-t-il droit à Loc2 à Béthune ?")
    assert "32 000 € par an (20 000 € + 12 000 €)" in talk.say(answer)


@pytest.mark.parametrize("second", ["et ma femme 15 000", "ma femme gagne 15 000 par an"])
def test_the_second_income_comes_later(talk: Conversation, second: str) -> None:
    talk.say("ai-je droit à Loc2 à Béthune ? en couple, j'ai 20 000 € de revenu fiscal")
    reply = talk.say(second)
    assert "35 000 € par an (20 000 € + 15 000 €)" in reply
    assert "338" in reply


def test_a_corrected_income_is_not_added(talk: Conversation) -> None:
    talk.say("ai-je droit à Loc2 à Béthune ? en couple, 20 000 € de revenu fiscal")
    talk.say("non pardon, 31 000")
    assert known(talk)["income"].startswith("31 000")


def test_a_large_figure_is_no_number_of_persons(talk: Conversation) -> None:
    talk.say("ai-je droit au Loc2 à Béthune ?")
    reply = talk.say("30000")
    assert "30 000 € par an" in reply
    assert "habitera" in reply


@pytest.mark.parametrize(
    ("message", "lost"),
    [
        ("je paie 1 000 € d'impôt", "1 400 €"),
        ("mon impôt sur le revenu est de 2 000 euros", "400 €"),
        ("et si je ne paie que 900 € d'impôts ?", "1 500 €"),
    ],
)
def test_a_reduction_larger_than_the_tax_is_lost(
    talk: Conversation, message: str, lost: str
) -> None:
    talk.say("quelle réduction d'impôt en Loc2 avec une association pour 500 € de loyer ?")
    reply = talk.say(message)
    assert f"{lost} par an sont perdus" in reply
    assert talk.sources
    assert known(talk)["rent"].startswith("500")


def test_a_tax_large_enough_changes_nothing(talk: Conversation) -> None:
    talk.say("quelle réduction d'impôt en Loc2 avec une association pour 500 € de loyer ?")
    assert "ne change pas ma réponse" in talk.say("je paie 3 000 € d'impôt")


@pytest.mark.parametrize("said", ["dans le 11e arrondissement", "le 11ème", "11e arr."])
def test_an_arrondissement_alone_asks_for_the_city(talk: Conversation, said: str) -> None:
    talk.say("plafond LLI pour un couple ?")
    talk.say(said)
    assert [b for b in talk.buttons if "11e" in b and "Lyon" not in b][:2]
    assert not any("Lyon" in b for b in talk.buttons)
    assert "Marseille 11e" in talk.say("Marseille")


def test_an_arrondissement_of_one_city_only_or_of_the_known_city(talk: Conversation) -> None:
    talk.say("plafond LLI pour un couple ?")
    assert "Paris 18e" in talk.say("le 18e")
    talk.say("et à Lyon ?")
    assert "Lyon 3e" in talk.say("dans le 3e arrondissement")


@pytest.mark.parametrize(
    "question", ["et pour un bail signé en 2023 ?", "c'était combien en 2023 ?"]
)
def test_a_first_date_says_what_it_changes(talk: Conversation, question: str) -> None:
    talk.say("plafond de ressources LLI pour un couple à Lens")
    assert "passe de 48 268 € à 45 558 €" in talk.say(question)


@pytest.mark.parametrize("question", ["et l'année dernière c'était combien ?", "et l'an dernier ?"])
def test_last_year_is_a_date_not_a_question_of_source(talk: Conversation, question: str) -> None:
    talk.say("plafond de ressources LLI pour un couple à Lens")
    assert "47 842" in talk.say(question)


@pytest.mark.parametrize(
    "said",
    [
        "ma locataire gagne 15 000 € et moi 60 000, elle vit seule : ça passe en Loc2 à Lens ?",
        "moi je gagne 60 000 € par an, mon futur locataire 15 000 € : un homme seul, Loc2 à Lens ?",
    ],
)
def test_the_owners_own_income_is_left_out(talk: Conversation, said: str) -> None:
    answer = talk.say(said)
    assert "75 000" not in answer
    assert "15 000" in answer
    assert talk.last["status"] == "answered"


@pytest.mark.parametrize(
    "ages", ["elle a 25 ans et lui 27", "on a 23 et 29 ans", "26 ans tous les deux"]
)
def test_ages_told_after_a_couple_change_its_line_in_social_housing(
    talk: Conversation, ages: str
) -> None:
    assert "31 254" in talk.say("plafond de ressources PLUS pour un couple à Angoulême ?")
    assert "37 584" in talk.say(ages)
