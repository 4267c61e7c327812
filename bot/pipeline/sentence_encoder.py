"""Meaning of the whole message as a dense vector, from the encoder that the search uses too."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.training_vectors import training_vectors
from knowledge.encoder import Vectors, open_encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one sentence feature of 384 dimensions; nothing where the encoder has no build."""

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer must come first."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``scale`` multiplies the unit vector: the classifier's regularisation is fixed."""
        return {**DenseFeaturizer.get_default_config(), "scale": 20.0}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._scale = float(config["scale"])
        self._encoder = open_encoder()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """Create the component (see parent class)."""
        return cls(config, execution_context.node_name)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the feature to each message that has a text."""
        spoken = [message for message in messages if message.get(TEXT)]
        if self._encoder is not None and spoken:
            self._add(spoken, self._encoder.encode([message.get(TEXT) for message in spoken]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the feature to every training example."""
        spoken = [message for message in training_data.training_examples if message.get(TEXT)]
        if self._encoder is not None and spoken:
            texts = [message.get(TEXT) for message in spoken]
            self._add(spoken, training_vectors(texts, self._encoder))
        return training_data

    def _add(self, messages: list[Message], vectors: Vectors) -> None:
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(
                Features(
                    (vector[np.newaxis, :] * self._scale).astype(np.float32),
                    FEATURE_TYPE_SENTENCE,
                    TEXT,
                    self._config[FEATURIZER_CLASS_ALIAS],
                )
            )

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Any positive scale will do.

        Raises:
            ValueError: the scale is not positive.
        """
        if float(config.get("scale", 1)) <= 0:
            raise ValueError("scale must be positive")
