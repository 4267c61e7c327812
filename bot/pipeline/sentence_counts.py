"""Rasa's count vectors, of whole messages only.

Rasa also counts the n-grams of every token by itself, which nothing here reads, and takes one
message at a time: most of the time that these features take at training.
"""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceCounts(CountVectorsFeaturizer):
    """Adds one sparse sentence feature; the same as :class:`CountVectorsFeaturizer`'s."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the feature to each message that has tokens."""
        vectorizer = self.vectorizers.get(TEXT)
        spoken = [(m, self._get_processed_message_tokens_by_attribute(m, TEXT)) for m in messages]
        spoken = [(message, tokens) for message, tokens in spoken if tokens]
        if vectorizer is None or not spoken:
            return messages
        counts = vectorizer.transform([" ".join(tokens) for _, tokens in spoken])
        counts.sort_indices()
        for row, (message, _) in enumerate(spoken):
            self.add_features_to_message(None, counts[row].tocoo(), TEXT, message)
        return messages
