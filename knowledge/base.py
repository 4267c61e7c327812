"""The knowledge base: open it once, ask it questions.

>>> base = KnowledgeBase.open(engine, today=settings.current_date)         # doctest: +SKIP
>>> base.answer("puis-je louer à ma fille ?").hit.title                    # doctest: +SKIP
"Puis-je louer à ma fille, mon fils ou mes parents avec Loc'Avantages ?"
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from sqlalchemy.engine import Engine

from knowledge.answers import Answer, FollowUp, Found, Hit
from knowledge.database import metadata
from knowledge.encoder import SentenceEncoder, open_encoder
from knowledge.heldout import HeldOut
from knowledge.library.card import CARDS_DIR, Card
from knowledge.library.history import (
    Change,
    card_versions,
    changes,
    read_versions,
    record_versions,
)
from knowledge.library.loader import load_cards
from knowledge.library.render import RenderError, plain_text, render_card
from knowledge.library.store import read_cards, sync_cards
from knowledge.library.suspension import Suspension, suspended_cards, suspended_ids, suspensions
from knowledge.library.tables import CARD_TABLES
from knowledge.search.calibration import Calibration, read_calibration
from knowledge.search.following import Scored, follow
from knowledge.search.fulltext import full_text_for
from knowledge.search.index import sync_index
from knowledge.search.outside import outside_questions
from knowledge.search.searcher import Meaning, Ranking, Searcher
from knowledge.search.semantic import SemanticIndex, card_sentences
from knowledge.search.vectors import VECTORS_FOLDER, sentence_matrix
from knowledge.territory import Territory

_logger = logging.getLogger(__name__)
_SUGGESTIONS = 3


class KnowledgeBase:
    """Every card, searchable. Safe to share between threads; open one per process."""

    def __init__(
        self,
        cards: Sequence[Card],
        searcher: Searcher,
        today: Callable[[], date],
        engine: Engine,
    ) -> None:
        self._cards = {card.id: card for card in cards}
        self._ordered = tuple(cards)
        self._searcher = searcher
        self._today = today
        self._engine = engine
        self._text = lru_cache(maxsize=2048)(self._rendered)

    @classmethod
    def open(
        cls,
        engine: Engine,
        *,
        folder: Path = CARDS_DIR,
        today: Callable[[], date] = date.today,
        encoder: SentenceEncoder | Literal["auto"] | None = "auto",
        territory: Territory | None = None,
        vectors: Path = VECTORS_FOLDER,
        calibration: Calibration | None = None,
    ) -> KnowledgeBase:
        """Bring the database up to date with the cards of ``folder`` and open it.

        Only what changed is written, indexed and encoded. A card that breaks the schema is left
        out and logged: the others still answer.

        Args:
            engine: from :func:`knowledge.database.open_engine`.
            today: the service's date (``settings.current_date``).
            encoder: ``"auto"`` for the machine's own, None for full text only.
            territory: tells « le plafond à Arras ? » (a figure to compute) from « comment est fixé
                le plafond ? » (a card); without it more of the former are answered with a card.
            vectors: folder of the committed vectors; what it lacks is encoded now.
            calibration: measured constants, by default the committed ones.
        """
        usable = _usable_cards(folder, today())
        full_text = full_text_for(engine.dialect.name)
        with engine.begin() as connection:
            full_text.lock(connection)
            metadata.create_all(connection, tables=[*CARD_TABLES, suspended_cards, card_versions])
            full_text.prepare(connection)
            sync_cards(connection, usable)
            cards = read_cards(connection)
            sync_index(connection, full_text, cards)
            record_versions(connection, cards, today())
        chosen = open_encoder() if encoder == "auto" else encoder
        meaning = None
        if chosen is not None and cards:
            index = _semantic_index(cards, chosen, engine, vectors)
            outside = sentence_matrix(outside_questions(folder), chosen, engine, vectors)
            meaning = Meaning(chosen, index, outside)
        constants = calibration or read_calibration()
        return cls(cards, Searcher(engine, cards, meaning, constants, territory), today, engine)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card, ordered by id, those that staff suspended too."""
        return self._ordered

    def card(self, card_id: str) -> Card | None:
        """The card of that id, or None: there is none, or staff suspended it."""
        return None if card_id in suspended_ids(self._engine) else self._cards.get(card_id)

    def suspensions(self) -> dict[str, Suspension]:
        """The cards that staff took out of use, by id."""
        return suspensions(self._engine)

    def text(self, card_id: str, on: date | None = None) -> str:
        """Plain text of a card for a reader on day ``on`` (default: today).

        Raises:
            KeyError: no such card.
        """
        return self._text(card_id, on or self._today())

    def search(self, question: str, limit: int = 5, on: date | None = None) -> list[Hit]:
        """The cards closest to a question, best first; those not in force that day come lower.

        Args:
            question: as people write it.
            limit: at most that many.
            on: the day the question is about, when the caller knows it. By default the last day of
                the year the question names (« en 2021 »), else today.
        """
        return self._hits(self.rank(question, on), max(limit, 0))

    def answer(
        self, question: str, on: date | None = None, *, audience: str | None = None
    ) -> Answer:
        """The card that answers a question, or none with the closest ones to suggest.

        Args:
            question: as people write it.
            on: as for :meth:`search`.
            audience: ``"owner"`` or ``"tenant"`` when who asks is known.
        """
        ranking = self.rank(question, on, audience)
        likely = self._searcher.probability(ranking)
        hits = tuple(self._hits(ranking, _SUGGESTIONS + 1))
        if not self._searcher.is_answer(ranking):
            return Answer(None, None, hits[:_SUGGESTIONS], likely)
        return Answer(hits[0], self.text(hits[0].id, ranking.day), hits[1:], likely)

    def passage(self, question: str, card_id: str, text: str) -> str:
        """The passage of a card that answers a question and that its first paragraph leaves unsaid.

        Args:
            question: as people write it.
            card_id: the card.
            text: its text, or the part of it that may be shown.

        Returns:
            A whole paragraph, or an item of a list with the line that announces it; "" when the
            opening says as much.

        Raises:
            KeyError: no such card.
        """
        return self._searcher.passage(question, self._cards[card_id], text)

    def find(self, question: str, limit: int = 6, on: date | None = None) -> list[Found]:
        """As :meth:`search`, for somebody who reads fast: each card with the sentence that answers.

        A question that names an article of law gets every card that cites it.

        Args:
            question: as people write it.
            limit: at most that many, cards that cite the article asked for aside.
            on: as for :meth:`search`.
        """
        ranking = self.rank(question, on)
        hits = self._hits(ranking, max(limit, len(ranking.citing)))
        citing = {self._ordered[position].id for position in ranking.citing}
        found = []
        for place, hit in enumerate(hits):
            text = self.text(hit.id, ranking.day)
            sentence = self._searcher.sentence(ranking, text) if place < limit else ""
            found.append(Found(hit, text, sentence, hit.id in citing))
        return found

    def follow_up(
        self,
        question: str,
        card_id: str,
        limit: int = 4,
        *,
        audience: str | None = None,
        read: bool = True,
    ) -> FollowUp:
        """The cards for a question that follows a card, whose subject it may leave unsaid.

        Args:
            question: as people write it: « et en colocation ? »
            card_id: the card before.
            limit: at most that many cards, besides the one before.
            audience: as for :meth:`answer`.
            read: the card before was shown; otherwise it only tells what the talk is about, and
                may be found as well as another.

        Raises:
            KeyError: no such card.
        """
        before = self._cards[card_id]
        alone = self.rank(question, audience=audience)
        together = self.rank(f"{before.title} {question}", audience=audience)
        positions = {card.id: position for position, card in enumerate(self._ordered)}
        following = follow(
            question,
            Scored(alone.scores, alone.evidence),
            Scored(together.scores, together.evidence),
            positions[card_id] if read else None,
            [positions[related] for related in before.related if related in positions],
        )
        usable = set(together.best) | set(alone.best)
        known = {positions[card_id]} if read else set()
        others = [p for p in following.order if p in usable - known]
        hits = tuple(self._hit(self._ordered[p], 0.0, alone.day) for p in others[:limit])
        text = self.text(card_id, alone.day)
        sentence = self._searcher.whole_sentence(alone, text)
        if following.here and not sentence:
            sentence = self._searcher.sentence(alone, text)
        return FollowUp(hits, following.likely, following.here, sentence)

    def changes(self, card_id: str) -> list[Change]:
        """How a card changed since this service knows it, latest first."""
        with self._engine.connect() as connection:
            return changes(read_versions(connection, card_id))

    def rank(self, question: str, on: date | None = None, audience: str | None = None) -> Ranking:
        """Score of every card, in the order of :attr:`cards`, with what speaks for the best."""
        without = suspended_ids(self._engine)
        return self._searcher.rank(question, on, self._today(), without, audience)

    def held_out(self, step: int = 1) -> list[HeldOut]:
        """How each card is found by its own wordings, the worst first; slow, for developers."""
        return self._searcher.held_out(step)

    def _hits(self, ranking: Ranking, limit: int) -> list[Hit]:
        best = [(self._ordered[p], float(ranking.scores[p])) for p in ranking.best[:limit]]
        return [self._hit(card, score, ranking.day) for card, score in best]

    def _hit(self, card: Card, score: float, day: date) -> Hit:
        return Hit.of(card, score, day, self.text(card.id, day))

    def _rendered(self, card_id: str, day: date) -> str:
        return plain_text(render_card(self._cards[card_id], day))


def _usable_cards(folder: Path, day: date) -> list[Card]:
    files, problems = load_cards(folder)
    cards = []
    for file in files:
        try:
            render_card(file.card, day)
        except RenderError as error:
            problems.append(file.problem("body", str(error)))
        else:
            cards.append(file.card)
    for problem in problems:
        _logger.error("Card left out: %s", problem)
    return cards


def _semantic_index(
    cards: Sequence[Card], encoder: SentenceEncoder, engine: Engine, vectors: Path
) -> SemanticIndex:
    sentences = [card_sentences(card) for card in cards]
    flat = [sentence for group in sentences for sentence in group]
    matrix = sentence_matrix(flat, encoder, engine, vectors)
    return SemanticIndex.build(matrix, [len(group) for group in sentences])
