"""What actions work with: settings, territory and knowledge base, opened once per process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy.engine import Engine

from knowledge.base import KnowledgeBase
from knowledge.database import open_engine
from knowledge.library.conclusions import NOTHING_KNOWN, Facts
from knowledge.settings import Settings
from knowledge.territory import Territory


@dataclass(frozen=True)
class Computed:
    """What a rule computes from what was told (``actions/cases``), said before some cards.

    Attributes:
        cards: ids of those cards.
        text: the sentences.
        source: the law, in the shape of the public interface.
        told: the latest message changed it.
        instead: the card to show instead of one of them, whose case is no longer that of the talk.
    """

    cards: frozenset[str]
    text: str
    source: Mapping[str, Any]
    told: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Services:
    """The parts below the actions.

    Attributes:
        settings: settings of the process.
        engine: the database.
        territory: every commune of France.
        knowledge: cards and their search.
        facts: what is known of the visitor's case, for which cards conclude.
        computed: what rules compute from what he told.
    """

    settings: Settings
    engine: Engine
    territory: Territory
    knowledge: KnowledgeBase
    facts: Facts = NOTHING_KNOWN
    computed: tuple[Computed, ...] = ()

    def knowing(self, facts: Facts, computed: tuple[Computed, ...] = ()) -> Services:
        """The same, for a visitor of whom ``facts`` are known, and what they give."""
        return replace(self, facts=facts, computed=computed)

    def computed_on(self, card_id: str, *, told: bool = False) -> Computed | None:
        """What a rule computes before a card, None when nothing.

        Args:
            card_id: the card.
            told: only what the latest message changed.
        """
        found = (each for each in self.computed if card_id in each.cards)
        return next((each for each in found if each.told or not told), None)

    def concluded(self, card_id: str, *, told: bool = False) -> str:
        """What a rule computes before a card, or what the card concludes; empty when nothing.

        Args:
            card_id: the card.
            told: only from what the latest message tells.
        """
        found = self.computed_on(card_id, told=told)
        return found.text if found else self.knowledge.conclusion(card_id, self.facts, told=told)

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
