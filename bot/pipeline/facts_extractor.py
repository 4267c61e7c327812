"""The Rasa component that turns a message into entities."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.component import MessageComponent, add_entities
from bot.pipeline.extractors import Fact, TerritoryLike, extract_facts
from bot.pipeline.normalizer import TYPED_TEXT
from knowledge.database import open_engine
from knowledge.settings import Settings
from knowledge.territory import Territory

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactsExtractor(MessageComponent):
    """Adds places, amounts, households, dates… as entities with normalised values."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactsExtractor:
        """Build the component; the territory comes from the database of the settings."""
        settings = Settings.from_env()
        return cls(load_territory(settings.database_url), settings.current_date)

    def __init__(self, territory: TerritoryLike, current_date: Callable[[], date]) -> None:
        """Keep what the extractors need.

        Args:
            territory: finds places in a text.
            current_date: gives today's date at each message.
        """
        self._territory = territory
        self._current_date = current_date

    def read(self, message: Message, text: str) -> None:
        """Add the entities of the message to those other components found."""
        typed = message.get(TYPED_TEXT) or text
        try:
            facts = extract_facts(typed, self._territory, self._current_date())
        except Exception:
            # A message that defeats the extractors must still be answered.
            logger.exception("facts not extracted")
            facts = []
        add_entities(message, [as_entity(fact) for fact in facts])


def as_entity(fact: Fact) -> dict[str, Any]:
    """The fact as Rasa writes entities."""
    entity = {
        "entity": fact.entity,
        "value": fact.value,
        "start": fact.start,
        "end": fact.end,
        "confidence": 1.0,
        "extractor": FactsExtractor.__name__,
    }
    if fact.corrected:
        entity["corrected"] = True
    return entity if fact.role is None else {**entity, "role": fact.role}


@lru_cache(maxsize=4)
def load_territory(database_url: str) -> Territory:
    """The territory of a database, read once per process."""
    return Territory.load(open_engine(database_url))
