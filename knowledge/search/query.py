"""What a question asks for: its terms, the references it names, the year it is about."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from knowledge.search.lexicon import Lexicon, lexicon, named_plus
from knowledge.search.padding import without_padding
from knowledge.search.references import references, without_references
from knowledge.search.spelling import Speller
from knowledge.search.text import fold_word, stems, stop_words, without_accents, words

_YEAR = re.compile(r"(?<![\d/.,-])(20[0-4]\d)(?![\d]|[.,]\d|\s?(?:€|euros?\b|eur\b))")
# « 28 000 € », « 45 m² », « 3 enfants », « on est 4 »: what a person says of their own case.
_OWN_FIGURES = re.compile(
    r"\d[\d .,]*\s?(?:€|euros?\b|eur\b|k€|m2\b|metres? carres?|enfants?\b|personnes?\b)"
    r"|\bon est \d|\bnous sommes \d"
    r"|(?<![\w.-])\d{1,3}[ .]?000\b|\b\d+(?:[.,]\d+)?k\b"
    # An amount without its unit (« je gagne 1900 net »), but neither a year nor an article.
    r"|(?<![\w.-])(?!(?:19|20)\d\d\b(?! (?:net|brut)))[1-9]\d{2,5}(?![\w-]| [a-z]{3,}cies)",
    re.IGNORECASE,
)
# « combien », « quel loyer », « le plafond »: with figures of one's own, a sum to compute; without
# it, the figures may only tell the story of somebody who asks for a rule (« il a le droit ? »).
_AMOUNT = re.compile(
    r"\b(?:combien|combi1|cb|calcul\w*|simul\w*|plafonds?|max\w*|montants?|seuils?|coef\w*"
    r"|donne|economi\w+|en moins|qu?els? (?:loyers?|niveaux)|qu?elle? (?:reduction|surface))\b",
    re.IGNORECASE,
)
# A table of figures asked for one of its rows: « zone B2 », « IRL T1 2024 ».
_ROW = re.compile(
    r"\bzone (?:a ?bis|a|b ?1|b ?2|c)\b(?!,| ou| et)|\bt[1-4] ?20\d\d|\btrimestre (?:de )?20\d\d",
    re.IGNORECASE,
)
# « ma convention se termine en 2027 »: the year a person's own contract ends tells no rule's date.
_MONTH = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre"
    r"|d[ée]cembre)"
)
_OWN_END = re.compile(
    r"(\b(?:ma|mon|notre|la|le|sa|son) (?:\w+ )?(?:convention|bail|contrat|mandat|engagement)\b"
    r"[^.?!;\d]{0,30}\b(?:termin|fini|fin\b|expir|arriv|s'arr[êe]t|[ée]ch)[^.?!;,\d]{0,20}?)"
    rf"\s(?:en |le |au |vers |fin |d[ée]but |mi-|courant )*(?:\d{{1,2}}(?:er)? )?(?:{_MONTH} )?"
    r"20\d\d\b",
    re.IGNORECASE,
)
# « il est là depuis 2018 »: what began then still holds today.
_SINCE = re.compile(rf"\bdepuis (?:{_MONTH} |fin |d[ée]but )?20\d\d\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+|\n+")
_STORY = 28  # words; a longer question tells a story before it asks
_SHORTEST_SENTENCE = 4  # words


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
        readings: what the sentence encoder reads: the whole question, then, of a long story, the
            sentences that ask.
        terms: its words that carry a subject, in order.
        references: canonical references it names.
        year: the past or coming year it names, or None.
        asked: the sentences that ask, as written.
        corrections: (word as written, word understood).
    """

    readings: tuple[str, ...]
    terms: tuple[Term, ...]
    references: tuple[str, ...] = ()
    year: int | None = None
    asked: str = ""
    corrections: tuple[tuple[str, str], ...] = ()

    @property
    def own_figures(self) -> bool:
        """Whether it asks with an income, a rent, a surface or a number of persons."""
        return _OWN_FIGURES.search(without_accents(self.asked)) is not None

    @property
    def amount(self) -> bool:
        """Whether it asks for a sum or a ceiling with figures of the person's own."""
        return self.own_figures and _AMOUNT.search(without_accents(self.asked)) is not None

    @property
    def row(self) -> bool:
        """Whether it names a row of a table: a zone, a quarter."""
        return _ROW.search(without_accents(self.asked)) is not None

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
        if fold_word(word) not in stop_words()
        for stem in stems(word)
    ]


def read_query(text: str, vocabulary: Collection[str], speller: Speller) -> Query:
    """Read a question against the ``vocabulary`` (stems) of the index."""
    trade = lexicon()
    text = _OWN_END.sub(r"\1", without_padding(text))
    named = references(text)
    rest = without_references(text) if named else text
    written, corrections = _corrected(words(named_plus(rest)), speller)
    terms: dict[tuple[str, ...], Term] = {}
    for word in trade.question_words(written):
        if fold_word(word) not in stop_words():
            term = _term(word, vocabulary, trade)
            terms.setdefault(term.stems, term)
    years = _YEAR.findall(_SINCE.sub("", rest))
    parts = _parts(rest if terms else text)  # what is asked of an article, or the article alone
    return Query(
        readings=tuple(_set_right(trade.readable(part), corrections) for part in parts),
        terms=tuple(terms.values()),
        references=named,
        year=int(years[0]) if years else None,
        asked=" ".join(parts[1:] or parts),
        corrections=corrections,
    )


def _corrected(
    written: list[str], speller: Speller
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    understood = [(word, speller.correct(word)) for word in written]
    changed = dict.fromkeys((word, right) for word, right in understood if right is not None)
    return [right or word for word, right in understood], tuple(changed)


def _parts(text: str) -> list[str]:
    """The whole question and, in a long story, each sentence that asks (else the last one)."""
    sentences = [part.strip() for part in _SENTENCE_END.split(text)]
    sentences = [part for part in sentences if len(part.split()) >= _SHORTEST_SENTENCE]
    if len(text.split()) <= _STORY or len(sentences) < 2:
        return [text]
    asking = [part for part in sentences if part.endswith("?")]
    return [text, *(asking or sentences[-1:])]


def _term(word: str, vocabulary: Collection[str], trade: Lexicon) -> Term:
    found = stems(word)
    return Term(
        word=word,
        stems=found,
        others=tuple(stem for stem in trade.others(word) if stem in vocabulary),
        known=any(stem in vocabulary for stem in found),
    )


def _set_right(text: str, corrections: tuple[tuple[str, str], ...]) -> str:
    for written, right in corrections:
        text = re.sub(rf"\b{re.escape(written)}\b", right, text)
    return text
