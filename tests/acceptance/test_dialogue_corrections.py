"""A value corrected in any words: computed again, and the first sentence says what changed."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

from .figures import ALONE, COUPLE, ceiling, rent

pytestmark = pytest.mark.stack
RENT = "Quel loyer maximum pour un LLI de 45 m² à Lens ?"
CEILING = "Quel est le plafond de revenus LLI d'une personne seule à Lens ?"
RIGHT = "Je vis seul à Lens, RFR 28 000 € : ai-je droit au Loc1 ?"


def first_sentence(reply: str) -> str:
    return reply.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    "words",
    [
        "non, 52 m²",
        "pardon, 52 m²",
        "pas 45 mais 52",
        "52 et pas 45",
        "en fait c'est 52 m²",
        "je me suis trompé c'est 52 m²",
        "52 m² plutôt",
        "oups 52 m2",
        "erreur de ma part : 52 m²",
        "la surface est de 52 m²",
    ],
)
def test_surface(talk: Conversation, words: str) -> None:
    talk.say(RENT)
    reply = talk.say(words)
    first = first_sentence(reply)
    assert "52 m² au lieu de 45 m²" in first
    assert f"passe de {rent('Lens', 45)} à {rent('Lens', 52)}" in first
    assert talk.results[0]["inputs"]["surface_m2"] == 52


@pytest.mark.parametrize(
    "words",
    ["pardon c'est Lille", "non, à Lille", "en fait c'est à Lille", "je voulais dire Lille",
     "pas Lens mais Lille", "c'est Lille et pas Lens"],
)  # fmt: skip
def test_commune(talk: Conversation, words: str) -> None:
    talk.say(RENT)
    first = first_sentence(talk.say(words))
    assert "Lille (59) au lieu de Lens (62)" in first
    assert f"passe de {rent('Lens', 45)} à {rent('Lille', 45)}" in first


def test_commune_of_the_same_zone_changes_nothing_and_says_so(talk: Conversation) -> None:
    talk.say(RENT)
    first = first_sentence(talk.say("pardon c'est Arras"))
    assert "Arras (62) au lieu de Lens (62)" in first
    assert f"ne change pas : {rent('Lens', 45)}" in first


@pytest.mark.parametrize(
    "words", ["en fait on est un couple", "non, un couple", "pardon, pour un couple"]
)
def test_household(talk: Conversation, words: str) -> None:
    talk.say(CEILING)
    first = first_sentence(talk.say(words))
    assert "couple au lieu de personne seule" in first
    assert ceiling("Lens", ALONE) in first.replace(" par an", "")
    assert ceiling("Lens", COUPLE) in first


def test_household_of_three_after_a_couple(talk: Conversation) -> None:
    talk.say("plafond de revenus LLI d'un couple à Lens svp")
    first = first_sentence(talk.say("ah non, en fait on est trois"))
    three = {**COUPLE, "dependants": 1}
    assert "couple, 1 personne à charge au lieu de couple" in first
    assert f"passe de {ceiling('Lens', COUPLE)} à {ceiling('Lens', three)}" in first


@pytest.mark.parametrize(
    "words", ["je me suis trompé c'est 41 000", "non 41 000 €", "pas 28 000 mais 41 000 €"]
)
def test_income_and_the_verdict_with_it(talk: Conversation, words: str) -> None:
    assert talk.say(RIGHT).startswith("Oui")
    first = first_sentence(talk.say(words))
    assert "41 000 € par an au lieu de 28 000 € par an" in first
    assert "La réponse change" in first
    assert talk.results[0]["verdict"] == "not_eligible"


def test_twice_in_a_row_and_a_correction_of_the_correction(talk: Conversation) -> None:
    talk.say(RENT)
    talk.say("non, 52 m²")
    assert f"passe de {rent('Lens', 52)} à {rent('Lens', 50)}" in talk.say("pardon, 50 m²")
    reply = talk.say("non finalement 45 m²")
    assert "45 m² au lieu de 50 m²" in first_sentence(reply)
    assert rent("Lens", 45) in reply


def test_several_values_at_once(talk: Conversation) -> None:
    talk.say(RENT)
    first = first_sentence(talk.say("pardon, 50 m² et c'est à Lille"))
    assert "Lille (59) au lieu de Lens (62)" in first
    assert "50 m² au lieu de 45 m²" in first
    assert f"passe de {rent('Lens', 45)} à {rent('Lille', 50)}" in first


@pytest.mark.parametrize("words", ["pardon, à Lille", "non c'est à Lille"])
def test_in_the_middle_of_the_questions(talk: Conversation, words: str) -> None:
    talk.say("le loyer LLI maximal à Lens, c'est combien ?")
    assert talk.status == "asked"
    reply = talk.say(words)
    assert talk.status == "asked"
    assert "Lille (59) au lieu de Lens (62)" in reply
    assert "surface" in reply
    assert rent("Lille", 45) in talk.say("45 m²")


def test_a_figure_that_cannot_be_right_is_asked_again(talk: Conversation) -> None:
    talk.say(RENT)
    reply = talk.say("non, 9000 m²")
    assert talk.status == "asked"
    assert "entre 5 et 250 m²" in reply
    assert rent("Lens", 90) in talk.say("90 m²")


def test_with_the_button_of_the_known_values(talk: Conversation) -> None:
    talk.say(RENT)
    payload = next(
        k["payload"] for k in talk.last["messages"][0]["known"] if k["slot"] == "surface"
    )
    assert "surface" in talk.send(payload)
    first = first_sentence(talk.say("60"))
    assert "60 m² au lieu de 45 m²" in first
    assert rent("Lens", 60) in first


@pytest.mark.parametrize(
    "words",
    [
        "mince, 28 000 c'était mon salaire, le revenu fiscal est de 21 500",
        "pardon : revenu fiscal 21 500, les 28 000 c'est en brut",
    ],
)
def test_an_income_explained_is_not_added_to_the_right_one(talk: Conversation, words: str) -> None:
    talk.say(RIGHT)
    reply = talk.say(words)
    assert "21 500 € par an" in reply
    assert "49 500" not in reply


def test_the_former_rent_said_again_with_the_right_one(talk: Conversation) -> None:
    talk.say("réduction d'impôt en Loc2 pour un loyer de 530 € hors charges ?")
    reply = talk.say("non, le loyer c'est 495, 530 ce sont les charges comprises")
    assert "loyer de 495 € par mois" in reply


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("j'oubliais ma petite dernière qui vit avec nous", "2 personnes à charge"),
        ("ça donne quoi avec deux gamins en plus ?", "3 personnes à charge"),
        ("j'ai oublié mon grand de 12 ans, donc quatre en tout", "2 personnes à charge"),
        ("désolée, je n'ai aucun enfant en fait", "couple"),
    ],
)
def test_who_was_forgotten(talk: Conversation, words: str, people: str) -> None:
    talk.say("plafond Loc1 pour un couple avec un enfant à Lens")
    reply = talk.say(words)
    assert people in reply
    assert "au lieu de" in reply


def test_the_sum_of_both_is_not_counted_twice(talk: Conversation) -> None:
    talk.say("ma compagne et moi, tous les deux à Toulouse, 52 000 € de rfr ensemble : LLI ?")
    assert talk.results[0]["inputs"]["income_eur"] == 52000


@pytest.mark.parametrize("words", ["et si elle signait cette année ?", "et aujourd'hui ?"])
def test_back_to_the_present_lease(talk: Conversation, words: str) -> None:
    talk.say("plafond Loc1 à Quimper pour une mère et son enfant, bail de mars 2023 ?")
    assert "58 043 €" in talk.say(words)


@pytest.mark.parametrize("words", ["0 m²", "0 m2 en fait"])
def test_an_impossible_surface_is_asked_again(talk: Conversation, words: str) -> None:
    talk.say("loyer LLI maximum à Lens")
    talk.say(words)
    assert talk.status == "asked"
    assert "594,90" in talk.say("45")
