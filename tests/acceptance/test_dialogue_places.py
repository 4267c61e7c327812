"""Several towns, a town misspelt, a town nearby, a département: the right one, or a question."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

from .figures import COUPLE, ceiling, rent

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    "words",
    ["J'hésite entre Lens et Lille, quel loyer en LLI pour 45 m² ?",
     "loyer LLI pour 45 m², Lens ou Lille ?"],
)  # fmt: skip
def test_two_towns_are_a_choice_or_a_comparison(talk: Conversation, words: str) -> None:
    question = talk.say(words)
    assert talk.status == "asked"
    assert "Lens et Lille" in question
    asked = talk.last
    reply = talk.press("Comparer")
    assert f"Lens (62) : {rent('Lens', 45)}" in reply
    assert f"Lille (59) : {rent('Lille', 45)}" in reply
    talk.last = asked  # a button of an older answer
    assert rent("Lille", 45) in talk.press("Lille (59")


@pytest.mark.parametrize("words", ["les deux", "compare-les toutes les deux", "compare les deux"])
def test_the_comparison_in_words(talk: Conversation, words: str) -> None:
    talk.say("loyer LLI pour 45 m², Lens ou Lille ?")
    reply = talk.say(words)
    assert rent("Lens", 45) in reply
    assert rent("Lille", 45) in reply


@pytest.mark.parametrize(("typed", "name"), [("Arasse", "Arras (62)"), ("Bétune", "Béthune (62)")])
def test_a_corrected_spelling_is_said(talk: Conversation, typed: str, name: str) -> None:
    reply = talk.say(f"Quel loyer maximum pour un LLI de 45 m² à {typed} ?")
    assert f"J'ai compris « {name} »" in reply
    talk.say("le loyer LLI maximal, c'est combien ?")
    assert "J'ai compris" not in str(talk.last)


@pytest.mark.parametrize("words", ["à côté d'Arras", "près de Lens"])
def test_nearby_is_not_enough(talk: Conversation, words: str) -> None:
    talk.say("quel plafond de revenus LLI pour un couple ?")
    reply = talk.say(words)
    assert talk.status == "asked"
    assert "nom exact de la commune" in reply
    assert "pas compris" not in reply
    assert ceiling("Arras", COUPLE) in talk.say("Arras")


@pytest.mark.parametrize("words", ["dans le 62", "c'est dans le Pas-de-Calais"])
def test_a_departement_is_not_enough(talk: Conversation, words: str) -> None:
    talk.say("quel plafond de revenus LLI pour un couple ?")
    reply = talk.say(words)
    assert talk.status == "asked"
    assert "département (62)" in reply
    assert ceiling("Arras", COUPLE) in talk.say("Arras")


@pytest.mark.parametrize(
    "words",
    ["J'habite à Lille mais le logement est à Lens", "ma mère vit à Lille, moi je loue à Lens"],
)
def test_the_town_of_somebody_else_does_not_count(talk: Conversation, words: str) -> None:
    talk.say("quel plafond de revenus LLI pour un couple ?")
    assert ceiling("Lens", COUPLE) in talk.say(words)
