"""The real territory, and a short way to read the facts of a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from bot.pipeline.extractors import Fact, extract_facts
from knowledge.database import open_engine
from knowledge.territory import Territory

TODAY = date(2026, 11, 21)

Read = Callable[[str], list[Fact]]
Values = Callable[[str, str], list[Any]]


@pytest.fixture(scope="session")
def territory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Territory]:
    """Every commune, in a database of the tests' own."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('territory') / 'places.db'}")
    yield Territory.load(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def read(territory: Territory) -> Read:
    """All facts of a message, on 21 November 2026."""
    return lambda message: extract_facts(message, territory, TODAY)


@pytest.fixture(scope="session")
def values(read: Read) -> Values:
    """Values of one entity in a message, in order, without those taken back or of other places."""

    def of(message: str, entity: str) -> list[Any]:
        return [f.value for f in read(message) if f.entity == entity and f.role is None]

    return of
