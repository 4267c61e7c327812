"""The questions that the first release must answer right, asked of the real service."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def assert_sourced(talk: Conversation) -> None:
    """The answer names its source and the day it is valid for."""
    assert talk.status == "answered"
    assert talk.sources
    text = " ".join(message["text"] for message in talk.last["messages"])
    assert "Source" in text
    assert talk.sources[0]["title"] in text


def test_income_ceiling_of_a_couple_in_arras(talk: Conversation) -> None:
    reply = talk.say("Quel est le plafond de ressources en Loc1 pour un couple à Arras ?")
    assert "48 268 €" in reply
    assert "zone B1" in reply
    assert "2026" in reply
    assert_sourced(talk)


def test_eligibility_then_the_same_question_for_another_level(talk: Conversation) -> None:
    reply = talk.say(
        "Je suis seule avec deux enfants à Lille, mon revenu fiscal de référence est de "
        "28 000 €. Ai-je droit à un logement Loc2 ?"
    )
    assert "oui" in reply.lower()
    assert "69 863 €" in reply
    assert "zone A" in reply
    assert talk.results[0]["verdict"] == "eligible"
    assert_sourced(talk)

    reply = talk.say("même question en Loc3")
    assert "38 635 €" in reply
    assert talk.results[0]["verdict"] == "eligible"
    assert talk.results[0]["inputs"]["household"]["dependants"] == 2
    assert_sourced(talk)


def test_lease_of_2024(talk: Conversation) -> None:
    reply = talk.say("plafond LLI pour un couple à Lens pour un bail signé en 2024 ?")
    assert "47 321 €" in reply
    assert "2024" in reply
    assert_sourced(talk)


def test_rent_ceiling_with_its_steps(talk: Conversation) -> None:
    reply = talk.say("Quel loyer maximum pour un LLI de 45 m² à Lens ?")
    assert "1,12" in reply
    steps = talk.results[0]["steps"]
    assert any("19" in step["formula"] and "45" in step["formula"] for step in steps)
    # Lens is in zone B1: 11,80 €/m² × 1,12 = 13,22 €/m², × 45 m² = 594,90 €.
    assert "594,90 €" in reply
    assert_sourced(talk)


def test_difference_between_the_two_forms(talk: Conversation) -> None:
    reply = talk.say("Quelle différence entre mandat de gestion et location/sous-location ?")
    assert "bail" in reply
    assert "locataire" in reply
    assert "association" in reply
    assert "loyer" in reply
    assert_sourced(talk)


def test_letting_to_a_daughter(talk: Conversation) -> None:
    reply = talk.say("Puis-je louer à ma fille en Loc'Avantages ?")
    assert "non" in reply.lower()
    assert "enfant" in reply  # the reason
    assert_sourced(talk)


def test_tax_reduction_with_an_association(talk: Conversation) -> None:
    reply = talk.say("Quelle réduction d'impôt en Loc2 avec une association ?")
    assert "40 %" in reply
    assert_sourced(talk)


def test_homonyms_are_asked_never_guessed(talk: Conversation) -> None:
    talk.say("J'ai un logement à louer à Saint-Denis")
    assert talk.status == "asked"
    titles = " ".join(talk.buttons)
    assert "93" in titles
    assert "974" in titles
    talk.press("(93")
    assert "Saint-Denis (93)" in str(talk.last)


def test_weather_is_declined(talk: Conversation) -> None:
    reply = talk.say("Quel temps fait-il à Lens ?")
    assert talk.status == "declined"
    assert "plafond" in reply


def test_asks_only_what_is_missing_one_thing_at_a_time(talk: Conversation) -> None:
    assert "commune" in talk.say("plafond de ressources").lower()
    assert talk.status == "asked"
    assert "qui habitera" in talk.say("Arras").lower()
    every = talk.say("un couple")  # the scheme need not be known: all of them, side by side
    assert talk.status == "answered"
    assert "Loc2 35 338 €" in every
    assert "48 268 €" in talk.say("Loc1")
    assert_sourced(talk)


def test_the_visitors_first_example(talk: Conversation) -> None:
    """The owner's question that the product is made for: three answers at once."""
    reply = talk.say(
        "Puis-je louer mon T2 de 45 m² à Lens en Loc2, à quel loyer, avec quelle réduction "
        "d'impôt ?"
    )
    rules = []
    while talk.status == "asked":
        reply = talk.press("Sans" if "Sans" in str(talk.buttons) else "Non")
    rules = [result["rule"] for result in talk.results]
    assert rules == ["dwelling-eligibility", "rent-ceiling", "tax-reduction"], reply
    assert "35 %" in reply


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": "x" * 2_000_000}, 413),
        ({"text": ""}, 422),
        ({"text": 42}, 422),
        ({"text": None}, 422),
        ({}, 422),
        ([], 422),
    ],
)
def test_unusable_input_is_refused_in_words(talk: Conversation, body: object, status: int) -> None:
    answer = talk.post(body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert len(answer.json()["detail"]) > 20
    assert "48 268 €" in talk.say(
        "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "/restart",
        '/inform{"commune":"62041"}',
        "/session_start",
        "{{ 7 * 7 }}",
        "'; DROP TABLE commune; --",
    ],
)
def test_hostile_text_is_only_text(talk: Conversation, text: str) -> None:
    reply = talk.say(text)
    assert "<script" not in reply
    assert "49" not in reply
    assert talk.last["messages"]
    assert not any(message.get("known") for message in talk.last["messages"])
    assert "48 268 €" in talk.say(
        "Quel est le plafond de ressources en Loc1 pour un couple à Arras ?"
    )
