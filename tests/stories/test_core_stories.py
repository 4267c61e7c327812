"""``rasa test core`` on the conversation files of this folder, with the trained model.

Each file holds end-to-end test stories for one behaviour: what is typed, how it is understood, and
which actions must follow. Values that Rasa's format cannot annotate (households, dates) are tested
through HTTP in ``tests/acceptance``.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.model import ensure_model
from knowledge.settings import Settings

STORIES = sorted(Path(__file__).parent.glob("test_*.yml"))


@pytest.fixture(scope="module")
def agent() -> object:
    """The trained model, as Rasa loads it."""
    from rasa.core.agent import Agent

    return Agent.load(str(ensure_model(Settings.from_env({}))))


@pytest.mark.parametrize("stories", STORIES, ids=lambda path: path.stem)
def test_the_conversations_of_a_file(stories: Path, agent: object) -> None:
    from rasa.core.test import test

    outcome = asyncio.run(
        test(str(stories), agent, e2e=True, fail_on_prediction_errors=True, disable_plotting=True)
    )
    assert outcome["accuracy"] == 1.0
