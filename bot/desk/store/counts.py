"""Counts per day: never a text, never a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from bot.desk.store.schema import counts, waits

#: Families: status, topic, commune, card, vote. A name within a family is a stable word.
Item = tuple[str, str]


class Counts:
    """How often what happened, by day."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        dialect = postgresql if engine.dialect.name == "postgresql" else sqlite
        self._insert = dialect.insert

    def add(self, day: date, items: Iterable[Item]) -> None:
        """Count one of each item."""
        with self._engine.begin() as connection:
            for (family, name), number in Counter(items).items():
                row = self._insert(counts).values(
                    day=day.isoformat(), family=family, name=name[:120], count=number
                )
                connection.execute(
                    row.on_conflict_do_update(
                        index_elements=[counts.c.day, counts.c.family, counts.c.name],
                        set_={"count": counts.c.count + row.excluded.count},
                    )
                )

    def total(self, family: str, start: date, end: date) -> dict[str, int]:
        """Sum of each name of a family from ``start`` to ``end``, the most frequent first."""
        total = func.sum(counts.c.count).label("total")
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(counts.c.name, total)
                .where(
                    counts.c.family == family,
                    counts.c.day.between(start.isoformat(), end.isoformat()),
                )
                .group_by(counts.c.name)
                .order_by(total.desc(), counts.c.name)
            ).all()
        return {row.name: int(row.total) for row in rows}

    def by_day(self, family: str, start: date, end: date) -> dict[date, dict[str, int]]:
        """Counts of a family for every day from ``start`` to ``end``, quiet days too."""
        days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
        found: dict[date, dict[str, int]] = {day: {} for day in days}
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(counts).where(
                    counts.c.family == family,
                    counts.c.day.between(start.isoformat(), end.isoformat()),
                )
            ).all()
        for row in rows:
            found[date.fromisoformat(row.day)][row.name] = row.count
        return found

    def median_wait(self, start: date, end: date) -> float | None:
        """Seconds that half of the requests waited at most; None when there was none."""
        with self._engine.connect() as connection:
            seconds = (
                connection.execute(
                    select(waits.c.seconds).where(
                        waits.c.day.between(start.isoformat(), end.isoformat())
                    )
                )
                .scalars()
                .all()
            )
        return float(median(seconds)) if seconds else None
