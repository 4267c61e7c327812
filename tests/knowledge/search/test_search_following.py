"""A question after a card: answered by another card, or by what the card itself goes on to say."""

from __future__ import annotations

import pytest

from knowledge.answers import Before
from knowledge.base import KnowledgeBase


@pytest.mark.parametrize(
    ("before", "question", "words"),
    [
        ("impaye-caf-signaler", "sous combien de temps ?", "mois"),
        ("dem-indivision", "et la réduction se partage comment ?", "sa part"),
        ("bail-documents-interdits", "et son relevé de compte ?", "relevé de compte"),
        ("la-sru", "même le Loc1 ?", "Loc1"),
        ("la-plafond-niches", "et si j'ai déjà un emploi à domicile ?", "à domicile"),
        ("loy-encadrement", "lequel gagne ?", "plafond de la convention"),
        ("bail-visites-proprietaire", "et avec mon double des clés ?", "double des clés"),
    ],
)
def test_the_card_before_goes_on(base: KnowledgeBase, before: str, question: str, words: str):
    found = base.follow_up(question, Before(before))
    assert found.here
    text = base.text(before)
    told = base.passages(question, before, text)[:2]
    assert any(words in passage.text for passage in told)


@pytest.mark.parametrize(
    ("before", "question", "card"),
    [
        ("visale-cest-quoi", "ça dure combien de temps ?", "visale-duree"),
        ("la-definition", "et en colocation ?", "log-colocation"),
        ("impaye-que-faire", "et l'hiver ?", "impaye-treve-hivernale"),
        ("res-rfr-definition", "je le trouve où ?", "res-ou-trouver"),
    ],
)
def test_another_card_takes_over(base: KnowledgeBase, before: str, question: str, card: str):
    found = base.follow_up(question, Before(before))
    assert not found.here
    assert found.hits[0].id == card


@pytest.mark.parametrize("question", ["et une pizza ?", "et un crédit pour ma moto ?"])
def test_a_foreign_subject_is_not_in_the_card_before(base: KnowledgeBase, question: str):
    assert not base.follow_up(question, Before("visale-cest-quoi")).here


def test_a_card_that_was_not_read_is_found_like_another(base: KnowledgeBase):
    said = Before("bail-visites-proprietaire", read=False)
    found = base.follow_up("et avec mon double des clés ?", said)
    assert not found.here
    assert found.hits[0].id == "bail-visites-proprietaire"
