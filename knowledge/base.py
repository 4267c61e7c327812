"""The knowledge base: open it once, ask it questions.

>>> base = KnowledgeBase.open(engine)                                      # doctest: +SKIP
>>> base.answer("puis-je louer à ma fille ?").hit.title                    # doctest: +SKIP
"Puis-je louer à un membre de ma famille en Loc'Avantages ?"
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np
from sqlalchemy.engine import Engine

from knowledge.answers import Answer, Hit
from knowledge.database import metadata
from knowledge.encoder import SentenceEncoder, Vectors, open_encoder
from knowledge.library.card import CARDS_DIR, Card
from knowledge.library.loader import load_cards
from knowledge.library.render import plain_text, render_card
from knowledge.library.store import read_cards, sync_cards
from knowledge.library.tables import CARD_TABLES
from knowledge.search.calibration import Calibration, read_calibration
from knowledge.search.fulltext import full_text_for
from knowledge.search.index import Vocabulary, sync_index
from knowledge.search.query import Query, read_query
from knowledge.search.ranking import Evidence, coverage, fuse, probability, unknown_share
from knowledge.search.semantic import SemanticIndex, card_sentences
from knowledge.search.vectors import VECTORS_FILE, sentence_matrix

_logger = logging.getLogger(__name__)

LONGEST_QUESTION = 2000  # characters read of a question
_CANDIDATES = 50  # cards the full text search may return
_SUGGESTIONS = 3


class KnowledgeBase:
    """Every card, searchable. Safe to share between threads; open one per process."""

    def __init__(
        self,
        engine: Engine,
        cards: Sequence[Card],
        encoder: SentenceEncoder | None,
        semantic: SemanticIndex | None,
        *,
        today: Callable[[], date],
        calibration: Calibration,
    ) -> None:
        self._engine = engine
        self._cards = tuple(cards)
        self._positions = {card.id: position for position, card in enumerate(cards)}
        self._encoder = encoder
        self._semantic = semantic
        self._today = today
        self._calibration = calibration
        self._full_text = full_text_for(engine.dialect.name)
        self._vocabulary = Vocabulary.of(cards)

    @classmethod
    def open(
        cls,
        engine: Engine,
        *,
        folder: Path = CARDS_DIR,
        today: Callable[[], date] = date.today,
        encoder: SentenceEncoder | Literal["auto"] | None = "auto",
        vectors_file: Path = VECTORS_FILE,
        calibration: Calibration | None = None,
    ) -> KnowledgeBase:
        """Bring the database up to date with the cards of ``folder`` and open it.

        Only what changed is written, indexed and encoded. A card that breaks the schema is left
        out and logged: the others still answer.

        Args:
            engine: from :func:`knowledge.database.open_engine`.
            today: the service's date (``settings.current_date``).
            encoder: ``"auto"`` for the machine's own, None for full text only.
        """
        files, problems = load_cards(folder)
        for problem in problems:
            _logger.error("Card left out: %s", problem)
        full_text = full_text_for(engine.dialect.name)
        with engine.begin() as connection:
            full_text.lock(connection)
            metadata.create_all(connection, tables=list(CARD_TABLES))
            full_text.prepare(connection)
            sync_cards(connection, [file.card for file in files])
            cards = read_cards(connection)
            sync_index(connection, full_text, cards)
        chosen = open_encoder() if encoder == "auto" else encoder
        semantic = None
        if chosen is not None and cards:
            sentences = [card_sentences(card) for card in cards]
            flat = [sentence for group in sentences for sentence in group]
            matrix = sentence_matrix(flat, chosen, engine, vectors_file)
            semantic = SemanticIndex.build(matrix, [len(group) for group in sentences])
        return cls(
            engine,
            cards,
            chosen,
            semantic,
            today=today,
            calibration=calibration or read_calibration(),
        )

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card, ordered by id."""
        return self._cards

    def card(self, card_id: str) -> Card | None:
        """The card of that id, or None."""
        position = self._positions.get(card_id)
        return None if position is None else self._cards[position]

    def text(self, card_id: str, on: date | None = None) -> str:
        """Plain text of a card for a reader on day ``on`` (default: today).

        Raises:
            KeyError: no such card.
        """
        card = self._cards[self._positions[card_id]]
        return plain_text(render_card(card, on or self._today()))

    def search(self, question: str, limit: int = 5, on: date | None = None) -> list[Hit]:
        """The cards closest to a question, best first; those not in force that day come lower.

        Args:
            question: as people write it.
            limit: at most that many.
            on: the day the question is about, when the caller knows it. By default the last day of
                the year the question names (« en 2021 »), else today.
        """
        query, day = self._read(question, on)
        scores, _evidence = self._rank(query, day)
        return [self._hit(position, scores[position], day) for position in _best(scores, limit)]

    def answer(self, question: str, on: date | None = None) -> Answer:
        """The card that answers a question, or none with the closest ones to suggest.

        Args:
            question: as people write it.
            on: as for :meth:`search`.
        """
        query, day = self._read(question, on)
        scores, evidence = self._rank(query, day)
        if evidence is None:
            return Answer(None, None, (), 0.0)
        positions = _best(scores, _SUGGESTIONS + 1)
        calibration = self._calibration
        decision = calibration.with_encoder if self._semantic else calibration.without_encoder
        likely = probability(evidence, decision)
        hits = [self._hit(position, scores[position], day) for position in positions]
        if likely < decision.threshold and not self._vocabulary.citing(query.references):
            return Answer(None, None, tuple(hits[:_SUGGESTIONS]), likely)
        return Answer(hits[0], self.text(hits[0].id, day), tuple(hits[1:]), likely)

    def _read(self, question: str, on: date | None) -> tuple[Query, date]:
        query = read_query(
            question[:LONGEST_QUESTION],
            self._vocabulary.rarity.holders.keys(),
            self._vocabulary.speller,
        )
        return query, on or query.day(self._today())

    def _rank(self, query: Query, day: date) -> tuple[Vectors, Evidence | None]:
        """Score of every card, and what speaks for the best (None: the question holds no word)."""
        nothing = np.zeros(len(self._cards), dtype=np.float32)
        if not self._cards or not (query.terms or query.references):
            return nothing, None
        words = self._word_scores(query)
        meaning = None
        if self._encoder is not None and self._semantic is not None:
            meaning = self._semantic.likeness(self._encoder.encode([query.text])[0])
        scores = fuse(query, words, meaning, self._calibration)
        for position, card in enumerate(self._cards):
            if card.status_on(day) != "current":
                scores[position] -= self._calibration.out_of_date_penalty
        citing = self._vocabulary.citing(query.references)
        if citing:
            cited = np.zeros_like(scores)
            cited[list(citing)] = list(citing.values())
            scores = np.where(cited > 0, 0.5 + 0.25 * cited + 0.25 * scores, 0.5 * scores)
        return scores, self._evidence(query, scores, meaning)

    def _word_scores(self, query: Query) -> Vectors:
        weights: dict[str, float] = {}
        for term in query.terms:
            weights.update(dict.fromkeys(term.others, self._calibration.synonym_weight))
        for term in query.terms:
            weights.update(dict.fromkeys(term.stems, 1.0))
        found = np.zeros(len(self._cards), dtype=np.float32)
        if weights:
            with self._engine.connect() as connection:
                ranked = self._full_text.rank(connection, weights, _CANDIDATES)
            for card_id, score in ranked.items():
                position = self._positions.get(card_id)
                if position is not None:  # another process may have indexed a newer card
                    found[position] = score
        return found

    def _evidence(self, query: Query, scores: Vectors, meaning: Vectors | None) -> Evidence:
        ranked = np.argsort(-scores)
        best = ranked[0]
        third = ranked[min(2, len(ranked) - 1)]
        rarity = self._vocabulary.rarity
        covered = coverage(query.terms, rarity, self._calibration.synonym_weight)
        return Evidence(
            likeness=float(meaning[best]) if meaning is not None else 0.0,
            margin=float(scores[best] - scores[third]),
            coverage=float(covered[best]),
            unknown=unknown_share(query.terms, rarity),
            length=min(len(query.terms), 10) / 10,
        )

    def _hit(self, position: int, score: float, day: date) -> Hit:
        card = self._cards[position]
        return Hit.of(card, float(score), day, self.text(card.id, day))


def _best(scores: Vectors, limit: int) -> list[int]:
    """Positions of the best scores above zero."""
    ranked = np.argsort(-scores, kind="stable")[: max(limit, 0)]
    return [int(position) for position in ranked if scores[position] > 0]
