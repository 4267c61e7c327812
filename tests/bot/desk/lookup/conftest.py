"""The product's own communes and cards, opened once for the tests of the lookup."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.engine import Engine

from bot.desk.lookup.computing import Ground
from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.territory import Territory
from tests.conftest import TODAY as TODAY_TEXT

TODAY = date.fromisoformat(TODAY_TEXT)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_engine(f"sqlite:///{tmp_path_factory.mktemp('lookup')}/lookup.db")


@pytest.fixture(scope="session")
def ground(engine: Engine) -> Ground:
    return Ground(engine, Territory.load(engine), TODAY)


@pytest.fixture(scope="session")
def base(engine: Engine, ground: Ground) -> KnowledgeBase:
    return KnowledgeBase.open(engine, today=lambda: TODAY, territory=ground.territory)
