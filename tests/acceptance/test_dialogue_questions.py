"""As few questions as possible, one at a time, each with « Pourquoi ? » and « Je ne sais pas »."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

from .figures import ALONE, COUPLE, ceiling, rent

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    "opening",
    [
        "quel plafond de revenus en Loc1 ?",
        "loyer maximum pour un 45 m² à Lens svp",
        "le loyer LLI maximal à Lens, c'est combien ?",
        "Ai-je droit au Loc2 à Lens ? je vis seul",
    ],
)
def test_each_question_can_be_explained_and_skipped(talk: Conversation, opening: str) -> None:
    question = talk.say(opening)
    assert talk.status == "asked"
    assert question.count("?") >= 1
    assert "Pourquoi" in str(talk.buttons)
    assert "Je ne sais pas" in str(talk.buttons)
    pending = question.split("\n")[-1]
    explained = talk.press("Pourquoi")
    assert talk.status == "asked"
    assert pending in explained  # it asks again
    assert len(explained) > len(pending) + 40


def test_household_unknown_gives_the_usual_cases(talk: Conversation) -> None:
    talk.say("plafond de revenus LLI à Lens svp")
    reply = talk.press("Je ne sais pas")
    assert f"personne seule : {ceiling('Lens', ALONE)}" in reply
    assert f"couple : {ceiling('Lens', COUPLE)}" in reply
    assert "avis d'imposition" in reply
    assert "foyer" in str(talk.buttons)


def test_surface_unknown_gives_the_usual_cases(talk: Conversation) -> None:
    talk.say("le loyer LLI maximal à Lens, c'est combien ?")
    reply = talk.say("je sais pas")
    assert f"45 m² : {rent('Lens', 45)}" in reply
    assert f"60 m² : {rent('Lens', 60)}" in reply


def test_income_unknown_gives_the_ceiling_and_where_to_look(talk: Conversation) -> None:
    talk.say("Ai-je droit au Loc1 à Lens ? je vis seul")
    assert "avis d'imposition" in talk.press("Pourquoi")
    assert ceiling("Lens", ALONE, "loc1") in talk.press("Je ne sais pas")


def test_quarter_unknown_gives_those_whose_index_is_known(talk: Conversation) -> None:
    talk.say("de combien puis-je augmenter mon loyer de 500 € cette année ?")
    reply = talk.press("Je ne sais pas")
    assert "2e trimestre 2026 : 505,76 € par mois" in reply  # 500 × 148,37 ÷ 146,68
    assert "bail" in reply


def test_commune_unknown_gives_each_zone(talk: Conversation) -> None:
    talk.say("quel plafond de revenus en Loc1 pour un couple ?")
    reply = talk.press("Je ne sais pas")
    assert "48 268 €" in reply
    assert "Abis" in reply or "A bis" in reply


@pytest.mark.parametrize(
    ("size", "button", "household"),
    [
        ("à deux", "Un couple", COUPLE),
        ("on est 2", "Un adulte et un enfant", {"adults": 1, "dependants": 1}),
        ("nous sommes quatre", "Un couple et 2", {**COUPLE, "dependants": 2}),
        ("on sera trois", "Un seul adulte et 2", {"adults": 1, "dependants": 2}),
    ],
)
def test_a_number_of_persons_is_not_a_household(
    talk: Conversation, size: str, button: str, household: dict[str, int]
) -> None:
    talk.say("plafond de revenus LLI à Lens svp")
    question = talk.say(size)
    assert talk.status == "asked"
    assert "0 à charge" not in str(talk.buttons)
    assert "adultes sans être en couple" in str(talk.buttons)
    assert "personnes" in question
    assert ceiling("Lens", household) in talk.press(button)


def test_flat_sharers(talk: Conversation) -> None:
    talk.say("plafond de revenus en Loc1 à Lens svp")
    talk.say("on est trois")
    reply = talk.press("3 adultes")
    assert "3 adultes" in reply
    assert talk.results[0]["inputs"]["household"]["adults"] == 3


def test_a_comparison_needs_the_market_rent_only(talk: Conversation) -> None:
    talk.say("compare les niveaux de loyer à Lens")
    assert "au prix du marché" in talk.last["messages"][-1]["text"]
    reply = talk.say("650 €")
    assert talk.status == "answered"
    assert "552,50 €" in reply
    assert "7 371 €" in reply


@pytest.mark.parametrize("value", ["3 m²", "4500 m²", "1 m2"])
def test_an_impossible_surface_is_refused_then_explained_then_skipped(
    talk: Conversation, value: str
) -> None:
    talk.say("le loyer LLI maximal à Lens, c'est combien ?")
    reply = talk.say(value)
    assert "entre 5 et 250 m²" in reply
    assert talk.status == "asked"
    reply = talk.say(value)
    assert "45 m²" in reply  # an example
    assert rent("Lens", 45) in talk.press("Passer")


@pytest.mark.parametrize(
    "words",
    ["je ne veux pas donner mon revenu", "c'est privé", "désolée, je refuse de donner mes revenus"],
)
def test_a_refused_income_gives_the_ceiling(talk: Conversation, words: str) -> None:
    talk.say("Ai-je droit au Loc1 à Lens ? je vis seul")
    assert ceiling("Lens", ALONE, "loc1") in talk.say(words)
    assert talk.status == "answered"


def test_a_landlord_is_not_asked_for_his_own_income(talk: Conversation) -> None:
    question = talk.say("ma locataire vit seule, a-t-elle droit au Loc1 à Lens ?")
    assert "du locataire" in question
    reply = talk.say("28 000")
    assert "le revenu du locataire" in reply
    assert "votre revenu" not in reply


def test_visale_takes_students_into_account(talk: Conversation) -> None:
    talk.say("puis-je avoir Visale pour un loyer de 620 € à Lens ?")
    assert "étudiant" in talk.last["messages"][-1]["text"]
    talk.press("Oui")
    assert talk.results[0]["inputs"]["student"] is True


def test_the_conditions_that_matter_come_first(talk: Conversation) -> None:
    reply = talk.say("puis-je mettre mon appartement vide en Loc2 ?")
    assert "Rien ne s'y oppose" not in reply
    assert reply.count("•") <= 3
    assert "DPE" in reply
    assert len(reply.split()) <= 120


def test_a_convention_asked_too_late(talk: Conversation) -> None:
    reply = talk.say("quelles sont les dates de ma convention pour un bail du 1er mars 2024 ?")
    assert "trop tard" in reply
    assert "1er mai 2024" in reply
