"""Sessions: a conversation opens with its token only, ends after a silence, is erased on demand."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Engine

conversations = Table(
    "gateway_conversations",
    MetaData(),
    Column("id", String(32), primary_key=True),
    Column("token_hash", String(64), nullable=False),
    # The name of the conversation inside Rasa: known to nobody outside.
    Column("sender_id", String(64), nullable=False, unique=True),
    Column("department", String(3)),
    # Seconds since 1970, UTC.
    Column("created_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False, index=True),
    Column("told_of_masking", Boolean, nullable=False, default=False),
    # Answers given so far.
    Column("turns", Integer, nullable=False, default=0),
)


@dataclass(frozen=True)
class Conversation:
    """An open conversation; ``turns`` counts the answers given so far."""

    id: str
    sender_id: str
    department: str | None
    told_of_masking: bool
    turns: int


@dataclass(frozen=True)
class NewConversation:
    """What the visitor gets: the token is shown once and kept nowhere."""

    id: str
    token: str
    expires_at: float


@dataclass(frozen=True)
class Turn:
    """A question being answered: its number in the conversation (from 1) and when that ends."""

    number: int
    expires_at: float


class SessionError(Exception):
    """The conversation cannot be opened; ``reason`` is « unknown », « token » or « expired »."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SessionStore:
    """Conversations, in the database that holds their messages (see ``transcript``).

    On SQLite that is a file of its own: talking never waits for an import of official data. Calls
    block: run them in a thread.
    """

    def __init__(
        self, engine: Engine, session_minutes: int, now: Callable[[], float] = time.time
    ) -> None:
        self._engine = engine
        self._lifetime = session_minutes * 60.0
        self._now = now
        conversations.metadata.create_all(engine)

    def create(self, department: str | None = None) -> NewConversation:
        """Open a conversation."""
        new = NewConversation(
            id=secrets.token_hex(16),
            token=secrets.token_urlsafe(32),
            expires_at=self._now() + self._lifetime,
        )
        with self._engine.begin() as connection:
            connection.execute(
                insert(conversations).values(
                    id=new.id,
                    token_hash=_hash(new.token),
                    sender_id=secrets.token_urlsafe(24),
                    department=department,
                    created_at=self._now(),
                    expires_at=new.expires_at,
                    told_of_masking=False,
                    turns=0,
                )
            )
        return new

    def open(self, conversation_id: str, token: str, *, even_expired: bool = False) -> Conversation:
        """Find a conversation of which one holds the token.

        Args:
            conversation_id: its public id.
            token: what the visitor got with it.
            even_expired: also one whose time is over (to erase it).

        Raises:
            SessionError: unknown, wrong token, or its time is over.
        """
        with self._engine.connect() as connection:
            row = connection.execute(
                select(conversations).where(conversations.c.id == conversation_id)
            ).one_or_none()
        if row is None:
            raise SessionError("unknown")
        if not hmac.compare_digest(row.token_hash, _hash(token)):
            raise SessionError("token")
        if row.expires_at < self._now() and not even_expired:
            raise SessionError("expired")
        return Conversation(
            id=row.id,
            sender_id=row.sender_id,
            department=row.department,
            told_of_masking=bool(row.told_of_masking),
            turns=row.turns,
        )

    def begin_turn(self, conversation_id: str) -> Turn | None:
        """Count the silence from now, for a question that begins.

        Returns:
            The turn, or None when the conversation was erased in the meantime.
        """
        expires_at = self._now() + self._lifetime
        here = conversations.c.id == conversation_id
        with self._engine.begin() as connection:
            connection.execute(update(conversations).where(here).values(expires_at=expires_at))
            turns = connection.execute(
                select(conversations.c.turns).where(here)
            ).scalar_one_or_none()
        return None if turns is None else Turn(turns + 1, expires_at)

    def extend(self, conversation_id: str) -> float:
        """Count the silence from now, without a question; returns when that ends."""
        expires_at = self._now() + self._lifetime
        with self._engine.begin() as connection:
            connection.execute(
                update(conversations)
                .where(conversations.c.id == conversation_id)
                .values(expires_at=expires_at)
            )
        return expires_at

    def end_turn(self, conversation_id: str, told_of_masking: bool) -> None:
        """Note that a question was answered, and whether the visitor was told of masked data."""
        values: dict[str, object] = {"turns": conversations.c.turns + 1}
        if told_of_masking:
            values["told_of_masking"] = True
        with self._engine.begin() as connection:
            connection.execute(
                update(conversations).where(conversations.c.id == conversation_id).values(**values)
            )

    def erase(self, conversation_id: str) -> None:
        """Forget a session (its messages are the tracker's, see ``transcript``)."""
        with self._engine.begin() as connection:
            connection.execute(delete(conversations).where(conversations.c.id == conversation_id))

    def erase_all(self) -> int:
        """Forget every session; returns how many there were."""
        with self._engine.begin() as connection:
            return int(connection.execute(delete(conversations)).rowcount)

    def over(self, retention_days: int) -> list[tuple[str, str]]:
        """(id, sender id) of conversations that ended and are older than the retention."""
        now = self._now()
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(conversations.c.id, conversations.c.sender_id).where(
                    conversations.c.expires_at < now,
                    conversations.c.created_at < now - retention_days * 86_400.0,
                )
            ).all()
        return [(row.id, row.sender_id) for row in rows]

    def sender_of(self, conversation_id: str) -> str | None:
        """The name of the conversation inside Rasa, None when the conversation is unknown."""
        with self._engine.connect() as connection:
            found: str | None = connection.execute(
                select(conversations.c.sender_id).where(conversations.c.id == conversation_id)
            ).scalar_one_or_none()
        return found

    def sender_ids(self) -> set[str]:
        """Names, inside Rasa, of every conversation that is kept."""
        with self._engine.connect() as connection:
            return set(connection.execute(select(conversations.c.sender_id)).scalars())


def _hash(token: str) -> str:
    # The token has 256 bits of chance: a plain hash cannot be guessed back.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
