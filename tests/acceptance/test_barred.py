"""A fact that bars a dwelling from Loc'Avantages is said, whatever was being worked out."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


def test_furnished_or_badly_insulated_after_a_reduction(talk: Conversation) -> None:
    talk.say("quelle réduction d'impôt en Loc2 pour un loyer de 610 € sans association ?")
    assert "Non, pas pour une convention" in talk.say("en réalité il est meublé")
    assert "Non" not in talk.say("pardon, il est loué vide").partition("\n\n")[0]


def test_the_class_of_the_dwelling_after_dates(talk: Conversation) -> None:
    talk.say("bail signé le 3 mars 2027 en Loc1, jusqu'à quand demander la convention ?")
    assert "pour une convention Loc'Avantages Loc1 : la classe DPE" in talk.say("le dpe est F")


def test_the_tenant_who_follows_a_relative_is_none(talk: Conversation) -> None:
    talk.say("puis-je faire du Loc1 en louant à mon fils ?")
    reply = talk.say("il s'en va en mars et je reloue à une infirmière")
    assert "un enfant ou un petit-enfant du propriétaire" not in reply
    assert "aucun lien" in reply


def test_ceilings_not_published_yet_come_with_those_of_today(talk: Conversation) -> None:
    reply = talk.say(
        "plafond de ressources en Loc1, une personne seule à Lens, bail en mars 2028 ?"
    )
    assert "pas de valeur vérifiée" in reply
    assert "si le bail commençait aujourd'hui" in reply.replace("’", "'")
    assert "€ par an" in reply.partition("Repère")[2].replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )


def test_who_presents_himself_as_a_landlord_is_one(talk: Conversation) -> None:
    assert (
        "au locataire"
        not in talk.say("proprio t2 dijon, je voudrais faire du loc avantages").partition("\n")[0]
    )


@pytest.mark.parametrize(
    "question",
    [
        "je compte louer à mon fils en Loc'Avantages, il touche 16 500 € par an tout seul",
        "mes parents seraient locataires en loc3, association, 390 € : ça rapporte combien ?",
        "quel loyer maximum en loc2 à Arras si c'est ma grand-mère la locataire ?",
        "bail conclu avec ma fille le 5 octobre 2026 en loc1 : demande de convention avant quand ?",
        "conseillère : une dame loue à son fils en loc2 à Metz, seul, 15 400 de RFR, il passe ?",
    ],
)
def test_a_near_relative_bars_whatever_is_asked(talk: Conversation, question: str) -> None:
    assert talk.say(question).startswith("Non, pas pour une convention Loc'Avantages")
    again = talk.say("et ma nièce ?")
    assert "Le lien de famille ne l'empêche pas" in again
    assert "foyer fiscal du propriétaire" in again
