"""Figures and places are masked before features are made, and only there."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.spelling_mender import MENDED_TEXT
from bot.pipeline.value_masker import ValueMasker
from knowledge.territory import Territory


@pytest.mark.parametrize(
    ("typed", "masked"),
    [
        ("620 € à Lens", "0 € à Ville"),
        ("un T3 en loc2 à Roubaix pour 1 450,50 €", "un T3 en loc2 à Ville pour 0 €"),
        ("Combien dans le Pas-de-Calais ?", "Combien dans le Ville ?"),
        ("quelles ressources ?", "quelles ressources ?"),
        ("QUEL LOYER POUR UN T2 À LENS ?", "quel loyer pour un t2 à Ville ?"),
        ("LOC2 ?", "LOC2 ?"),
    ],
)
def test_values_are_masked(territory: Territory, typed: str, masked: str) -> None:
    masker = ValueMasker(territory)
    (message,) = masker.process([Message({TEXT: typed})])
    assert message.get(TEXT) == message.get(MENDED_TEXT) == masked
    (example,) = masker.process_training_data(
        TrainingData([Message({TEXT: typed})])
    ).training_examples
    assert example.get(TEXT) == masked
