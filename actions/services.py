"""What actions work with: settings, territory and knowledge base, opened once per process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.engine import Engine

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.settings import Settings
from knowledge.territory import Territory


@dataclass(frozen=True)
class Services:
    """The parts below the actions.

    Attributes:
        settings: settings of the process.
        engine: the database.
        territory: every commune of France.
        knowledge: cards and their search.
    """

    settings: Settings
    engine: Engine
    territory: Territory
    knowledge: KnowledgeBase

    def today(self) -> date:
        """The date of today, or the one that tests impose."""
        return self.settings.current_date()


@lru_cache(maxsize=1)
def open_services() -> Services:
    """Open the services of this process; later calls return the same ones."""
    settings = Settings.from_env()
    engine = open_engine(settings.database_url)
    territory = Territory.load(engine)
    base = KnowledgeBase.open(engine, today=settings.current_date, territory=territory)
    return Services(settings, engine, territory, base)
