"""The passage of a card that answers beyond its opening, whole and never torn."""

from __future__ import annotations

import pytest

from knowledge.base import KnowledgeBase

_TEXT = """La convention dure six ans.

Si le logement est vendu\u00a0:
• l’acheteur reprend les engagements\u00a0;
• le notaire mentionne la convention dans l’acte.

Dans ce cas, le locataire garde son bail et son loyer.

Le propriétaire décédé laisse la convention à ses héritiers."""


def passage(base: KnowledgeBase, question: str) -> str:
    return base.passage(question, "la-duree-6-ans", _TEXT)


def test_an_item_of_a_list_comes_with_the_line_that_announces_it(base: KnowledgeBase):
    assert passage(base, "que fait le notaire ?") == (
        "Si le logement est vendu\u00a0:\n• le notaire mentionne la convention dans l’acte."
    )


def test_a_paragraph_comes_whole(base: KnowledgeBase):
    found = passage(base, "et les héritiers ?")
    assert found == "Le propriétaire décédé laisse la convention à ses héritiers."


@pytest.mark.parametrize(
    "question", ["combien d'années dure la convention ?", "le locataire garde-t-il son bail ?", ""]
)
def test_nothing_is_added_to_an_opening_that_says_as_much_nor_torn_from_what_precedes(
    base: KnowledgeBase, question: str
):
    assert passage(base, question) == ""


def test_every_card_may_be_asked_by_any_of_its_wordings(base: KnowledgeBase):
    for card in base.cards:
        text = base.text(card.id)
        for wording in card.wordings[:1]:
            found = base.passage(wording, card.id, text)
            assert all(line in text for line in found.splitlines())
