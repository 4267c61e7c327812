"""Figures and places give way to one stand-in each before features are made, a greeting to nothing.

« 620 € à Lens » and « 480 € à Roubaix » ask the same thing: the classifier and the encoder then
see the same words, with or without « bonjour ».
:class:`~bot.pipeline.spelling_mender.TextRestorer` gives the text back.
"""

from __future__ import annotations

import re
from typing import Any, Self

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.component import MessageComponent
from bot.pipeline.extractors import TerritoryLike
from bot.pipeline.extractors.canonical import unshouted
from bot.pipeline.extractors.places import extract_places
from bot.pipeline.facts_extractor import load_territory
from bot.pipeline.spelling_mender import classify_as
from knowledge.settings import Settings

# « loc2 », « t3 » keep their figure
_FIGURES = re.compile(r"(?<!\w)[0-9]+(?:[ .,/][0-9]+)*")
PLACE, FIGURE = "Ville", "0"
#: « bonjour madame, … » before something to say, which three words tell at least.
_GREETING = re.compile(
    r"^\W*(?:(?:re-?)?bonjour|bonsoir|bjr|bsr|salut|slt|coucou|cc|hello|hey)\b(?![- ]tou)"
    r"(?:[ ,]+(?:[àa] (?:tous|toutes|vous)|madame|monsieur|mesdames|messieurs|mme|mr|et|ou))*"
    r"\W+(?=(?:[\w'’-]+\W+){2}\w)",
    re.IGNORECASE,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ValueMasker(MessageComponent):
    """Masks the values of messages and of examples; goes before SpellingMender."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Build the component; the territory comes from the database of the settings."""
        return cls(load_territory(Settings.from_env().database_url))

    def __init__(self, territory: TerritoryLike) -> None:
        """Keep what finds places in a text."""
        self._territory = territory

    def read(self, message: Message, text: str) -> None:
        """Mask the text in place; one all in capitals is put in lower case."""
        places = extract_places(text, self._territory, [])
        masked = unshouted(text)
        for place in sorted(places, key=lambda fact: -fact.start):
            masked = masked[: place.start] + PLACE + masked[place.end :]
        classify_as(message, _FIGURES.sub(FIGURE, _GREETING.sub("", masked)))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mask the training examples the same way."""
        self.process(training_data.training_examples)
        return training_data
