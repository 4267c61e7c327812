"""The intent classifier: trained, saved, loaded, and sure only when it may be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.pipeline.margin_classifier import MarginClassifier, probabilities

WORDS = ("loyer", "plafond", "bonjour", "merci", "zone")


def message(text: str, intent: str | None = None) -> Message:
    """A message with the counts of :data:`WORDS` and a vector."""
    made = Message({TEXT: text, **({INTENT: intent} if intent else {})})
    counts = np.array([[float(text.count(word)) for word in WORDS]])
    for matrix in (csr_matrix(counts), np.array([[float(len(text)) / 100]])):
        made.add_features(Features(matrix, FEATURE_TYPE_SENTENCE, TEXT, "test"))
    return made


@pytest.fixture
def trained(tmp_path: Path) -> tuple[LocalModelStorage, Resource]:
    storage, resource = LocalModelStorage(tmp_path), Resource("classifier")
    examples = [
        *(message(f"quel loyer plafond {n}", "ask_rent_ceiling") for n in range(20)),
        *(message(f"bonjour {n}", "greet") for n in range(10)),
        *(message(f"merci {n}", "thank") for n in range(10)),
    ]
    MarginClassifier(MarginClassifier.get_default_config(), storage, resource).train(
        TrainingData(examples)
    )
    return storage, resource


def test_a_loaded_classifier_reads_as_the_trained_one(
    trained: tuple[LocalModelStorage, Resource],
) -> None:
    storage, resource = trained
    config = MarginClassifier.get_default_config()
    classifier = MarginClassifier.load(config, storage, resource, None)  # type: ignore[arg-type]
    (read,) = classifier.process([message("un loyer, un plafond ?")])
    assert read.get(INTENT)["name"] == "ask_rent_ceiling"
    assert read.get(INTENT)["confidence"] > 0.8
    ranking = read.get("intent_ranking")
    assert ranking[0]["name"] == "ask_rent_ceiling"
    assert sum(i["confidence"] for i in ranking) == pytest.approx(1)


def test_words_never_seen_leave_it_in_doubt(trained: tuple[LocalModelStorage, Resource]) -> None:
    config = MarginClassifier.get_default_config()
    classifier = MarginClassifier.load(config, *trained, None)  # type: ignore[arg-type]
    known, unknown = classifier.process([message("merci"), message("xylophone")])
    assert unknown.get(INTENT)["confidence"] < known.get(INTENT)["confidence"]


def test_probabilities_sum_to_one_and_follow_the_margins() -> None:
    shares = probabilities(np.array([[1.0, -1.0, 0.0]]), temperature=2.0)
    assert shares.sum() == pytest.approx(1)
    assert list(np.argsort(-shares[0])) == [0, 2, 1]
    assert probabilities(np.array([[1.0, -1.0]]), 9.0).max() > shares.max()
