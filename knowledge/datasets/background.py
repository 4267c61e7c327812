"""First start: try to fetch what is missing, without ever making anybody wait or fail."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import datetime

from knowledge.database import open_engine
from knowledge.datasets.catalogue import DATASETS
from knowledge.datasets.fetch import FetchPolicy
from knowledge.datasets.model import Dataset
from knowledge.datasets.report import Reports
from knowledge.datasets.status import status
from knowledge.datasets.update import update

logger = logging.getLogger(__name__)

#: Short bounds: a machine without a network gives up within seconds.
QUICK = FetchPolicy(
    connect_seconds=3, read_seconds=10, total_seconds=60, attempts=2, pause_seconds=1
)


def update_quietly(
    database_url: str,
    now: datetime,
    *,
    datasets: Sequence[Dataset] = DATASETS,
    policy: FetchPolicy = QUICK,
) -> Reports | None:
    """Update the tables that are missing or stale; log what happened, never raise.

    Returns:
        The reports, or None when nothing was to be done or it failed.
    """
    try:
        engine = open_engine(database_url)
        try:
            stale = {t.name for t in status(engine, now.date(), datasets).tables if t.stale}
            wanted = [dataset for dataset in datasets if dataset.name in stale]
            if not wanted:
                return None
            reports = update(engine, now=now, datasets=wanted, policy=policy)
        finally:
            engine.dispose()
    except Exception:  # a failing update must never touch the service
        logger.exception("background update of the official tables failed")
        return None
    for report in reports.reports:
        logger.info("official table %s %s: %s", report.dataset, report.edition, report.outcome)
    return reports


def start_background_update(database_url: str, now: datetime) -> threading.Thread:
    """Start :func:`update_quietly` in a daemon thread and return at once."""
    thread = threading.Thread(
        target=update_quietly, args=(database_url, now), name="data-update", daemon=True
    )
    thread.start()
    return thread
