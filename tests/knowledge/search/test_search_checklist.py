"""Everything issue 5 lists is answered by a card that plain words find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from knowledge.base import KnowledgeBase
from knowledge.library.card import Card

_FILE = Path(__file__).with_name("checklist.yaml")
SUBJECTS = [
    pytest.param(asked, cards, id=f"{part}: {asked}")
    for part, rows in yaml.safe_load(_FILE.read_text("utf-8")).items()
    for asked, cards in rows
]
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
# No acronym of the trade: a Roman numeral, a part of a reference, everyday words.
_KNOWN = frozenset({"III", "IMM", "PDF", "SOS"})


@pytest.mark.parametrize(("asked", "cards"), SUBJECTS)
def test_a_subject_of_the_issue_finds_its_card(base: KnowledgeBase, asked: str, cards: list[str]):
    assert all(base.card(card) for card in cards)
    assert {hit.id for hit in base.search(asked, limit=3)} & set(cards)


def _told(card: Card) -> str:
    return f"{card.title} {card.body}"


def test_every_acronym_of_the_cards_is_explained_in_the_glossary(base: KnowledgeBase):
    glossary = " ".join(_told(card) for card in base.cards if card.theme == "glossaire")
    unexplained: dict[str, list[str]] = {}
    for card in base.cards:
        for acronym in set(_ACRONYM.findall(re.sub(r"\{\{.*?\}\}", "", _told(card)))):
            if acronym not in _KNOWN and not re.search(rf"\b{acronym}\b", glossary):
                unexplained.setdefault(acronym, []).append(card.id)
    assert unexplained == {}


def test_what_readers_see_has_one_kind_of_apostrophe(base: KnowledgeBase):
    for card in base.cards:
        shown = " ".join([_told(card), *(source.title for source in card.sources)])
        assert not re.search(r"\w'\w", re.sub(r"\{\{.*?\}\}", "", shown)), card.id


def test_a_card_that_defines_does_not_open_with_yes_or_no(base: KnowledgeBase):
    defines = re.compile(r"^(?:c’est quoi|qu’est-ce|que veut dire|que veulent dire)", re.IGNORECASE)
    for card in base.cards:
        if defines.search(card.title):
            assert not re.match(r"(?:oui|non)\b", card.answer, re.IGNORECASE), card.id


def test_an_article_asked_by_its_number_goes_to_the_card_that_says_what_it_is(
    base: KnowledgeBase,
):
    for asked in ("C'est quoi l'article 199 tricies ?", "199 tricies", "art. 199 tricies CGI"):
        hit = base.answer(asked).hit
        assert hit is not None
        assert hit.id == "la-article-199-tricies"
