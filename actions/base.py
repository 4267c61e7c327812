"""What every action of ours shares: no exception ever reaches the visitor as such."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from .acronyms import open_acronyms
from .contact import contact
from .render import Reply, text
from .services import Services, open_services
from .state import State

logger = logging.getLogger(__name__)


class SafeAction(Action):
    """An action that apologises, with an id to find in the log, when something breaks.

    Subclasses implement :meth:`act`.
    """

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Send replies through ``dispatcher`` and return the events for the tracker."""
        raise NotImplementedError

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Run :meth:`act`; on an error, log it and tell the visitor what to do."""
        try:
            services = open_services()
            state = State.from_tracker(tracker, services)
            events = self.act(dispatcher, tracker, state, services)
            _open_acronyms(dispatcher, tracker)
            return events
        except Exception:
            reference = uuid.uuid4().hex[:8]
            logger.exception("action %s failed, reference %s", self.name(), reference)
            dispatcher.messages.clear()
            apology = text("error", reference=reference, contact=contact(None))
            Reply(apology, status="error").send(dispatcher)
            return []


def _open_acronyms(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Open the acronyms that the assistant has not used yet in this conversation."""
    said = [event.get("text") or "" for event in tracker.events if event["event"] == "bot"]
    for message in dispatcher.messages:
        message["text"] = open_acronyms(message.get("text") or "", said)
        said.append(message["text"])
