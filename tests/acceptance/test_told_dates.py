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
            ["n'est pas une perte d'emploi", "zone tendue"],
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
        (
            ["ma locataire a déposé son préavis, reçu le 4 octobre, jusqu'à quand paie-t-elle ?"],
            ["4 novembre 2026", "4 janvier 2027"],
        ),
        (
            ["mon propriétaire m'augmente de 45 € par mois", "je paie 640 € hors charges"],
            ["685", "trop"],
        ),
        (
            [
                "je loue 820 € un logement de 50 m², que rapporterait Loc2 avec une association ?",
                "c'est quoi une association agréée ?",
                "bon et si on choisit loc3",
            ],
            ["6 396 €", "65 %"],
        ),
        (
            [
                "Loc'Avantages entre-t-il dans le plafond des niches ?",
                "je loue 500 € en Loc2, et je paie 900 € d'impôt par an",
            ],
            ["900 €", "impôt"],
        ),
        (
            [
                "ma réduction d'impôt en Loc2 pour 500 € sans association ?",
                "à 4, ça fait combien chacun",
            ],
            ["525 €"],
        ),
        (
            ["j'ai 35 ans, en CDI à 1 300 € net, ai-je droit à Visale ?", "le loyer est de 690 €"],
            ["50 %"],
        ),
        (
            [
                "je gagne 1 900 € net par mois, seule, LLI à Bordeaux, j'y ai droit ?",
                "et si je m'installe avec quelqu'un qui gagne 2 100",
                "non pardon, lui il gagne 1 800",
            ],
            ["3 700 €", "1 900 € + 1 800 €"],
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
