"""spaCy loaded for what Rasa uses of it here: French tokens and word vectors.

The parser, tagger, lemmatizer and named-entity recogniser would cost a third of each turn, and
they call « T2 » a person.
"""

from __future__ import annotations

from functools import lru_cache

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils.spacy_utils import SpacyModel
from rasa.nlu.utils.spacy_utils import SpacyNLP as RasaSpacyNLP
from rasa.shared.exceptions import InvalidConfigException

UNUSED_PIPES = ("tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner")


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="SpacyNLP",
)
class SpacyNLP(RasaSpacyNLP):
    """Rasa's component, under the name its tokenizer looks for, with a lean model."""

    @staticmethod
    @lru_cache(maxsize=1)  # Rasa creates the component more than once in a process
    def load_model(spacy_model_name: str) -> SpacyModel:
        """Load tokenizer and vectors of ``spacy_model_name``.

        Raises:
            InvalidConfigException: the model is not installed.
        """
        try:
            language = spacy.load(spacy_model_name, exclude=list(UNUSED_PIPES))
        except OSError as error:
            raise InvalidConfigException(
                f"The spaCy model {spacy_model_name!r} is not installed: run `make install`."
            ) from error
        return SpacyModel(model=language, model_name=f"{spacy_model_name}-lean")
