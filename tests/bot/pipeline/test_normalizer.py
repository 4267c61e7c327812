"""One spelling for domain words, without moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.pipeline.normalizer import DomainNormalizer, normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Loc'Avantages", "locavantage"),
        ("Loc’Avantages", "locavantage"),
        ("LOC AVANTAGE", "locavantage"),
        ("loc-avantages", "locavantage"),
        ("locavantages", "locavantage"),
        ("l'oc avantages", "locavantage"),
        ("Loc 1", "loc1"),
        ("LOC-2", "loc2"),
        ("LOC3", "loc3"),
        ("loc n°3", "loc3"),
        ("45m2", "45m²"),
        ("45 M2", "45 m²"),
        ("45 mètres carrés", "45 m²"),
        ("45 metres carres", "45 m²"),
        ("l’avis d‘imposition", "l'avis d'imposition"),
        ("28\u202f000\u00a0€", "28 000 €"),
        ("sous‑location", "sous-location"),
        ("lo\u200byer", "loyer"),
        ("loca\u00adtion", "location"),
        ("re\u0301fe\u0301rence", "référence"),
        ("D.P.E.", "DPE"),
        ("R.F.R", "RFR"),
        # left alone
        ("local", "local"),
        ("bloc 1", "bloc 1"),
        ("Loc12", "Loc12"),
        ("une location avantageuse", "une location avantageuse"),
        ("plus de 3 personnes", "plus de 3 personnes"),
        ("T2", "T2"),
        ("a.", "a."),
        ("", ""),
    ],
)
def test_normalise(typed: str, plain: str) -> None:
    assert normalise(typed).strip() == plain


@given(st.text(max_size=200))
def test_length_is_kept_and_a_second_pass_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert len(once) == len(text)
    assert normalise(once) == once


def test_entities_keep_their_place() -> None:
    """A word after a shortened one stays where it was typed."""
    text = "Loc Avantages à Lens"
    assert normalise(text).index("Lens") == text.index("Lens")


def test_component_normalises_messages_and_training_examples() -> None:
    component = DomainNormalizer.create({}, None, None, None)
    (message,) = component.process([Message({TEXT: "Loc 2 à Lens"})])
    assert message.get(TEXT) == "loc2  à Lens"
    entity = {"entity": "commune", "start": 8, "end": 12, "value": "62498"}
    example = Message({TEXT: "Loc 2 à Lens", ENTITIES: [entity]})
    data = component.process_training_data(TrainingData([example]))
    (trained,) = data.training_examples
    assert trained.get(TEXT)[entity["start"] : entity["end"]] == "Lens"
