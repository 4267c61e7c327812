"""Two dwellings or two tenants in one talk, and a household that changes."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def test_another_dwelling_then_the_first(talk: Conversation) -> None:
    talk.say("loyer max LLI pour un 45 m² à Toulouse ?")
    second = talk.say("et pour mon autre appartement, 60 m² à Blagnac ?")
    assert "895,80 €" in second
    assert "au lieu de" not in second
    assert "738,00 €" in talk.say("et le premier ?")
    assert "895,80 €" in talk.say("et le deuxième")


def test_the_rent_of_one_is_not_that_of_the_other(talk: Conversation) -> None:
    talk.say("je demande 700 € en LLI pour mon 45 m² à Toulouse, c'est bon ?")
    second = talk.say("j'ai un deuxième logement, un 60 m² à Blagnac, quel loyer max ?")
    assert "700" not in second
    assert "Oui : votre loyer de 700,00 €" in talk.say("et pour celui de Toulouse ?")


def test_two_candidates(talk: Conversation) -> None:
    talk.say("un locataire seul qui gagne 24 000 € à Arras, ça passe en Loc2 ?")
    second = talk.say("et l'autre candidat, un couple avec deux enfants qui gagne 55 000 € ?")
    assert "55 000 € par an" in second
    assert "Non" in second
    assert "Oui" in talk.say("et le premier ?")
    both = talk.say("lequel je peux prendre ?")
    assert both.startswith("Pour le premier locataire : Oui")
    assert "Pour le deuxième locataire : Non" in both


def test_who_marries_again(talk: Conversation) -> None:
    talk.say("je suis seule avec ma fille à Dijon, je gagne 28 000 €, ai-je droit au Loc2 ?")
    reply = talk.say("et si je me remarie ?")
    assert "couple, 1 personne à charge" in reply
    assert "Donnez-moi le sien" in reply
    assert "46 000 € par an (28 000 € + 18 000 €)" in talk.say("il gagne 18 000")


@pytest.mark.parametrize(
    ("said", "ceilings"),
    [
        ("mon fils s'en va l'an prochain", "42 494 € à 35 338 €"),
        ("on va avoir un bébé", "42 494 € à 51 302 €"),
    ],
)
def test_a_child_leaves_or_comes(talk: Conversation, said: str, ceilings: str) -> None:
    talk.say("quel plafond de ressources en Loc2 pour un couple et un enfant à Lens ?")
    reply = talk.say(said)
    assert ceilings in reply
    assert "signature du bail" in reply


def test_a_couple_parts(talk: Conversation) -> None:
    talk.say("couple sans enfant à Metz, 34 000 € de revenu fiscal, Loc2 possible ?")
    reply = talk.say("et si on se sépare ?")
    assert "personne seule au lieu de couple" in reply
    assert "26 460 €" in reply


def test_two_candidates_in_one_message(talk: Conversation) -> None:
    both = talk.say(
        "J'hésite entre une dame seule avec un revenu fiscal de 19 000 € et un couple à 39 000 €, "
        "qui peut entrer en Loc2 à Arras ?"
    )
    assert "58 000" not in both
    assert "Pour le premier locataire : Oui" in both
    assert "Pour le deuxième locataire : Non" in both
    assert "39 000 € par an" in talk.say("et le couple alors ?")
    assert "19 000 € par an" in talk.say("et la dame ?")


def test_two_ceilings_in_one_message(talk: Conversation) -> None:
    both = talk.say(
        "plafond Loc2 à Lens pour un couple ou pour une personne seule avec un enfant ?"
    )
    assert "35 338 €" in both
    assert "42 494 €" in both


def test_the_incomes_of_candidates_never_add_up(talk: Conversation) -> None:
    talk.say(
        "j'ai trois dossiers pour mon Loc1 à Arras : une mère seule avec deux enfants, 31 000 € de "
        "revenu fiscal, un retraité, 19 500 €, et un cuisinier à 24 000 €. Qui je peux prendre ?"
    )
    assert "74 500" not in talk.last["messages"][-1]["text"]
