"""Questions the bot did not answer well, masked, kept as long as their conversation."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.desk.store.erasing import erasing
from bot.desk.store.schema import proposals, questions

NOT_UNDERSTOOD = "unclear"
LOW_CONFIDENCE = "unsure"
THUMBS_DOWN = "down"
HANDED_OFF = "handed_off"

WORDING = "wording"
CARD = "card"
EXAMPLE = "example"
OFF_TOPIC = "off_topic"
DECISIONS = (WORDING, CARD, EXAMPLE, OFF_TOPIC)


@dataclass(frozen=True)
class Asked:
    """A question to look at; ``at`` in seconds since 1970."""

    id: int
    reason: str
    text: str
    at: float


@dataclass(frozen=True)
class Proposal:
    """What staff propose for the repository: written by them, reviewed in git.

    Attributes:
        kind: ``wording`` of a card, new ``card``, or training ``example``.
        target: the card, the theme of the new card, or the intent.
        text: the wording, the title of the new card, or the example.
        answer: the answer of a new card.
    """

    id: int
    kind: str
    target: str
    text: str
    answer: str
    who: str


class Questions:
    """The inbox and what came out of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, conversation_id: str, turn: int, reason: str, text: str) -> None:
        """Keep a question; a second reason for the same answer replaces the first."""
        with erasing(self._engine) as connection:
            connection.execute(
                delete(questions).where(
                    questions.c.conversation_id == conversation_id, questions.c.turn == turn
                )
            )
            connection.execute(
                insert(questions).values(
                    conversation_id=conversation_id,
                    turn=turn,
                    reason=reason,
                    text=text,
                    at=time.time(),
                    decision="",
                )
            )

    def open(self, limit: int = 300) -> list[Asked]:
        """The latest questions nobody has decided on, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(questions)
                .where(questions.c.decision == "")
                .order_by(questions.c.id.desc())
                .limit(limit)
            ).all()
        return [Asked(row.id, row.reason, row.text, row.at) for row in rows]

    def decide(self, ids: Collection[int], decision: str) -> int:
        """Note what was decided on questions; returns how many there were."""
        with self._engine.begin() as connection:
            done = connection.execute(
                update(questions)
                .where(questions.c.id.in_(list(ids)), questions.c.decision == "")
                .values(decision=decision)
            )
        return int(done.rowcount)

    def propose(self, kind: str, target: str, text: str, who: str, answer: str = "") -> None:
        """Keep a proposal for the next export."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(proposals).values(
                    kind=kind, target=target, text=text, answer=answer, who=who, at=time.time()
                )
            )

    def proposals(self) -> list[Proposal]:
        """What is ready to be exported, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(proposals).order_by(proposals.c.id)).all()
        return [
            Proposal(row.id, row.kind, row.target, row.text, row.answer, row.who) for row in rows
        ]

    def withdraw(self, ids: Collection[int]) -> None:
        """Forget proposals: exported and merged, or not wanted."""
        with erasing(self._engine) as connection:
            connection.execute(delete(proposals).where(proposals.c.id.in_(list(ids))))

    def erase(self, conversation_ids: Collection[str]) -> None:
        """Forget the questions of conversations."""
        with erasing(self._engine) as connection:
            for conversation_id in conversation_ids:
                connection.execute(
                    delete(questions).where(questions.c.conversation_id == conversation_id)
                )

    def erase_all(self) -> None:
        """Forget every question."""
        with erasing(self._engine) as connection:
            connection.execute(delete(questions))
