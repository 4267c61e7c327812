"""Visitors who asked for a person: the queue, the person's messages, the contact kept apart."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.desk.store.erasing import erasing
from bot.desk.store.schema import contacts, messages, requests, waits

WAITING = "waiting"
TAKEN = "taken"
CALLED_BACK = "called_back"
HANDED_BACK = "handed_back"
CLOSED = "closed"
CANCELLED = "cancelled"
OPEN = (WAITING, TAKEN)


@dataclass(frozen=True)
class Request:
    """A visitor who wants a person. Moments are seconds since 1970."""

    id: int
    conversation_id: str
    status: str
    department: str | None
    created_at: float
    taken_at: float | None
    closed_at: float | None
    user_name: str | None
    person: str | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status in OPEN


@dataclass(frozen=True)
class Message:
    """What a person or the visitor wrote; ``person`` is empty for the visitor."""

    id: int
    person: str
    text: str
    at: float


class Requests:
    """The requests. What visitors wrote comes in masked."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._now = now

    # --- the visitor's side -----------------------------------------------------------------------

    def ask(self, conversation_id: str, department: str | None, contact: str | None) -> Request:
        """Make a request, or complete the one that is open."""
        with self._engine.begin() as connection:
            found = _latest(connection, conversation_id)
            if found is None or not found.is_open:
                connection.execute(
                    insert(requests).values(
                        conversation_id=conversation_id,
                        status=WAITING,
                        department=department,
                        created_at=self._now(),
                    )
                )
                found = _latest(connection, conversation_id)
                assert found is not None  # noqa: S101 - it was just made
            if contact:
                connection.execute(delete(contacts).where(contacts.c.request_id == found.id))
                connection.execute(insert(contacts).values(request_id=found.id, value=contact))
        return found

    def latest(self, conversation_id: str) -> Request | None:
        """The last request of a conversation, open or not."""
        with self._engine.connect() as connection:
            return _latest(connection, conversation_id)

    def hear(self, request_id: int, text: str) -> None:
        """Keep what the visitor wrote to the person, already masked."""
        self._write(request_id, "", text)

    # --- the staff's side -------------------------------------------------------------------------

    def queue(self) -> list[Request]:
        """Open requests: those that wait first, the oldest on top."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(requests)
                .where(requests.c.status.in_(OPEN))
                .order_by(requests.c.status.desc(), requests.c.created_at)
            ).all()
        return [_request(row) for row in rows]

    def ended(self, limit: int = 30) -> list[Request]:
        """The latest requests that are over."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(requests)
                .where(requests.c.status.not_in(OPEN))
                .order_by(requests.c.closed_at.desc())
                .limit(limit)
            ).all()
        return [_request(row) for row in rows]

    def waiting(self) -> int:
        """How many wait for a person."""
        with self._engine.connect() as connection:
            return int(
                connection.execute(
                    select(func.count()).select_from(requests).where(requests.c.status == WAITING)
                ).scalar_one()
            )

    def get(self, request_id: int) -> Request | None:
        """The request of that number."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(requests).where(requests.c.id == request_id)
            ).one_or_none()
        return _request(row) if row is not None else None

    def take(
        self, request_id: int, user_name: str, person: str, day: date, *, relieve: bool = False
    ) -> bool:
        """Take a request that waits; with ``relieve`` also one that a colleague has.

        The waiting time is counted once, for ``day``, when the request is first taken.

        Returns:
            Whether the request is now this person's.
        """
        now = self._now()
        mine = {"user_name": user_name, "person": person}
        here = requests.c.id == request_id
        with self._engine.begin() as connection:
            first = connection.execute(
                update(requests)
                .where(here, requests.c.status == WAITING)
                .values(status=TAKEN, taken_at=now, **mine)
            ).rowcount
            if first:
                created = connection.execute(select(requests.c.created_at).where(here)).scalar_one()
                connection.execute(
                    insert(waits).values(day=day.isoformat(), seconds=max(0, round(now - created)))
                )
            elif relieve:
                connection.execute(
                    update(requests).where(here, requests.c.status == TAKEN).values(**mine)
                )
        found = self.get(request_id)
        return found is not None and found.status == TAKEN and found.user_name == user_name

    def reply(self, request_id: int, user_name: str, person: str, text: str) -> bool:
        """Write to the visitor; False when the request is not this person's (any more)."""
        request = self.get(request_id)
        if request is None or request.status != TAKEN or request.user_name != user_name:
            return False
        self._write(request_id, person, text)
        return True

    def end(self, request_id: int, status: str) -> bool:
        """Close an open request; the contact is erased at once. False when it was over."""
        with erasing(self._engine) as connection:
            changed = connection.execute(
                update(requests)
                .where(requests.c.id == request_id, requests.c.status.in_(OPEN))
                .values(status=status, closed_at=self._now())
            ).rowcount
            if changed:
                connection.execute(delete(contacts).where(contacts.c.request_id == request_id))
        return bool(changed)

    def contact(self, request_id: int) -> str | None:
        """How the visitor wants to be called back, while the request is open."""
        with self._engine.connect() as connection:
            found: str | None = connection.execute(
                select(contacts.c.value).where(contacts.c.request_id == request_id)
            ).scalar_one_or_none()
        return found

    def messages(self, request_id: int, after: int = 0) -> list[Message]:
        """What was written in a request, after message number ``after``."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(messages)
                .where(messages.c.request_id == request_id, messages.c.id > after)
                .order_by(messages.c.id)
            ).all()
        return [Message(row.id, row.person, row.text, row.at) for row in rows]

    # --- erasure ----------------------------------------------------------------------------------

    def erase(self, conversation_ids: Collection[str]) -> None:
        """Forget everything of conversations."""
        with erasing(self._engine) as connection:
            for conversation_id in conversation_ids:
                ids = select(requests.c.id).where(requests.c.conversation_id == conversation_id)
                for table in (contacts, messages):
                    connection.execute(delete(table).where(table.c.request_id.in_(ids)))
                connection.execute(
                    delete(requests).where(requests.c.conversation_id == conversation_id)
                )

    def erase_all(self) -> None:
        """Forget every request."""
        with erasing(self._engine) as connection:
            for table in (contacts, messages, requests):
                connection.execute(delete(table))

    def purge_contacts(self, retention_days: int) -> None:
        """Forget contacts of requests older than the retention."""
        old = select(requests.c.id).where(
            requests.c.created_at < self._now() - max(retention_days, 1) * 86_400.0
        )
        with erasing(self._engine) as connection:
            connection.execute(delete(contacts).where(contacts.c.request_id.in_(old)))

    def _write(self, request_id: int, person: str, text: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                insert(messages).values(
                    request_id=request_id, person=person, text=text, at=self._now()
                )
            )


def _latest(connection: Connection, conversation_id: str) -> Request | None:
    row = connection.execute(
        select(requests)
        .where(requests.c.conversation_id == conversation_id)
        .order_by(requests.c.id.desc())
        .limit(1)
    ).one_or_none()
    return _request(row) if row is not None else None


def _request(row: Row) -> Request:
    return Request(
        id=row.id,
        conversation_id=row.conversation_id,
        status=row.status,
        department=row.department,
        created_at=row.created_at,
        taken_at=row.taken_at,
        closed_at=row.closed_at,
        user_name=row.user_name,
        person=row.person,
    )
