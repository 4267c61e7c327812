"""Which intent: a linear support-vector classifier over n-grams and meaning, with probabilities.

Rasa's logistic regression has no setting for its regularisation and weighs every intent alike,
however rare. Here both are settings; n-grams count by their rarity, and those of each featurizer
as much as the others', so that the many n-grams of letters do not drown the words. Margins become
probabilities by one temperature, chosen on examples held out at training (Platt, for all classes
at once), so that a confidence of 0.8 is right about four times in five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from bot.pipeline.component import LearningComponent

_FILE = "classifier.skops"
_TRUSTED = "scipy.sparse._csr.csr_matrix"
_HELD_OUT = 0.2
_RANKING = 30
Matrix = Any  # scipy's sparse matrices are untyped


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MarginClassifier(LearningComponent, IntentClassifier):
    """Reads the sentence features of the featurizers before it; sets the intent and its ranking."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Any featurizer must come first."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings, chosen on the development half of the test set.

        ``C``: inverse of the regularisation; ``balance``: 0 weighs examples alike, 1 weighs
        intents alike.
        """
        return {"C": 1.0, "balance": 0.5}

    def learn(self, examples: list[Message]) -> dict[str, Any]:
        """Fit the classifier, then the temperature on examples it did not see."""
        intents = [example.get(INTENT) for example in examples]
        counts, vectors = _features(examples)
        weigh = [TfidfTransformer(sublinear_tf=True).fit(block) for block in counts]
        features = _joined(weigh, counts, vectors)
        return {
            "weigh": weigh,
            "classifier": self._fit(features, intents),
            "temperature": self._temperature(features, intents),
        }

    def keep(self, folder: Path) -> None:
        """Write the classifier."""
        import skops.io  # noqa: PLC0415 - only where a model is read or written

        skops.io.dump(self._learnt, folder / _FILE)

    @classmethod
    def restore(cls, folder: Path) -> dict[str, Any]:
        """Read the classifier."""
        import skops.io  # noqa: PLC0415

        return dict(skops.io.load(folder / _FILE, trusted=[_TRUSTED]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking of each message that has features."""
        if self._learnt is None:
            return messages
        spoken = [message for message in messages if message.get(TEXT, "").strip()]
        if not spoken:
            return messages
        features = _joined(self._learnt["weigh"], *_features(spoken))
        classifier = self._learnt["classifier"]
        shares = probabilities(classifier.decision_function(features), self._learnt["temperature"])
        for message, row in zip(spoken, shares, strict=True):
            best = np.argsort(-row)[:_RANKING]
            ranking = [
                {"name": str(classifier.classes_[i]), "confidence": float(row[i])} for i in best
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _fit(self, features: Matrix, intents: Sequence[str]) -> LinearSVC:
        number = Counter(intents)
        fair = len(intents) / len(number)
        weights = {i: (fair / n) ** float(self._config["balance"]) for i, n in number.items()}
        return LinearSVC(C=float(self._config["C"]), class_weight=weights, random_state=0).fit(
            features, intents
        )

    def _temperature(self, features: Matrix, intents: Sequence[str]) -> float:
        number = Counter(intents)
        if min(number.values()) < 1 / _HELD_OUT:
            return 1.0  # too few examples to hold any out (a toy model)
        seen, unseen = train_test_split(
            np.arange(len(intents)), test_size=_HELD_OUT, stratify=intents, random_state=0
        )
        names = np.asarray(intents)
        classifier = self._fit(features[seen], list(names[seen]))
        margins = classifier.decision_function(features[unseen])
        right = np.searchsorted(classifier.classes_, names[unseen])

        def surprise(temperature: float) -> float:
            shares = probabilities(margins, temperature)
            return float(-np.log(shares[np.arange(len(right)), right] + 1e-12).mean())

        return float(minimize_scalar(surprise, bounds=(0.1, 50.0), method="bounded").x)


def probabilities(margins: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Shares that sum to 1 in each row, the steeper the higher ``temperature``."""
    powers = np.exp((margins - margins.max(axis=1, keepdims=True)) * temperature)
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _features(messages: Sequence[Message]) -> tuple[list[Matrix], Matrix | None]:
    """Counts of the whole messages, by featurizer, and their vectors if a featurizer makes any."""
    counts = [[f.features for f in m.features if _counts_sentence(f)] for m in messages]
    vectors = [message.get_dense_features(attribute=TEXT)[1] for message in messages]
    return (
        [vstack([csr_matrix(row) for row in block]).tocsr() for block in zip(*counts, strict=True)],
        None if vectors[0] is None else csr_matrix(np.vstack([v.features for v in vectors])),
    )


def _counts_sentence(features: Features) -> bool:
    is_of_text = features.attribute == TEXT and features.type == FEATURE_TYPE_SENTENCE
    return is_of_text and bool(features.is_sparse())


def _joined(weigh: list[TfidfTransformer], counts: list[Matrix], vectors: Matrix | None) -> Matrix:
    weighed = [rarity.transform(block) for rarity, block in zip(weigh, counts, strict=True)]
    return hstack([*weighed, *([] if vectors is None else [vectors])]).tocsr()
