"""Signed-in sessions: the cookie holds a random id, the table its hash only."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Engine

from bot.desk.store.accounts import User, user_of
from bot.desk.store.schema import sessions, users

#: Seconds: a working day at most, two hours without a click.
LIFETIME = 12 * 3600.0
IDLE = 2 * 3600.0
# Writing at every click would be for nothing.
_TOUCH_AFTER = 60.0


class DeskSessions:
    """Who is signed in."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._now = now

    def begin(self, user: User) -> str:
        """Sign somebody in; returns the id for the cookie, which is kept nowhere."""
        token = secrets.token_urlsafe(32)
        now = self._now()
        with self._engine.begin() as connection:
            connection.execute(
                delete(sessions).where(
                    or_(sessions.c.created_at < now - LIFETIME, sessions.c.seen_at < now - IDLE)
                )
            )
            connection.execute(
                insert(sessions).values(
                    id=_hash(token), user_id=user.id, created_at=now, seen_at=now, present_at=now
                )
            )
        return token

    def find(self, token: str, *, active: bool = True) -> User | None:
        """Who holds the id ``token``, if the session still runs.

        Args:
            token: from the cookie.
            active: the person did something (a page that refreshes itself is not that).
        """
        now = self._now()
        with self._engine.connect() as connection:
            row = connection.execute(
                select(users, sessions.c.seen_at, sessions.c.present_at)
                .join(sessions, sessions.c.user_id == users.c.id)
                .where(
                    sessions.c.id == _hash(token),
                    sessions.c.created_at > now - LIFETIME,
                    sessions.c.seen_at > now - IDLE,
                    users.c.disabled.is_(False),
                )
            ).one_or_none()
        if row is None:
            return None
        changes = {}
        if active and now - row.seen_at > _TOUCH_AFTER:
            changes["seen_at"] = now
        if now - row.present_at > _TOUCH_AFTER:
            changes["present_at"] = now
        if changes:
            with self._engine.begin() as connection:
                connection.execute(
                    update(sessions).where(sessions.c.id == _hash(token)).values(**changes)
                )
        return user_of(row)

    def end(self, token: str) -> None:
        """Sign out."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.id == _hash(token)))

    def end_all(self) -> None:
        """Sign everybody out."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions))

    def present(self, within: float = 180.0) -> int:
        """How many people have a page of the desk open (it calls every few seconds)."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(sessions.c.user_id)
                .where(sessions.c.present_at > self._now() - within)
                .distinct()
            ).all()
        return len(rows)


def _hash(token: str) -> str:
    # 256 bits of chance: a plain hash cannot be guessed back.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
