"""The index of all cards: kept up to date in the database, its counts held in memory."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from knowledge.library.card import PLACEHOLDER, Card
from knowledge.library.tables import card_index_keys
from knowledge.search.fulltext import Document, FullText
from knowledge.search.lexicon import LEXICON_FILE, lexicon
from knowledge.search.query import Term, index_terms
from knowledge.search.ranking import Rarity
from knowledge.search.references import cites, references
from knowledge.search.spelling import Speller
from knowledge.search.text import fold_word, stop_words, words
from knowledge.search.wordings import WordingIndex
from knowledge.territory.words import french_words

_VERSION = "4"  # raise it when words are cut otherwise

# A card whose title or wording names an article is about it more than one that lists it.
_NAMED, _TOLD, _LISTED = 1.0, 0.8, 0.6


def sync_index(connection: Connection, full_text: FullText, cards: Sequence[Card]) -> list[str]:
    """Index the cards that changed and forget those that are gone; returns the changed ids."""
    lexicon_hash = hashlib.sha256(LEXICON_FILE.read_bytes()).hexdigest()
    wanted = {
        card.id: hashlib.sha256(f"{_VERSION}{lexicon_hash}{card.content_hash}".encode()).hexdigest()
        for card in cards
    }
    stored = {row.card_id: row.key for row in connection.execute(select(card_index_keys))}
    changed = [card for card in cards if stored.get(card.id) != wanted[card.id]]
    removed = sorted(stored.keys() - wanted.keys())
    full_text.remove(connection, removed)
    full_text.write(connection, {card.id: Document.of(card) for card in changed})
    outdated = [*removed, *(card.id for card in changed)]
    if outdated:
        connection.execute(delete(card_index_keys).where(card_index_keys.c.card_id.in_(outdated)))
    if changed:
        rows = [{"card_id": card.id, "key": wanted[card.id]} for card in changed]
        connection.execute(insert(card_index_keys), rows)
    return outdated


@dataclass(frozen=True)
class Vocabulary:
    """What the cards hold, in memory: which stems, which words, which references.

    Attributes:
        rarity: who holds each stem (positions of the cards) and how much a stem tells.
        speller: offers a word of the cards for a misspelt one.
        cited: reference → position of a card → how much the card is about it.
        subjects: reference → what it is about, as most cards that list it say.
        titles: stems of the title, by position of the card.
        named: schemes that the title names, by position of the card.
        wordings: the words of each title and wording.
    """

    rarity: Rarity
    speller: Speller
    cited: Mapping[str, Mapping[int, float]]
    subjects: Mapping[str, str]
    titles: Sequence[frozenset[str]]
    named: Sequence[frozenset[str]]
    wordings: WordingIndex

    @classmethod
    def of(cls, cards: Sequence[Card]) -> Vocabulary:
        """Read every card once."""
        holders: dict[str, set[int]] = {}
        counts: Counter[str] = Counter()
        cited: dict[str, dict[int, float]] = {}
        for position, card in enumerate(cards):
            for term in Document.of(card).all_terms():
                holders.setdefault(term, set()).add(position)
            counts.update(_written_words(card))
            for reference, weight in _cited(card):
                found = cited.setdefault(reference, {})
                found[position] = max(weight, found.get(position, 0.0))
        rarity = Rarity(len(cards), {stem: frozenset(ids) for stem, ids in holders.items()})
        sentences = [
            [frozenset(index_terms(text)) for text in (card.title, *card.wordings)]
            for card in cards
        ]
        titles = [title for title, *_wordings in sentences]
        return cls(
            rarity=rarity,
            speller=Speller(counts.items(), lexicon()),
            cited=cited,
            subjects=_subjects(cards),
            titles=titles,
            named=[title & lexicon().names for title in titles],
            wordings=WordingIndex.build(sentences, rarity),
        )

    def subject(self, asked: Sequence[str]) -> str:
        """What the references ``asked`` are about, or nothing when no card lists them."""
        found = (
            subject
            for wanted in asked
            for reference, subject in self.subjects.items()
            if cites(reference, wanted)
        )
        return next(found, "")

    def other_names(self, terms: Sequence[Term]) -> list[int]:
        """Positions of the cards whose title names, of names that exclude each other, others."""
        asked = {stem for term in terms for stem in term.stems}
        groups = [group for group in lexicon().apart if asked & group]
        return [
            position
            for position, title in enumerate(self.titles)
            if any(title & group and not title & group & asked for group in groups)
        ]

    def unasked_names(self, terms: Sequence[Term]) -> list[int]:
        """Positions of the cards whose title names a scheme, none of which the question names."""
        asked = {stem for term in terms for stem in term.stems}
        return [
            position
            for position, named in enumerate(self.named)
            if named and named.isdisjoint(asked)
        ]

    def citing(self, asked: Iterable[str]) -> dict[int, float]:
        """Positions of the cards that cite one of the references ``asked``, with their weight."""
        found: dict[int, float] = {}
        for wanted in asked:
            for reference, positions in self.cited.items():
                if cites(reference, wanted):
                    for position, weight in positions.items():
                        found[position] = max(weight, found.get(position, 0.0))
        return found


def _written_words(card: Card) -> set[str]:
    """Well-spelt words of a card: wordings imitate hurried people, only their French is kept."""
    text = " ".join((card.title, PLACEHOLDER.sub(" ", card.body)))
    hurried = words(" ".join(card.wordings))
    written = [*lexicon().card_words(text), *(w for w in hurried if fold_word(w) in french_words())]
    return {word for word in written if fold_word(word) not in stop_words()}


def _cited(card: Card) -> Iterable[tuple[str, float]]:
    for text, weight in (
        (" \n ".join((card.title, *card.wordings)), _NAMED),
        (PLACEHOLDER.sub(" ", card.body), _TOLD),
        (" \n ".join(source.reference or "" for source in card.sources), _LISTED),
    ):
        for reference in references(text):
            yield reference, weight


def _subjects(cards: Sequence[Card]) -> dict[str, str]:
    titles: dict[str, Counter[str]] = {}
    for card in cards:
        for source in card.sources:
            for reference in references(source.reference or ""):
                titles.setdefault(reference, Counter())[source.title] += 1
    return {reference: counted.most_common(1)[0][0] for reference, counted in titles.items()}
