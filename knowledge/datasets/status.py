"""``bailclair data status``: every table, where it comes from, how fresh it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy.engine import Engine

from knowledge.datasets.catalogue import DATASETS
from knowledge.datasets.model import NO_BREAK, Dataset
from knowledge.datasets.store import all_in_force, last_check
from knowledge.datasets.tables import create_tables

BUNDLED = "livrée avec le logiciel"


@dataclass(frozen=True)
class TableStatus:
    """State of one table.

    Attributes:
        name: short name.
        title: French title.
        editions: editions in force, oldest first (the one of the product when none was loaded).
        rows: rows of the latest edition, 0 without any.
        origin: where the latest edition came from.
        loaded_on: day it was put in force, None for the edition of the product.
        licence: licence of the data.
        next_update: day by which a newer edition is expected.
        stale: True when it is missing or a newer edition should be there.
        last_check: day the official site was last asked.
        last_outcome: what came of it.
        page: official page.
    """

    name: str
    title: str
    editions: tuple[str, ...]
    rows: int
    origin: str
    loaded_on: date | None
    licence: str
    next_update: date | None
    stale: bool
    last_check: date | None
    last_outcome: str
    page: str


@dataclass(frozen=True)
class StatusReport:
    """State of every table on a day."""

    on: date
    tables: tuple[TableStatus, ...]

    @property
    def ok(self) -> bool:
        """True when no table is missing or stale."""
        return not any(table.stale for table in self.tables)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready content."""
        tables = [
            {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(table).items()}
            for table in self.tables
        ]
        return {"on": self.on.isoformat(), "ok": self.ok, "tables": tables}

    def text(self) -> str:
        """The state for people, in French."""
        return "\n\n".join(_table_text(table) for table in self.tables)


def status(engine: Engine, on: date, datasets: Sequence[Dataset] = DATASETS) -> StatusReport:
    """State of the official tables on a day."""
    create_tables(engine)
    return StatusReport(on, tuple(_status_of(engine, dataset, on) for dataset in datasets))


def _status_of(engine: Engine, dataset: Dataset, on: date) -> TableStatus:
    with engine.connect() as connection:
        versions = all_in_force(connection, dataset.name)
        checked = last_check(connection, dataset.name)
    latest = versions[-1] if versions else None
    bundled = dataset.bundled_edition
    edition = max(filter(None, (latest.edition if latest else None, bundled)), default=None)
    next_update = dataset.next_update(edition) if edition else None
    return TableStatus(
        name=dataset.name,
        title=dataset.title,
        editions=tuple(version.edition for version in versions) or ((bundled,) if bundled else ()),
        rows=latest.rows if latest else _bundled_rows(dataset),
        origin=latest.origin if latest else BUNDLED if bundled else "",
        loaded_on=latest.loaded_at.date() if latest else None,
        licence=dataset.licence,
        next_update=next_update,
        stale=next_update is None or on >= next_update,
        last_check=checked[0].date() if checked else None,
        last_outcome=checked[1] if checked else "",
        page=dataset.page,
    )


def _bundled_rows(dataset: Dataset) -> int:
    if dataset.bundled_file is None:
        return 0
    with dataset.bundled_file.open(encoding="utf-8") as file:
        return sum(1 for _ in file) - 1


def _table_text(table: TableStatus) -> str:
    colon = f"{NO_BREAK}: "
    if not table.editions:
        state = f"{table.title} ({table.name}){colon}absente"
        lines = [state, f"  Page officielle{colon}{table.page}"]
    else:
        state = "à renouveler" if table.stale else "à jour"
        rows = f"{table.rows:,}".replace(",", NO_BREAK)
        lines = [
            f"{table.title} ({table.name}){colon}{state}",
            f"  Éditions en vigueur{colon}{', '.join(table.editions)}",
            f"  Lignes{colon}{rows}"
            + (f"{NO_BREAK}; chargée le {table.loaded_on:%d/%m/%Y}" if table.loaded_on else ""),
            f"  Source{colon}{table.origin} ({table.licence})",
        ]
        if table.next_update:
            lines.append(f"  Prochaine mise à jour attendue{colon}{table.next_update:%d/%m/%Y}")
    if table.last_check:
        lines.append(f"  Site officiel consulté le {table.last_check:%d/%m/%Y}")
    return "\n".join(lines)
