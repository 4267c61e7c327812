"""Rank every card for a question: words, meaning, articles, dates, brought together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from sqlalchemy.engine import Engine

from knowledge.encoder import SentenceEncoder, Vectors
from knowledge.heldout import HeldOut, held_out
from knowledge.library.card import Card
from knowledge.search.audience import OWNER, TENANT, audience_of
from knowledge.search.calibration import Calibration, Decision
from knowledge.search.fulltext import full_text_for
from knowledge.search.index import Vocabulary
from knowledge.search.letters import LetterIndex
from knowledge.search.passages import (
    Passage,
    asks_length,
    best_alone_tells,
    best_sentence,
    telling_passages,
)
from knowledge.search.query import Query, Term, index_terms, read_query
from knowledge.search.ranking import Evidence, coverage, fuse, probability, unknown_share
from knowledge.search.semantic import SemanticIndex, card_sentences
from knowledge.territory import Territory

LONGEST_QUESTION = 2000  # characters read of a question
_CANDIDATES = 50  # cards the full text search may return
_FOR_ALL = 0.2  # of what a card for others loses: a card for both sides
_ABOUT = 0.1  # gained by a card about the only thing asked, an article


@dataclass(frozen=True)
class Ranking:
    """Every card's score for one question.

    Attributes:
        day: the day the question is about.
        scores: one a card, at most 1, by position.
        best: positions from the best card down; only cards above zero.
        evidence: what speaks for the best card, None when the question holds no word.
        cited: whether the best card cites a reference that the question names.
        terms: the words of the question that carry a subject.
        citing: positions of the cards that cite a reference that the question names.
    """

    day: date
    scores: Vectors
    best: tuple[int, ...]
    evidence: Evidence | None
    cited: bool
    terms: tuple[Term, ...] = ()
    citing: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Meaning:
    """An encoder and what it encoded.

    Attributes:
        index: the sentences of the cards.
        outside: questions that no card answers, one vector a row (there may be none).
    """

    encoder: SentenceEncoder
    index: SemanticIndex
    outside: Vectors


class Searcher:
    """Ranks cards. ``meaning`` is None where no encoder runs: words alone then decide."""

    def __init__(
        self,
        engine: Engine,
        cards: Sequence[Card],
        meaning: Meaning | None,
        calibration: Calibration,
        territory: Territory | None,
    ) -> None:
        self._engine = engine
        self._cards = tuple(cards)
        self._positions = {card.id: position for position, card in enumerate(cards)}
        self._for_others = {
            audience: np.array([_foreign(card, audience) for card in cards], dtype=np.float32)
            for audience in (OWNER, TENANT)
        }
        self._meaning = meaning
        self.calibration = calibration
        self._territory = territory
        self._full_text = full_text_for(engine.dialect.name)
        self._vocabulary = Vocabulary.of(cards)
        self._letters = (
            LetterIndex.build([card_sentences(card) for card in cards]) if cards else None
        )

    def rank(
        self,
        question: str,
        on: date | None,
        today: date,
        without: Collection[str] = (),
        audience: str | None = None,
    ) -> Ranking:
        """Rank every card for ``question``.

        Args:
            on: the day the question is about; by default the last day of the year it names, else
                ``today``.
            without: ids of cards that must not be found.
            audience: ``"owner"`` or ``"tenant"`` when who asks is known; the question, when it
                tells, wins.
        """
        text = question[:LONGEST_QUESTION]
        known = self._vocabulary.rarity.holders.keys()
        query = read_query(text, known, self._vocabulary.speller)
        alone = bool(query.references) and not query.terms
        if alone:  # « 199 tricies ? »: ask what it is about
            subject = self._vocabulary.subject(query.references)
            query = replace(
                read_query(subject, known, self._vocabulary.speller), references=query.references
            )
        day = on or query.day(today)
        if self._letters is None or not (query.terms or query.references):
            nothing = np.zeros(len(self._cards), dtype=np.float32)
            return Ranking(day, nothing, (), None, cited=False)
        weights = self.calibration.weights
        vectors = None if self._meaning is None else self._meaning.encoder.encode(query.readings)
        parts = {
            "words": self._word_scores(query),
            "wording": self._vocabulary.wordings.likeness(query.terms),
            "coverage": coverage(query.terms, self._vocabulary.rarity, weights.synonym),
            "letters": _whole_and_asked(self._letters.likeness(query.readings)),
        }
        if vectors is not None and self._meaning is not None:
            parts["meaning"] = self._meaning.index.likeness(vectors[0])  # a story says more whole
        scores = fuse(parts, weights)
        penalty = weights.out_of_date if day.year == today.year else weights.other_time
        for position, card in enumerate(self._cards):
            if card.status_on(day) != "current":
                scores[position] -= penalty
        scores[self._vocabulary.other_names(query.terms)] -= weights.other_name
        scores[self._vocabulary.unasked_names(query.terms)] -= weights.unasked_name
        asking = audience_of(text) or audience
        if asking is not None:
            scores -= weights.other_audience * self._for_others[asking]
        citing = self._vocabulary.citing(query.references)
        if citing:
            scores = _cited_first(scores, citing, _ABOUT if alone else _ABOUT / 5)
        for card_id in without:
            if card_id in self._positions:
                scores[self._positions[card_id]] = -1.0
        order = np.argsort(-scores, kind="stable")
        best, second, third = (int(order[min(place, len(order) - 1)]) for place in range(3))
        evidence = Evidence(
            closest=self._closest(vectors, best),
            outside=self._outside(vectors),
            wording=float(parts["wording"][best]),
            letters=float(parts["letters"][best]),
            lead=float(scores[best] - scores[second]),
            margin=float(scores[best] - scores[third]),
            coverage=float(parts["coverage"][best]),
            unknown=unknown_share(query.terms, self._vocabulary.rarity),
            length=min(len(query.terms), 10) / 10,
            place=float(query.row or self._names_place(query.asked)),
            figures=float(query.own_figures),
            amount=float(query.amount),
        )
        above = tuple(int(position) for position in order if scores[position] > 0)
        return Ranking(day, scores, above, evidence, best in citing, query.terms, frozenset(citing))

    def probability(self, ranking: Ranking) -> float:
        """Probability that the best card answers; 1 when it cites the article asked for."""
        if ranking.evidence is None or not ranking.best:
            return 0.0
        if ranking.cited:
            return 1.0
        return probability(ranking.evidence, self._decision)

    def sentence(self, ranking: Ranking, text: str) -> str:
        """The sentence of a card's ``text`` that answers the question ranked."""
        return best_sentence(text, ranking.terms, self._vocabulary.rarity)

    def passages(self, question: str, card: Card, text: str) -> tuple[Passage, ...]:
        """What of a card's ``text`` answers ``question`` best first."""
        terms, rarity = self._terms(question), self._vocabulary.rarity
        return telling_passages(card.title, text, terms, rarity, length=asks_length(question))

    def best_alone_tells(self, question: str, card: Card, text: str) -> bool:
        """Whether the best passage of ``text`` answers ``question``, its opening not at all."""
        terms, rarity = self._terms(question), self._vocabulary.rarity
        return best_alone_tells(card.title, text, terms, rarity, length=asks_length(question))

    def asks_title(self, question: str, card: Card) -> bool:
        """Whether every word of ``question`` that carries a subject stands in a card's title."""
        terms, told = self._terms(question), frozenset(index_terms(card.title))
        return bool(terms) and not any(told.isdisjoint(term.stems) for term in terms)

    def _terms(self, question: str) -> Sequence[Term]:
        known, speller = self._vocabulary.rarity.holders.keys(), self._vocabulary.speller
        return read_query(question[:LONGEST_QUESTION], known, speller).terms

    def is_answer(self, ranking: Ranking) -> bool:
        """Whether the best card is likely enough to be given as the answer."""
        return bool(ranking.best) and self.probability(ranking) >= self._decision.threshold

    def held_out(self, step: int) -> list[HeldOut]:
        """Try one wording of each card in ``step``, taken out of the index."""
        if self._letters is None:
            return []
        meaning = None if self._meaning is None else self._meaning.index
        weights = self.calibration.weights
        return held_out(self._cards, meaning, self._letters, weights, step)

    @property
    def _decision(self) -> Decision:
        calibration = self.calibration
        return calibration.without_encoder if self._meaning is None else calibration.with_encoder

    def _closest(self, vectors: Vectors | None, position: int) -> float:
        if vectors is None or self._meaning is None:
            return 0.0
        return max(self._meaning.index.closest(vector, position) for vector in vectors)

    def _outside(self, vectors: Vectors | None) -> float:
        if vectors is None or self._meaning is None or not len(self._meaning.outside):
            return 0.0
        return float((self._meaning.outside @ vectors[0]).max())

    def _names_place(self, text: str) -> bool:
        return self._territory is not None and bool(self._territory.find_in_text(text))

    def _word_scores(self, query: Query) -> Vectors:
        asked: dict[str, float] = {}
        for term in query.terms:
            if not term.known:  # synonyms of a known word would count more than the word itself
                asked.update(dict.fromkeys(term.others, self.calibration.weights.synonym))
        for term in query.terms:
            asked.update(dict.fromkeys(term.stems, 1.0))
        found = np.zeros(len(self._cards), dtype=np.float32)
        if asked:
            with self._engine.connect() as connection:
                ranked = self._full_text.rank(connection, asked, _CANDIDATES)
            for card_id, score in ranked.items():
                position = self._positions.get(card_id)
                if position is not None:  # another process may have indexed a newer card
                    found[position] = score
        return found


def _foreign(card: Card, audience: str) -> float:
    """How little a card is meant for ``audience``: 0 for it, 1 for others, between for all."""
    if audience not in card.audience:
        return 1.0
    return _FOR_ALL if {OWNER, TENANT} <= {*card.audience} else 0.0


def _whole_and_asked(likenesses: Sequence[Vectors]) -> Vectors:
    """That of the whole question and of the sentence that asks, in equal parts."""
    whole, *asked = likenesses
    if not asked:
        return whole
    both: Vectors = (whole + np.max(asked, axis=0)) / 2
    return both


def _cited_first(scores: Vectors, citing: dict[int, float], about: float) -> Vectors:
    """Cards that cite the reference come first.

    Args:
        about: how much those that are about it gain on those that only list it: little when the
            question asks something else of the article.
    """
    cited = np.zeros_like(scores)
    cited[list(citing)] = list(citing.values())
    ordered: Vectors = np.where(cited > 0, 0.5 + about * cited + 0.4 * scores, 0.5 * scores)
    return ordered
