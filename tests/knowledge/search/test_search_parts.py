"""The parts of a card's score that read letters and words, and the report on held-out wordings."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.base import KnowledgeBase
from knowledge.search.calibration import read_calibration
from knowledge.search.groups import CLOSEST, Groups
from knowledge.search.letters import LetterIndex
from knowledge.search.query import Term
from knowledge.search.ranking import Rarity, fuse
from knowledge.search.wordings import WordingIndex


def test_the_closest_sentences_of_each_card_count_and_no_other():
    groups = Groups.of([2, CLOSEST + 1])
    values = np.array([1.0, 0.0, *([0.5] * CLOSEST), -9.0], dtype=np.float32)
    assert groups.closest(values).tolist() == [0.5, 0.5]
    assert groups.highest(values).tolist() == [1.0, 0.5]
    assert groups.owners.tolist() == [0, 0, *([1] * (CLOSEST + 1))]


def test_letters_forgive_what_words_do_not():
    index = LetterIndex.build([["la caution du locataire"], ["le coefficient de surface"]])
    (misspelt, glued) = index.likeness(["cautionn locatere", "coeficientdesurfasse"])
    assert misspelt.argmax() == 0
    assert glued.argmax() == 1
    assert 0 < misspelt.max() <= 1


def test_a_question_made_of_a_wordings_words_is_like_it():
    stems = [[frozenset({"loyer", "plafond"}), frozenset({"bail"})], [frozenset({"loyer"})]]
    holders = {"loyer": {0, 1}, "plafond": {0}, "bail": {0}}
    rarity = Rarity(2, {stem: frozenset(ids) for stem, ids in holders.items()})
    index = WordingIndex.build(stems, rarity)
    asked = [Term("plafond", ("plafond",)), Term("loyer", ("loyer",))]
    first, second = index.likeness(asked)
    assert first == pytest.approx(1.0)
    assert 0 < second < first
    assert index.likeness([]).tolist() == [0.0, 0.0]
    assert index.likeness([Term("inconnu", ("inconnu",))]).tolist() == [0.0, 0.0]


def test_a_score_is_the_weighted_mean_of_its_parts():
    weights = read_calibration().weights
    best, none = fuse(
        {
            "words": np.array([40.0, 0.0], dtype=np.float32),
            "coverage": np.array([1.0, 0.0], dtype=np.float32),
            "meaning": np.array([1.0, -0.5], dtype=np.float32),
        },
        weights,
    )
    assert best == pytest.approx(1.0)
    assert none == 0.0


def test_a_card_named_after_a_scheme_waits_until_it_is_asked_for(base: KnowledgeBase):
    plain = [hit.id for hit in base.search("louer en colocation à trois amis", limit=4)]
    asked = [hit.id for hit in base.search("louer un lli en colocation à trois amis", limit=4)]
    assert plain.index("log-colocation") == 0
    assert asked.index("lli-colocation") == 0


def test_every_card_is_found_by_wordings_the_index_was_denied(base: KnowledgeBase):
    """The report behind ``python -m knowledge heldout``: no card is out of reach."""
    reports = base.held_out(step=2)
    assert len(reports) == len(base.cards)
    assert reports[0].first <= reports[-1].first
    never = {report.card_id for report in reports if report.third == 0}
    assert never <= {"glossaire-sigles-courants"}  # each of its wordings is another acronym
    assert np.mean([report.third for report in reports]) > 0.75
