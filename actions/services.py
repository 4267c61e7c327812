"""What actions work with: settings, territory and knowledge base, opened once per process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sqlalchemy.engine import Engine

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.library.conclusions import NOTHING_KNOWN, Facts
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
        facts: what is known of the visitor's case, for which cards conclude.
    """

    settings: Settings
    engine: Engine
    territory: Territory
    knowledge: KnowledgeBase
    facts: Facts = NOTHING_KNOWN

    def knowing(self, facts: Facts) -> Services:
        """The same, for a visitor of whom ``facts`` are known."""
        return replace(self, facts=facts)

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
