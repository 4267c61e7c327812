"""The real territory and base, and conversations built by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.services import Services, open_services


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services of an action server on a database of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("actions")))
        patch.delenv("DATABASE_URL", raising=False)
        patch.setenv("TODAY", "2026-11-21")
        open_services.cache_clear()
        yield open_services()
        open_services.cache_clear()


Speak = Callable[..., Tracker]


@pytest.fixture
def speak() -> Speak:
    """Build the tracker of a conversation whose latest message is given."""

    def build(
        intent: str,
        *entities: tuple[str, Any],
        text: str = "…",
        requested: str | None = None,
        **slots: Any,
    ) -> Tracker:
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 1.0},
            "intent_ranking": [],
            "entities": [{"entity": name, "value": value} for name, value in entities],
        }
        return Tracker(
            "test",
            {**slots, "requested_slot": requested},
            message,
            [{"event": "user", "parse_data": message}],
            False,
            None,
            {},
            "action_listen",
        )

    return build
