"""« Et si… »: another level, town, household, year or way of letting, and what differs."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

from .figures import ALONE, COUPLE, ceiling, rent

pytestmark = pytest.mark.stack


@pytest.mark.parametrize("words", ["et en Loc2 ?", "même chose en Loc2", "pareil pour Loc2 ?"])
def test_another_level(talk: Conversation, words: str) -> None:
    talk.say("plafond de revenus en Loc1 pour une personne seule à Lens svp")
    reply = talk.say(words)
    assert "Loc2 au lieu de Loc1" in reply
    assert f"passe de {ceiling('Lens', ALONE, 'loc1')} à {ceiling('Lens', ALONE, 'loc2')}" in reply


@pytest.mark.parametrize("words", ["et à Lille ?", "et si c'était à Lille ?", "à Lille ?"])
def test_another_town(talk: Conversation, words: str) -> None:
    talk.say("Quel loyer maximum pour un LLI de 45 m² à Lens ?")
    reply = talk.say(words)
    assert f"passe de {rent('Lens', 45)} à {rent('Lille', 45)}" in reply


@pytest.mark.parametrize("words", ["et pour un couple ?", "et un couple ?", "en couple ?"])
def test_another_household(talk: Conversation, words: str) -> None:
    talk.say("Quel est le plafond de revenus LLI d'une personne seule à Lens ?")
    reply = talk.say(words)
    assert f"passe de {ceiling('Lens', ALONE)} à {ceiling('Lens', COUPLE)}" in reply


@pytest.mark.parametrize("words", ["et l'an dernier ?", "et en 2025 ?", "et pour 2025 ?"])
def test_another_year(talk: Conversation, words: str) -> None:
    talk.say("Quel est le plafond de revenus LLI d'une personne seule à Lens ?")
    reply = talk.say(words)
    assert "2025" in reply
    assert talk.results[0]["valid_on"].startswith("2025")


@pytest.mark.parametrize("words", ["et sans association ?", "et en direct, sans association ?"])
def test_without_an_association(talk: Conversation, words: str) -> None:
    talk.say("quelle réduction d'impôt en Loc2 avec une asso, loyer 500 € ?")
    reply = talk.say(words)
    assert "sans association au lieu d'avec" in reply.casefold()
    # 12 × 500 € = 6 000 €: 40 % with an association, 35 % without (CGI, art. 199 tricies).
    assert "passe de 2 400 € à 2 100 €" in reply


def test_without_an_association_inside_a_comparison(talk: Conversation) -> None:
    talk.say("compare les niveaux pour 48 m² à Lens, loyer de marché 650 €")
    reply = talk.say("et sans association ?")
    assert reply.startswith("Sans association, le mieux est Loc1")
    # 12 × 650 × 0,85 = 6 630 € of rent, + 15 % = 7 624,50 €.
    assert "7 624,50 €" in reply
    assert "175,50 € de moins" in reply


def test_compare_the_three(talk: Conversation) -> None:
    talk.say("Quel loyer maximum pour un LLI de 48 m² à Lens ?")
    reply = talk.say("compare les trois")
    assert talk.status == "asked"
    assert "marché" in reply
    assert "Loc1" in talk.say("650 €")
    assert talk.results[0]["rule"] == "comparison"


@pytest.mark.parametrize("words", ["et G ?", "et en G ?", "avec un DPE G ?"])
def test_another_energy_class(talk: Conversation, words: str) -> None:
    talk.say("mon appartement classé D peut-il être loué en Loc2 ?")
    reply = talk.say(words)
    assert "G au lieu de D" in reply
    assert "La réponse change" in reply
    assert talk.results[0]["verdict"] == "not_eligible"


def test_levels_without_a_verified_figure_are_named(talk: Conversation) -> None:
    talk.say("plafond de ressources en Loc1 à Bordeaux pour un couple, bail de 2024")
    answer = talk.say("compare les trois niveaux")
    assert "Pour Loc2 et Loc3" in answer
    assert "Anah" in answer


def test_another_number_of_children(talk: Conversation) -> None:
    talk.say("un couple avec un enfant à Pau, plafond de ressources Loc2 ?")
    assert "2 personnes à charge au lieu de" in talk.say("et s'ils en avaient 2 ?")


@pytest.mark.parametrize(
    "words",
    ["ça change quelque chose si c'est en sous-location ?", "et sans asso, ça change quoi ?"],
)
def test_whether_a_fact_changes_the_figure(talk: Conversation, words: str) -> None:
    talk.say("Loc2 en mandat de gestion avec une association, 500 € de loyer, quelle réduction ?")
    reply = talk.say(words)
    assert "Intermédiation" in reply
    assert "ne change pas" in reply or "2 100 €" in reply


@pytest.mark.parametrize("words", ["et le 2 c'était combien ?", "et le niveau 2 alors ?"])
def test_a_level_by_its_rank(talk: Conversation, words: str) -> None:
    talk.say("plafond de revenus en Loc3 pour une personne seule à Lens svp")
    assert "Loc2 au lieu de Loc3" in talk.say(words)


def test_a_furnished_letting_bars_what_was_computed(talk: Conversation) -> None:
    talk.say("réduction d'impôt en Loc2 avec un mandat, 500 € de loyer ?")
    reply = talk.say("et si c'est meublé, ça change quelque chose ?")
    assert "meublé n'ouvre pas droit" in reply
