"""Failed sign-ins: an account or an address that fails too often waits."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.desk.store.schema import attempts

#: Failures before the wait: of an account, of an address (an office shares one).
ACCOUNT_LIMIT = 5
ADDRESS_LIMIT = 20
#: Seconds: how long failures are remembered, and how long the wait is.
WINDOW = 15 * 60.0


class Attempts:
    """Counts failures under keyed hashes: the table names nobody."""

    def __init__(self, engine: Engine, secret: bytes, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._secret = secret[:64]
        self._now = now

    def wait(self, name: str, address: str) -> int:
        """Seconds before a new try is read at all; 0 when it may be made now."""
        keys = [key for key, _ in self._keys(name, address)]
        with self._engine.connect() as connection:
            until = connection.execute(
                select(attempts.c.locked_until).where(attempts.c.key.in_(keys))
            ).scalars()
            longest = max(until, default=0.0)
        return max(0, round(longest - self._now()))

    def failed(self, name: str, address: str) -> None:
        """Count a failure of both the account and the address."""
        now = self._now()
        with self._engine.begin() as connection:
            connection.execute(
                delete(attempts).where(
                    attempts.c.since < now - WINDOW, attempts.c.locked_until < now
                )
            )
        for key, limit in self._keys(name, address):
            try:
                with self._engine.begin() as connection:
                    connection.execute(
                        insert(attempts).values(key=key, failures=0, since=now, locked_until=0.0)
                    )
            except IntegrityError:
                pass  # it failed before
            with self._engine.begin() as connection:
                connection.execute(
                    update(attempts)
                    .where(attempts.c.key == key)
                    .values(failures=attempts.c.failures + 1)
                )
                connection.execute(
                    update(attempts)
                    .where(attempts.c.key == key, attempts.c.failures >= limit)
                    .values(locked_until=now + WINDOW, failures=0)
                )

    def succeeded(self, name: str) -> None:
        """Forget the failures of an account."""
        with self._engine.begin() as connection:
            connection.execute(delete(attempts).where(attempts.c.key == self._key("name", name)))

    def _keys(self, name: str, address: str) -> list[tuple[str, int]]:
        return [
            (self._key("name", name), ACCOUNT_LIMIT),
            (self._key("address", address), ADDRESS_LIMIT),
        ]

    def _key(self, family: str, who: str) -> str:
        text = f"{family}:{who.strip().lower()}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, key=self._secret, digest_size=32).hexdigest()
