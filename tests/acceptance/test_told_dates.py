"""Dates, motives, ages told after a card are worked out, to the right person."""

from __future__ import annotations

import pytest

from tests.conftest import Conversation

pytestmark = pytest.mark.stack


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        (
            ["comment reprendre mon appartement loué vide ?", "le bail date du 10 avril 2020"],
            ["9 avril 2029", "9 octobre 2028"],
        ),
        (
            ["quel préavis pour quitter mon logement vide ?", "c'est que j'ai démissionné"],
            ["n’est pas une perte d’emploi", "zone tendue"],
        ),
        (
            [
                "quel préavis pour quitter mon logement vide ?",
                "on m'a licencié",
                "ils ont eu mon recommandé le 4 octobre",
            ],
            ["4 novembre 2026"],
        ),
        (
            [
                "mon bailleur ne me rend pas ma caution",
                "je suis parti depuis quatre mois",
                "l'état des lieux était conforme, loyer 500 € hors charges",
            ],
            ["150 €", "50 €"],
        ),
        (
            [
                "peut-on donner congé à un locataire âgé ?",
                "mon locataire a 74 ans",
                "et moi 69 ans",
            ],
            ["Vous avez 69 ans", "pas à proposer"],
        ),
    ],
)
def test_the_rule_is_applied_to_what_is_told(
    talk: Conversation, messages: list[str], words: list[str]
) -> None:
    reply = ""
    for message in messages:
        reply = talk.say(message).replace("\u00a0", " ")
    missing = [word for word in words if word not in reply]
    assert not missing, reply
