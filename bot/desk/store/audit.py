"""Who did what, and when, for a year. Never the text of a visitor."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.desk.store.schema import audit

#: Seconds a line is kept: it is about the staff, who have rights too.
KEPT = 365 * 86_400.0


@dataclass(frozen=True)
class Line:
    """One line of the log; ``at`` in seconds since 1970."""

    at: float
    who: str
    action: str
    target: str
    detail: str


class Audit:
    """The log of the desk: nobody changes a line, and none is kept more than a year."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, who: str, action: str, target: str = "", detail: str = "") -> None:
        """Add a line: ``action`` is a French infinitive (« suspendre une fiche »)."""
        now = time.time()
        with self._engine.begin() as connection:
            connection.execute(delete(audit).where(audit.c.at < now - KEPT))
            connection.execute(
                insert(audit).values(
                    at=now, who=who, action=action, target=target[:120], detail=detail
                )
            )

    def last(self, limit: int = 200) -> list[Line]:
        """The latest lines, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(limit))
            return [Line(row.at, row.who, row.action, row.target, row.detail) for row in rows]
