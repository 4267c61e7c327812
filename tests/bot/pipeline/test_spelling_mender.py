"""Misspelt words are read as those of the examples, and messages get their text back."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.spelling_mender import MENDED_TEXT, SpellingMender, TextRestorer

EXAMPLES = [
    "quel loyer pour ma locataire et son logement conventionné",
    "la locataire d'un logement éligible paie un loyer plafonné",
    "le plafond de ressources de la locataire, avec Loc'Avantages",
] * 4


@pytest.fixture
def mender(tmp_path: Path) -> SpellingMender:
    """A mender that learnt the examples, saved and loaded."""
    storage, resource = LocalModelStorage(tmp_path), Resource("mender")
    examples = [
        Message({TEXT: f"{text} {number}", INTENT: "ask_knowledge"})
        for number, text in enumerate(EXAMPLES)
    ]
    SpellingMender({}, storage, resource).train(TrainingData(examples))
    return SpellingMender.load({}, storage, resource, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ma loctaaire est-elle éligible", "ma locataire est-elle éligible"),
        ("un logemnt conventioné", "un logement conventionné"),
        ("quelles resources ?", "quelles ressources ?"),
        ("eligible", "éligible"),
        ("un olgement", "un logement"),
        ("ma loctiare paei", "ma locataire paie"),
        ("ouiiii, un logemeeent", "oui, un logement"),
        # as typed: known, French, short, a name, in capitals, too far
        ("un logement éligible", "un logement éligible"),
        ("la locomotive", "la locomotive"),
        ("loge", "loge"),
        ("à Logemant", "à Logemant"),
        ("LOGEMNT", "LOGEMNT"),
        ("xyzlogment", "xyzlogment"),
        ("loc1 loc2 lli 45m²", "loc1 loc2 lli 45m²"),
        ("", ""),
    ],
)
def test_a_misspelt_word_takes_the_spelling_of_the_examples(
    mender: SpellingMender, typed: str, read: str
) -> None:
    (message,) = mender.process([Message({TEXT: typed})])
    assert message.get(TEXT) == read


def test_the_message_gets_its_text_back(mender: SpellingMender) -> None:
    messages = mender.process([Message({TEXT: "un logemnt à Lens"})])
    (message,) = TextRestorer().process(messages)
    assert message.get(TEXT) == "un logemnt à Lens"
    assert message.get(MENDED_TEXT) == "un logement à Lens"
