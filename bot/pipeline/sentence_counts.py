"""Rasa's count vectors, of whole messages only.

Rasa also counts the n-grams of every token by itself, which nothing here reads: without them the
features of all the training examples take two seconds instead of fifteen.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.constants import TEXT

Rows = list[Any]  # scipy's sparse matrices are untyped


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceCounts(CountVectorsFeaturizer):
    """Adds one sparse sentence feature; the same as :class:`CountVectorsFeaturizer`'s."""

    def _create_features(self, attribute: str, all_tokens: list[list[str]]) -> tuple[Rows, Rows]:
        none: Rows = [None] * len(all_tokens)
        vectorizer = self.vectorizers.get(attribute)
        if vectorizer is None or attribute != TEXT:
            return none, none
        return none, [_row(vectorizer, tokens) if tokens else None for tokens in all_tokens]


def _row(vectorizer: Any, tokens: list[str]) -> Any:
    counts = vectorizer.transform([" ".join(tokens)])
    counts.sort_indices()
    return counts.tocoo()
