"""Puts a validated table in force: one transaction, the table before it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine

from knowledge.datasets.model import Dataset, Row
from knowledge.datasets.report import Differences
from knowledge.datasets.tables import (
    CONTENT,
    IN_FORCE,
    PREVIOUS,
    checks_table,
    versions_table,
)

_EXAMPLES = 5
_VERSION = versions_table.c


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a table: its identity, origin and size."""

    id: int
    dataset: str
    edition: str
    sha256: str
    origin: str
    loaded_at: datetime
    rows: int


def in_force(connection: Connection, dataset: str, edition: str | None = None) -> Version | None:
    """The version in force of an edition (default: of the latest edition loaded)."""
    query = select(versions_table).where(_VERSION.dataset == dataset, _VERSION.status == IN_FORCE)
    if edition is not None:
        query = query.where(_VERSION.edition == edition)
    row = connection.execute(query.order_by(_VERSION.edition.desc()).limit(1)).first()
    return _version(row) if row else None


def all_in_force(connection: Connection, dataset: str) -> list[Version]:
    """Versions in force, oldest edition first."""
    query = select(versions_table).where(_VERSION.dataset == dataset, _VERSION.status == IN_FORCE)
    return [_version(row) for row in connection.execute(query.order_by(_VERSION.edition))]


def compare(
    connection: Connection, dataset: Dataset, edition: str, rows: list[Row]
) -> Differences | None:
    """Differences with the same edition in force, else with the latest edition before it."""
    known = in_force(connection, dataset.name, edition)
    if known is None:
        earlier = [v for v in all_in_force(connection, dataset.name) if v.edition < edition]
        known = earlier[-1] if earlier else None
    if known is None:
        return None
    table = CONTENT[dataset.name]
    columns = [table.c[name] for name in (dataset.key, *dataset.values)]
    query = select(*columns).where(table.c.version_id == known.id)
    before = {row[0]: tuple(row[1:]) for row in connection.execute(query)}
    after = {row[dataset.key]: tuple(row[name] for name in dataset.values) for row in rows}
    changed = [code for code in after if code in before and after[code] != before[code]]
    return Differences(
        compared_with=f"l’édition {known.edition} en vigueur",
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        changed=len(changed),
        examples=[
            f"{code} : {', '.join(before[code])} → {', '.join(after[code])}"
            for code in sorted(changed)[:_EXAMPLES]
        ],
    )


def switch(
    engine: Engine,
    dataset: Dataset,
    edition: str,
    rows: list[Row],
    *,
    sha256: str,
    origin: str,
    rejected: int,
    now: datetime,
) -> None:
    """Insert the rows and put them in force, all or nothing.

    The version that was in force becomes the previous one; older ones of the same edition go.
    """
    table = CONTENT[dataset.name]
    same = (_VERSION.dataset == dataset.name, _VERSION.edition == edition)
    with engine.begin() as connection:
        old = connection.execute(
            select(_VERSION.id).where(*same, _VERSION.status == PREVIOUS)
        ).scalars()
        for version_id in list(old):
            connection.execute(delete(table).where(table.c.version_id == version_id))
            connection.execute(delete(versions_table).where(_VERSION.id == version_id))
        connection.execute(update(versions_table).where(*same).values(status=PREVIOUS))
        inserted = connection.execute(
            insert(versions_table).values(
                dataset=dataset.name,
                edition=edition,
                status=IN_FORCE,
                sha256=sha256,
                origin=origin,
                loaded_at=now,
                rows=len(rows),
                rejected=rejected,
            )
        )
        version_id = inserted.inserted_primary_key[0]
        connection.execute(insert(table), [{"version_id": version_id, **row} for row in rows])


def record_check(engine: Engine, dataset: str, outcome: str, now: datetime) -> None:
    """Remember when the official site was last asked, and what came of it."""
    with engine.begin() as connection:
        connection.execute(delete(checks_table).where(checks_table.c.dataset == dataset))
        row = {"dataset": dataset, "checked_at": now, "outcome": outcome[:500]}
        connection.execute(insert(checks_table), [row])


def last_check(connection: Connection, dataset: str) -> tuple[datetime, str] | None:
    """Date and outcome of the last question to the official site."""
    query = select(checks_table.c.checked_at, checks_table.c.outcome)
    row = connection.execute(query.where(checks_table.c.dataset == dataset)).first()
    return (row[0], row[1]) if row else None


def _version(row: object) -> Version:
    names = ("id", "dataset", "edition", "sha256", "origin", "loaded_at", "rows")
    return Version(**{name: getattr(row, name) for name in names})
