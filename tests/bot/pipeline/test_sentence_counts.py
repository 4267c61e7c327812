"""n-grams of whole messages: those that Rasa counts, without those of each token."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.sentence_counts import SentenceCounts

TEXTS = ("quel est le plafond de loyer", "quel loyer à Lens ?", "le plafond, c'est combien")


@pytest.mark.parametrize("new", ["quel plafond de loyer", "bonjour"])
def test_the_counts_are_rasas(tmp_path: Path, new: str) -> None:
    rows = []
    for kind in (CountVectorsFeaturizer, SentenceCounts):
        config = {**kind.get_default_config(), "analyzer": "char_wb", "max_ngram": 4}
        storage = LocalModelStorage(tmp_path / kind.__name__)
        (tmp_path / kind.__name__).mkdir()
        featurizer = kind(config, storage, Resource("counts"), _context())
        examples = _tokenized([Message({TEXT: text, INTENT: "ask"}) for text in TEXTS])
        featurizer.train(TrainingData(examples))
        (message,) = featurizer.process(_tokenized([Message({TEXT: new})]))
        sequence, sentence = message.get_sparse_features(TEXT)
        assert (sequence is None) == (kind is SentenceCounts)
        assert sentence is not None
        rows.append(sentence.features.toarray())
    assert np.array_equal(*rows)


def _tokenized(messages: list[Message]) -> list[Message]:
    return WhitespaceTokenizer(WhitespaceTokenizer.get_default_config()).process(messages)


def _context() -> ExecutionContext:
    return ExecutionContext(GraphSchema({}), node_name="counts")
