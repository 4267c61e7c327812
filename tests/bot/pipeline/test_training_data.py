"""The training data is sound: what ``rasa data validate`` checks, and nothing said twice."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

from bot.model import training_files

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def importer() -> TrainingDataImporter:
    return TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(path) for path in training_files()]
    )


def test_rasa_finds_nothing_to_say(importer: TrainingDataImporter) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # Rasa says what it finds with warnings
        # Rasa says this of any slot that bears the name of an entity; ours are filled by an action.
        warnings.filterwarnings("ignore", message="Slot auto-fill")
        # Only buttons, or components of ours, give these.
        given = "change|other_language|resume|show_card"
        warnings.filterwarnings("ignore", message=f"The intent '({given})' is listed")
        validator = Validator.from_importer(importer)
        assert validator.verify_domain_validity()
        assert validator.verify_nlu(ignore_warnings=False)
        assert validator.verify_story_structure(ignore_warnings=False)


def test_each_example_is_given_once(importer: TrainingDataImporter) -> None:
    texts = Counter(
        " ".join(str(example.get("text")).casefold().split())
        for example in importer.get_nlu_data().intent_examples
    )
    assert not [text for text, number in texts.items() if number > 1]
