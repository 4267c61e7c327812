"""An empty database, the invented file, a local official site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from knowledge.database import open_engine
from knowledge.datasets.catalogue import RENTS
from knowledge.datasets.fetch import FetchPolicy
from knowledge.datasets.model import Dataset

sys.path.insert(0, str(Path(__file__).parent))
from official_site import OfficialSite, serve

FILE = Path(__file__).with_name("data") / "loyers-2026-invente.csv"
NOW = datetime(2026, 11, 21, 10, 0)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(f"sqlite:///{tmp_path / 'data.db'}")


@pytest.fixture
def file() -> Path:
    return FILE


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def _site() -> Iterator[OfficialSite]:
    with serve() as site:
        yield site


@pytest.fixture
def site(_site: OfficialSite) -> OfficialSite:
    _site.files.clear()
    _site.requests.clear()
    _site.failures_left = 0
    return _site


@pytest.fixture
def policy() -> FetchPolicy:
    """The bounds of production, shorter, for plain http on the loopback."""
    return FetchPolicy(
        connect_seconds=1,
        read_seconds=0.5,
        total_seconds=1.5,
        attempts=3,
        pause_seconds=0.05,
        hosts=frozenset({"127.0.0.1"}),
        https_only=False,
    )


@pytest.fixture
def rents() -> Dataset:
    """The rents, content with the 20 rows of the invented file and no address."""
    return replace(RENTS, expected_rows=(20, 100), catalogue=None, addresses={})
