"""Opinions on answers: a thumb and reasons; the text only when the visitor shares it."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, Text, delete, insert
from sqlalchemy.engine import Engine

VOTES = ("up", "down")
REASONS = ("off_topic", "wrong", "incomplete", "unclear", "too_long")

opinions = Table(
    "gateway_opinions",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(32), nullable=False, index=True),
    Column("turn", Integer, nullable=False),
    Column("vote", String(4), nullable=False),
    Column("reasons", String(100), nullable=False),
    # Only with the visitor's consent.
    Column("question", Text),
    Column("answer", Text),
    # Seconds since 1970, UTC.
    Column("created_at", Float, nullable=False),
)


@dataclass(frozen=True)
class Opinion:
    """What a visitor thinks of the answer number ``turn`` of a conversation."""

    turn: int
    vote: str
    reasons: tuple[str, ...] = ()


class OpinionStore:
    """Opinions, kept as long as their conversation. Calls block: run them in a thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        opinions.metadata.create_all(engine)

    def give(
        self, conversation_id: str, opinion: Opinion, shared: tuple[str, str] | None = None
    ) -> None:
        """Keep an opinion, in place of an earlier one on the same answer.

        Args:
            conversation_id: whose.
            opinion: the opinion.
            shared: question and answer, when the visitor wants them read.
        """
        question, answer = shared or (None, None)
        with self._engine.begin() as connection:
            connection.execute(
                delete(opinions).where(
                    opinions.c.conversation_id == conversation_id,
                    opinions.c.turn == opinion.turn,
                )
            )
            connection.execute(
                insert(opinions).values(
                    conversation_id=conversation_id,
                    turn=opinion.turn,
                    vote=opinion.vote,
                    reasons=",".join(opinion.reasons),
                    question=question,
                    answer=answer,
                    created_at=time.time(),
                )
            )

    def erase(self, conversation_ids: Collection[str]) -> None:
        """Forget the opinions of conversations."""
        with self._engine.begin() as connection:
            for conversation_id in conversation_ids:
                connection.execute(
                    delete(opinions).where(opinions.c.conversation_id == conversation_id)
                )

    def erase_all(self) -> None:
        """Forget every opinion."""
        with self._engine.begin() as connection:
            connection.execute(delete(opinions))
