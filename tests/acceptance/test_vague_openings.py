"""Somebody who says who he is and asks nothing yet: a way on that suits him."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    "opening",
    [
        "je cherche un logement pas cher à Lille",
        "j'ai besoin d'un logement",
        "on cherche une maison pas trop chère",
        "je veux louer un appart",
        "nous cherchons à nous loger, on est quatre",
        "bonjour, je recherche un T2 à loyer raisonnable",
        "il me faut trouver un appartement rapidement",
    ],
)
def test_who_looks_for_a_dwelling_learns_where_to_turn(talk: Conversation, opening: str) -> None:
    reply = talk.say(opening)
    assert talk.status == "asked", reply
    assert "demande-logement-social.gouv.fr" in reply
    assert "ADIL" in reply
    assert "115" in reply
    assert not any("impôt" in title for title in talk.buttons), talk.buttons
    assert any("droit" in title for title in talk.buttons)
    assert talk.press("Trouver un logement conventionné")
    assert talk.sources


def test_the_town_is_remembered_and_the_right_is_checked(talk: Conversation) -> None:
    reply = talk.say("je cherche un logement pas cher à Lille")
    assert "Lille" in reply
    assert "du Nord" in reply
    reply = talk.press("Ai-je droit")
    assert "commune" not in reply.lower()
    assert talk.status == "asked"


@pytest.mark.parametrize("opening", ["je suis locataire", "je loue un appartement à Arras"])
def test_a_tenant_is_not_offered_a_tax_reduction(talk: Conversation, opening: str) -> None:
    talk.say(opening)
    assert talk.status == "asked"
    assert any("loyer" in title for title in talk.buttons)
    assert not any("impôt" in title for title in talk.buttons), talk.buttons
    talk.say("qsdfgh")  # nor later, when nothing is understood
    assert not any("impôt" in title for title in talk.buttons), talk.buttons


@pytest.mark.parametrize(
    "opening",
    [
        "je suis propriétaire",
        "je veux louer mon appart",
        "j'ai un appartement vide à Lens",
        "je viens d'hériter d'une maison et je voudrais la louer",
    ],
)
def test_an_owner_is_offered_what_owners_ask(talk: Conversation, opening: str) -> None:
    talk.say(opening)
    assert talk.status == "asked"
    for title in ("loyer maximum", "réduction d", "convient"):
        assert any(title in offered for offered in talk.buttons), talk.buttons
    talk.press("Louer par une association")
    assert talk.sources


def test_who_helps_somebody_is_told_whom_to_call(talk: Conversation) -> None:
    reply = talk.say("j'accompagne une famille qui cherche un logement à Roubaix")
    assert talk.status == "asked"
    assert "du Nord" in reply
    assert any("SIAO" in title for title in talk.buttons)


@pytest.mark.parametrize("opening", ["aidez-moi", "je suis perdu"])
def test_who_says_nothing_is_asked_who_he_is(talk: Conversation, opening: str) -> None:
    talk.say(opening)
    assert any("Je cherche un logement" in title for title in talk.buttons), talk.buttons
    reply = talk.press("Je suis propriétaire")
    assert "propriétaire" in reply
    assert any("réduction d" in title for title in talk.buttons)


@pytest.mark.parametrize(
    "question",
    [
        "je suis propriétaire, quelle est la durée de la convention ?",
        "je cherche un logement conventionné, comment savoir si une annonce en est un ?",
    ],
)
def test_a_question_is_answered_whoever_asks(talk: Conversation, question: str) -> None:
    talk.say(question)
    assert talk.status == "answered"
    assert talk.sources
