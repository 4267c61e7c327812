"""What a question asks for: its terms, the references it names, the year it is about."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from knowledge.search.lexicon import Lexicon, lexicon
from knowledge.search.references import references, without_references
from knowledge.search.spelling import Speller
from knowledge.search.text import fold, stems, stop_words, without_accents

_YEAR = re.compile(r"(?<![\d/.,-])(20[0-4]\d)(?![\d]|[.,]\d|\s?(?:€|euros?|eur)\b)")
# « 28 000 € », « 45 m² », « 3 enfants », « on est 4 »: what a person says of their own case.
_OWN_FIGURES = re.compile(
    r"\d[\d .,]*\s?(?:€|euros?\b|eur\b|k€|m2\b|metres? carres?|enfants?\b|personnes?\b)"
    r"|\bon est \d|\bnous sommes \d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Term:
    """One word of a question and every stem that stands for it.

    Attributes:
        word: as understood (after correction).
        stems: exact stems of the word.
        others: stems of loose synonyms, which count less.
        known: whether the index holds one of ``stems``.
    """

    word: str
    stems: tuple[str, ...]
    others: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True)
class Query:
    """A question, read for the search.

    Attributes:
        text: the question as the sentence encoder should read it.
        terms: its words that carry a subject, in order.
        references: canonical references it names.
        year: the past or coming year it names, or None.
        own_figures: whether it gives an income, a rent, a surface, a number of persons.
        corrections: (word as written, word understood).
    """

    text: str
    terms: tuple[Term, ...]
    references: tuple[str, ...] = ()
    year: int | None = None
    own_figures: bool = False
    corrections: tuple[tuple[str, str], ...] = ()

    def day(self, today: date) -> date:
        """The day the question is about: the last of the year it names, else ``today``."""
        if self.year is None or self.year == today.year:
            return today
        return date(self.year, 12, 31)


def index_terms(text: str, words_of_trade: Lexicon | None = None) -> list[str]:
    """Index terms of a card's text, in order, words without a subject left out."""
    trade = words_of_trade or lexicon()
    return [
        stem
        for word in trade.card_words(text)
        if fold(word) not in stop_words()
        for stem in stems(word)
    ]


def read_query(text: str, vocabulary: Collection[str], speller: Speller | None = None) -> Query:
    """Read a question against the ``vocabulary`` (stems) of the index."""
    trade = lexicon()
    named = references(text)
    rest = without_references(text) if named else text
    terms: dict[tuple[str, ...], Term] = {}
    corrections: list[tuple[str, str]] = []
    for written in trade.question_words(rest):
        if fold(written) in stop_words():
            continue
        term = _term(written, vocabulary, trade)
        if not term.known and speller is not None:
            corrected = speller.correct(written)
            if corrected is not None:
                corrections.append((written, corrected))
                term = _term(corrected, vocabulary, trade)
        terms.setdefault(term.stems, term)
    years = _YEAR.findall(rest)
    return Query(
        text=_understood(trade.readable(text), corrections),
        terms=tuple(terms.values()),
        references=named,
        year=int(years[0]) if years else None,
        own_figures=_OWN_FIGURES.search(without_accents(rest)) is not None,
        corrections=tuple(corrections),
    )


def _term(word: str, vocabulary: Collection[str], trade: Lexicon) -> Term:
    found = stems(word)
    return Term(
        word=word,
        stems=found,
        others=tuple(stem for stem in trade.others(word) if stem in vocabulary),
        known=any(stem in vocabulary for stem in found),
    )


def _understood(text: str, corrections: list[tuple[str, str]]) -> str:
    for written, corrected in corrections:
        text = re.sub(rf"\b{re.escape(written)}\b", corrected, text, flags=re.IGNORECASE)
    return text
