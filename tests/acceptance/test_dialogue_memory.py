"""What was said once serves every topic, is shown, can be changed, and lasts."""

from __future__ import annotations

import time

import pytest

from tests.conftest import Conversation

from .figures import COUPLE, ceiling, rent

pytestmark = pytest.mark.stack


def test_known_values_serve_the_next_topic_and_are_shown(talk: Conversation) -> None:
    reply = talk.say("Quel loyer maximum pour un LLI de 45 m² à Lens ?")
    assert "Calculé pour : Lens (62) ; 45 m²" in reply
    reply = talk.say("et le plafond de revenus pour un couple ?")
    assert ceiling("Lens", COUPLE) in reply
    assert "Calculé pour : Lens (62) ; couple" in reply
    assert rent("Lens", 45) in talk.say("redonne-moi le loyer maximum")


def test_each_known_value_has_a_way_to_change_it(talk: Conversation) -> None:
    talk.say("T2 de 45 m² à Lens, loyer 400 €, DPE E, avec une asso, loué vide, Loc2, un couple")
    items = talk.last["messages"][-1]["known"]
    assert {"commune", "surface", "rent", "dpe", "intermediation", "household"} <= {
        item["slot"] for item in items
    }
    for item in items:
        question = talk.send(item["payload"])
        assert "?" in question, item
        assert talk.status == "asked", item


def test_acronyms_are_opened_once(talk: Conversation) -> None:
    first = talk.say("puis-je mettre mon appartement en Loc2 ?")
    assert "diagnostic de performance énergétique" in first
    assert "diagnostic de performance énergétique" not in talk.say("et en Loc1 ?")


def test_answers_are_short_and_lead_on(talk: Conversation) -> None:
    for question in (
        "Quel loyer maximum pour un LLI de 45 m² à Lens ?",
        "Quel est le plafond de revenus Loc2 d'un couple à Lens ?",
        "28 000 € : ai-je droit ?",
        "quelle réduction d'impôt en Loc2 avec une asso, loyer 500 € ?",
        "puis-je mettre mon appartement vide en Loc2 ?",
    ):
        reply = talk.say(question)
        assert talk.status == "answered", question
        assert len(reply.partition("Source")[0].split()) <= 120, question
        assert 2 <= len(talk.buttons) <= 5, question


def test_sixty_turns_stay_right_and_quick(talk: Conversation) -> None:
    turns = [
        ("Quel loyer maximum pour un LLI de 45 m² à Lens ?", rent("Lens", 45)),
        ("non, 52 m²", rent("Lens", 52)),
        ("et à Lille ?", rent("Lille", 52)),
        ("quel est le plafond de revenus pour un couple ?", ceiling("Lille", COUPLE)),
        ("et à Arras ?", ceiling("Arras", COUPLE)),
        ("c'est quoi un DPE ?", "énergétique"),
    ]
    times = []
    for number in range(60):
        text, expected = turns[number % len(turns)]
        start = time.perf_counter()
        assert expected in talk.say(text), f"turn {number}: {text}"
        times.append(time.perf_counter() - start)
    # Whatever the machine: the last turns cost little more than the first ones.
    early, late = sorted(times[6:18])[6], sorted(times[-12:])[6]
    assert late < 3 * early


def test_the_same_button_twice_and_one_of_an_old_answer(talk: Conversation) -> None:
    talk.say("quel plafond de revenus LLI à Lens ?")
    asked = talk.last
    first = talk.press("Un couple sans enfant")
    talk.last = asked
    second = talk.press("Un couple sans enfant")
    assert ceiling("Lens", COUPLE) in first
    assert ceiling("Lens", COUPLE) in second
    talk.say("quelle réduction d'impôt en Loc2 avec une asso ?")
    talk.last = asked
    assert talk.press("Une personne seule")
    assert talk.status in ("answered", "asked")
