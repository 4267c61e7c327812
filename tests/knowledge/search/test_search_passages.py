"""The passages of a card that answer beyond its opening, whole and never torn."""

from __future__ import annotations

import pytest

from knowledge.base import KnowledgeBase
from knowledge.search.passages import asks_length, paragraphs, telling_passages
from knowledge.search.ranking import Rarity

_TEXT = """La convention dure six ans.

Si le logement est vendu\u00a0:
• l’acheteur reprend les engagements\u00a0;
• le notaire mentionne la convention dans l’acte.

Dans ce cas, le locataire garde son bail et son loyer.

Le propriétaire décédé laisse la convention à ses héritiers."""


def first(base: KnowledgeBase, question: str) -> str:
    return "\n".join(base.passages(question, "la-duree-6-ans", _TEXT)[0]).strip()


def test_an_item_of_a_list_comes_with_the_line_that_announces_it(base: KnowledgeBase):
    assert first(base, "que fait le notaire ?") == (
        "Si le logement est vendu\u00a0:\n• le notaire mentionne la convention dans l’acte."
    )


def test_a_paragraph_comes_whole(base: KnowledgeBase):
    found = first(base, "et les héritiers ?")
    assert found == "Le propriétaire décédé laisse la convention à ses héritiers."


def test_nothing_is_torn_from_what_precedes_it(base: KnowledgeBase):
    found = base.passages("le locataire garde-t-il son bail ?", "la-duree-6-ans", _TEXT)
    assert not any(passage.text.startswith("Dans ce cas") for passage in found)


def test_passages_keep_the_order_of_the_card_when_no_word_chooses(base: KnowledgeBase):
    found = base.passages("", "la-duree-6-ans", _TEXT)
    assert found[0].text == "La convention dure six ans."
    places = [_TEXT.index(passage.text) for passage in found]
    assert places == sorted(places)


def test_every_card_may_be_asked_by_any_of_its_wordings(base: KnowledgeBase):
    for card in base.cards:
        text = base.text(card.id)
        for wording in card.wordings[:1]:
            found = base.passages(wording, card.id, text)
            assert all(line in text for passage in found for line in passage)


def test_a_heading_announces_the_list_below_it():
    text = "Deux formules.\n\nPar mandat\n\n• Vous êtes le bailleur.\n\nPar location\n\n• Rien."
    passages = [each for part in paragraphs(text) for each in part.passages]
    assert [(each.announced, each.text) for each in passages] == [
        ("", "Deux formules."),
        ("Par mandat", "• Vous êtes le bailleur."),
        ("Par location", "• Rien."),
    ]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("pendant combien de temps dois-je garder ce régime ?", True),
        ("quel délai ?", True),
        ("jusqu'à quand ?", True),
        ("combien ça coûte ?", False),
        ("qui doit le faire ?", False),
    ],
)
def test_a_length_asked(question: str, asked: bool):
    assert asks_length(question) is asked


def test_the_passage_with_a_length_comes_first_when_one_is_asked():
    text = "Le choix se fait au printemps.\n\n• Le choix engage pour trois ans.\n• Il est gratuit."
    first = telling_passages("Le choix", text, (), Rarity(1, {}), length=True)[0]
    assert first.text == "• Le choix engage pour trois ans."
