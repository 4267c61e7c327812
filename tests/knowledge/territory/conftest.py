"""The real territory, loaded once for all these tests."""

from __future__ import annotations

import pytest

from knowledge.database import open_engine
from knowledge.territory import Territory


@pytest.fixture(scope="session")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Territory:
    """All communes, from a database of their own."""
    folder = tmp_path_factory.mktemp("territory")
    return Territory.load(open_engine(f"sqlite:///{folder / 'communes.db'}"))
