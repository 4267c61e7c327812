"""The real territory: names of towns stand beside people and sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bot.pipeline.extractors import Fact, extract_facts
from knowledge.database import open_engine
from knowledge.territory import Territory

Read = Callable[[str], list[Fact]]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """The facts of a message on 23 November 2026, without those taken back or of other places."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('territory') / 'places.db'}")
    territory = Territory.load(engine)

    def facts(message: str) -> list[Fact]:
        found = extract_facts(message, territory, date(2026, 11, 23))
        return [fact for fact in found if fact.role is None]

    yield facts
    engine.dispose()
