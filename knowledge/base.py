"""The knowledge base: open it once, ask it questions.

>>> base = KnowledgeBase.open(engine, today=settings.current_date)         # doctest: +SKIP
>>> base.answer("puis-je louer à ma fille ?").hit.title                    # doctest: +SKIP
"Puis-je louer à ma fille, mon fils ou mes parents avec Loc'Avantages ?"
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from sqlalchemy.engine import Engine

from knowledge.answers import Answer, Before, FollowUp, Found, Hit
from knowledge.database import metadata
from knowledge.encoder import SentenceEncoder, open_encoder
from knowledge.heldout import HeldOut
from knowledge.library.card import CARDS_DIR, Card
from knowledge.library.conclusions import Facts, conclusion_for
from knowledge.library.history import (
    Change,
    card_versions,
    changes,
    read_versions,
    record_versions,
)
from knowledge.library.render import plain_text, render_card, render_conclusion
from knowledge.library.store import read_cards, sync_cards
from knowledge.library.suspension import Suspension, suspended_cards, suspended_ids, suspensions
from knowledge.library.tables import CARD_TABLES
from knowledge.library.usable import usable_cards
from knowledge.search.calibration import Calibration, read_calibration
from knowledge.search.following import UNKNOWN, Searches, asks, probabilities, same_words
from knowledge.search.fulltext import full_text_for
from knowledge.search.index import sync_index
from knowledge.search.outside import outside_questions
from knowledge.search.passages import Passage
from knowledge.search.searcher import Meaning, Ranking, Searcher
from knowledge.search.semantic import SemanticIndex, card_sentences
from knowledge.search.subject_axes import read_axes
from knowledge.search.vectors import VECTORS_FOLDER, sentence_matrix
from knowledge.territory import Territory
from rules_core import NoParameter

_SUGGESTIONS = 3
_RANKINGS = 64  # kept: one message is searched for several times, each for a reason of its own


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
        self._rank = lru_cache(maxsize=_RANKINGS)(searcher.rank)

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
        usable = usable_cards(folder, today())
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

    def conclusion(self, card_id: str, facts: Facts, *, told: bool = False) -> str:
        """What a card concludes today for those of whom ``facts`` are known; empty when nothing.

        Args:
            card_id: the card.
            facts: of the case.
            told: only what the latest message tells something of.

        Raises:
            KeyError: no such card.
        """
        card, today = self._cards[card_id], self._today()
        found = conclusion_for(card.for_you, facts, told=told)
        if found is None:
            return ""
        try:
            return render_conclusion(found, facts, card.nearest_valid_day(today))
        except NoParameter:
            return ""

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

    def passages(self, question: str, card_id: str, text: str) -> tuple[Passage, ...]:
        """The passages of a card, the one that answers a question best first.

        Args:
            question: as people write it.
            card_id: the card.
            text: its text, or the part of it that may be shown.

        Raises:
            KeyError: no such card.
        """
        return self._searcher.passages(question, self._cards[card_id], text)

    def asks_title(self, question: str, card_id: str) -> bool:
        """Whether a question says nothing that the title of a card does not: it is asked again.

        Raises:
            KeyError: no such card.
        """
        return self._searcher.asks_title(question, self._cards[card_id])

    def best_alone_tells(self, question: str, card_id: str, text: str) -> bool:
        """Whether the best of :meth:`passages` answers, and the opening of ``text`` not at all."""
        return self._searcher.best_alone_tells(question, self._cards[card_id], text)

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
        before: Before,
        limit: int = 4,
        *,
        audience: str | None = None,
    ) -> FollowUp:
        """The cards for a question that follows another, whose subject it may leave unsaid.

        Args:
            question: as people write it: « et en colocation ? »
            before: what came before it.
            limit: at most that many cards.
            audience: as for :meth:`answer`.

        Raises:
            KeyError: no such card.
        """
        alone = self.rank(question, audience=audience)
        searches = self.searches(question, before, alone, audience)
        unknown = alone.evidence.unknown if alone.evidence else float(not asks(question))
        likely = probabilities(searches, self._searcher.calibration.following)
        suspended = suspended_ids(self._engine)
        order = [
            int(position)
            for position in np.argsort(-likely, kind="stable")
            if self._ordered[position].id not in suspended
        ]
        shown = searches.shown
        others = [position for position in order if position != shown][:limit]
        hits = tuple(
            self._hit(self._ordered[position], float(likely[position]), alone.day)
            for position in others
        )
        here = bool(order) and order[0] == shown and unknown < UNKNOWN
        return FollowUp(
            hits=hits,
            probability=float(likely[order[0]]) if order else 0.0,
            here=here,
            shown=0.0 if shown is None else float(likely[shown]),
            alone=self._searcher.probability(alone),
            unknown=unknown,
        )

    def searches(
        self, question: str, before: Before, alone: Ranking, audience: str | None = None
    ) -> Searches:
        """What is found for a question with what came before it, ``alone`` being without it."""
        card = self._cards[before.card] if before.card is not None else None
        titled = self._after(card.title if card else before.question, question, alone, audience)
        asked = self._after(before.question, question, alone, audience).scores
        if before.question is None or (card and same_words(before.question, card.title)):
            asked = (alone.scores + titled.scores) / 2  # the title says it all
        positions = {card.id: position for position, card in enumerate(self._ordered)}
        related = card.related if card else ()
        return Searches(
            alone=alone.scores,
            with_title=titled.scores,
            with_question=asked,
            shown=positions[card.id] if card and before.read else None,
            related=[positions[name] for name in related if name in positions],
        )

    def _after(
        self, before: str | None, question: str, otherwise: Ranking, audience: str | None
    ) -> Ranking:
        return self.rank(f"{before} {question}", audience=audience) if before else otherwise

    def changes(self, card_id: str) -> list[Change]:
        """How a card changed since this service knows it, latest first."""
        with self._engine.connect() as connection:
            return changes(read_versions(connection, card_id))

    def rank(self, question: str, on: date | None = None, audience: str | None = None) -> Ranking:
        """Score of every card, in the order of :attr:`cards`, with what speaks for the best."""
        without = frozenset(suspended_ids(self._engine))
        return self._rank(question, on, self._today(), without, audience)

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


def _semantic_index(
    cards: Sequence[Card], encoder: SentenceEncoder, engine: Engine, vectors: Path
) -> SemanticIndex:
    sentences = [card_sentences(card) for card in cards]
    flat = [sentence for group in sentences for sentence in group]
    matrix = sentence_matrix(flat, encoder, engine, vectors)
    return SemanticIndex.build(matrix, [len(group) for group in sentences], read_axes(encoder.name))
