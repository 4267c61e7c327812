"""Talks of several turns with the real service: memory, corrections, interruptions, ways out."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def test_values_given_at_once_are_not_asked_again(talk: Conversation) -> None:
    talk.say("Je suis propriétaire d'un T2 de 45 m² à Lens, DPE E, loyer 400 € hors charges")
    assert talk.status == "asked"  # what do you want to know?
    reply = talk.press("loyer maximum")
    reply = talk.press("intermédiaire (LLI)") if talk.status == "asked" else reply
    assert "594,90 €" in reply


def test_a_correction_computes_again(talk: Conversation) -> None:
    assert "594,90 €" in talk.say("loyer maxi d'un logement intermédiaire de 45 m2 à Lens svp")
    # 0,7 + 19 ÷ 52 = 1,07; 11,80 × 1,07 = 12,63 €/m²; × 52 m² = 656,76 €.
    assert "656,76 €" in talk.say("non, 52 m²")
    assert "zone" not in talk.say("merci").lower()


def test_what_if_another_commune_household_or_year(talk: Conversation) -> None:
    assert "36 144 €" in talk.say("plafond de revenus LLI pour une personne seule à Arras")
    assert "48 268 €" in talk.say("et pour un couple ?")
    assert "zone A" in talk.say("et à Lille ?")
    assert "2024" in talk.say("et pour un bail de 2024 ?")


def test_a_rule_question_in_the_middle_is_answered_then_the_form_goes_on(
    talk: Conversation,
) -> None:
    talk.say("je voudrais le plafond de ressources en Loc1 à Arras")
    assert talk.status == "asked"
    reply = talk.say("au fait, c'est quoi un revenu fiscal de référence ?")
    assert "foyer fiscal" in reply  # whichever of the two cards that define it
    assert "habitera" in reply  # the pending question comes back
    assert "48 268 €" in talk.say("un couple")


def test_why_and_i_do_not_know_lead_somewhere(talk: Conversation) -> None:
    talk.say("ai-je droit à un logement en Loc2 à Lille ? je vis seule avec deux enfants")
    assert "revenu fiscal" in talk.last["messages"][0]["text"]
    assert "plafond" in talk.press("Pourquoi")
    # Without the income there is no verdict, but the ceiling lets people compare.
    assert "69 863 €" in talk.press("Je ne sais pas")


def test_stop_and_start_over(talk: Conversation) -> None:
    talk.say("quel plafond de revenus pour le PLUS ?")
    talk.say("laisse tomber")
    assert talk.status == "answered"
    talk.say("on recommence à zéro")
    assert not any(message["known"] for message in talk.last["messages"])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("je dors dehors ce soir avec mes enfants", ["115"]),
        ("mon mari me frappe, je dois partir", ["3919"]),
        ("j'ai envie de mourir", ["3114"]),
    ],
)
def test_distress_gets_the_right_number(talk: Conversation, text: str, numbers: list[str]) -> None:
    reply = talk.say(text)
    assert talk.status == "handed_off"
    assert all(number in reply for number in numbers)


def test_a_person_can_be_reached_at_any_point(talk: Conversation) -> None:
    talk.say("plafond de ressources pour un couple à Lens")
    reply = talk.say("je préfère parler à un conseiller")
    assert "ADIL" in reply
    assert "Pas-de-Calais" in reply


def test_gibberish_never_traps_anyone(talk: Conversation) -> None:
    for text in ("zzkrt blorp", "vroum plok trux", "gnii frax zup"):
        reply = talk.say(text)
        assert talk.status in ("asked", "declined", "handed_off")
    assert "ADIL" in reply or talk.buttons


def test_the_same_button_twice_and_an_old_button(talk: Conversation) -> None:
    talk.say("quelle réduction d'impôt en Loc1 sans intermédiaire ?")
    first = talk.last
    assert "35 %" in talk.press("Loc2")
    talk.last = first
    assert "35 %" in talk.press("Loc2")


def test_a_lease_of_2023_and_one_of_2026_differ(talk: Conversation) -> None:
    old = talk.say("plafond de ressources LLI d'une personne seule à Lens, bail de 2023")
    new = talk.say("plafond de ressources LLI d'une personne seule à Lens, bail de 2026")
    assert old != new
    assert "36 144 €" in new


def test_a_missing_table_is_said_missing_never_guessed(talk: Conversation) -> None:
    reply = talk.say("plafond de ressources Loc3 d'une personne seule à Lens pour un bail de 2024")
    assert talk.status == "declined"
    assert "vérifier" in reply
    assert not talk.results


def test_erased_conversations_are_gone(talk: Conversation) -> None:
    talk.say("plafond de ressources pour un couple à Lens")
    assert talk.delete().status_code == 204
    assert talk.post({"text": "et à Arras ?"}).status_code in (401, 404, 410)


@pytest.mark.parametrize(
    ("opening", "answer"),
    [
        ("quel plafond de revenus ?", "42"),
        ("quel plafond de revenus ?", "99999"),
        ("loyer maxi LLI à Lens svp", "T2"),
        ("J'ai un appartement à louer à Lens", "42"),
        ("ai-je droit au Loc1 à Lens ? je vis seul", "plein d'argent"),
    ],
)
def test_an_answer_that_cannot_be_read_is_explained_once(
    talk: Conversation, opening: str, answer: str
) -> None:
    talk.say(opening)
    talk.say(answer)
    assert len(talk.last["messages"]) <= 2
    talk.say("on recommence")
    assert "48 268 €" in talk.say("plafond de revenus en Loc1 d'un couple à Arras")


def test_a_departement_is_not_a_commune(talk: Conversation) -> None:
    talk.say("quel plafond Loc1 pour un couple ?")
    talk.say("dans le 93")
    assert talk.status == "asked"
    assert "Calculé pour" not in str(talk.last)
    assert not any(known["slot"] == "commune" for known in talk.last["messages"][-1]["known"])
