"""Who asks weighs in the choice of a card; the end of one's own contract is no date of a rule."""

from __future__ import annotations

import pytest

from knowledge.base import KnowledgeBase
from knowledge.search.audience import OWNER, TENANT, audience_of


@pytest.mark.parametrize(
    ("question", "audience"),
    [
        ("je suis proprio, la sous-location comment ça marche", OWNER),
        ("mon locataire touche l’APL, je gagne quoi ?", OWNER),
        ("côté bailleur, quels avantages ?", OWNER),
        ("mon propriétaire vend l'appartement", TENANT),
        ("je suis sous-locataire d'une association", TENANT),
        ("le locataire doit-il partir ?", None),
        ("quel préavis pour partir ?", None),
    ],
)
def test_who_asks(question: str, audience: str | None) -> None:
    assert audience_of(question) == audience


def test_a_landlord_gets_the_card_for_landlords(base: KnowledgeBase) -> None:
    asked = "comment ça marche, la sous-location ?"
    position = {card.id: at for at, card in enumerate(base.cards)}["iml-droits-sous-locataire"]
    by_owner = base.rank(asked, audience=OWNER).scores[position]
    assert by_owner < base.rank(asked).scores[position]
    assert base.rank(asked, audience=TENANT).scores[position] > by_owner
    found = base.search("je suis propriétaire, la sous-location ça marche comment ?")[0]
    assert OWNER in found.audience


@pytest.mark.parametrize(
    "question",
    [
        "mon conventionnement : la convention se termine en 2027, et ensuite ?",
        "notre convention Anah finit le 31 mars 2028, que se passe-t-il après ?",
    ],
)
def test_the_year_of_ones_own_end_is_not_that_of_the_rule(
    base: KnowledgeBase, question: str
) -> None:
    ranking = base.rank(question)
    assert ranking.day.year == 2026
    both_answer = {"la-apres-convention", "conv-renouveler-ou-sortir"}
    assert base.cards[ranking.best[0]].id in both_answer
    assert base.rank("les plafonds de ressources en 2025").day.year == 2025
