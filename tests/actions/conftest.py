"""The real territory and base, and conversations built by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.questions import slots_to_ask
from actions.reading.message import Reading
from actions.results.answer import answer_goal
from actions.services import Services, open_services
from actions.state import State
from bot.pipeline.extractors import extract_facts
from bot.pipeline.facts_extractor import as_entity
from tests.conftest import plain

TODAY = date(2026, 11, 21)
Talk = Callable[..., "Said"]


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


class Said:
    """What the conversation knows after some messages, and the answer to its goals."""

    def __init__(self, services: Services, slots: dict[str, Any]) -> None:
        self.services, self.slots = services, slots

    def then(self, text: str, intent: str = "inform", requested: str | None = None) -> Said:
        """One more message."""
        facts = extract_facts(text, self.services.territory, TODAY)
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 1.0},
            "entities": [as_entity(fact) for fact in facts],
        }
        events = [{"event": "user", "text": text, "parse_data": message}]
        slots = {**self.slots, "requested_slot": requested}
        tracker = Tracker("test", slots, message, events, False, None, {}, "action_listen")
        changes = Reading(tracker, self.services.territory, TODAY).changes
        return Said(self.services, {**slots, **changes})

    @property
    def asked(self) -> list[str]:
        """The slots that would be asked for."""
        return slots_to_ask(State.from_slots(self.slots, self.services))

    @property
    def answer(self) -> str:
        """The texts of the answers, with plain spaces."""
        state = State.from_slots(self.slots, self.services)
        replies = [answer_goal(goal, state, self.services) for goal in state.goals]
        return plain("\n".join(reply.text for reply in replies))


@pytest.fixture
def talk(services: Services) -> Talk:
    def start(text: str, intent: str = "inform", **slots: Any) -> Said:
        return Said(services, slots).then(text, intent)

    return start
