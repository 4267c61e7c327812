"""What every action of ours shares: no exception reaches the visitor, no message is said twice."""

from __future__ import annotations

import copy
import logging
import uuid
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from .cases import computed_for
from .facts import facts_of
from .questions import FORM, orientation
from .reading.asks_help import asks_who_helps
from .reading.opening import is_opening
from .scope.about_service import about_service
from .scope.sent_to_person import after_numbers
from .services import Services, open_services
from .state import State
from .turns import bare, last_texts, typed
from .wording.acronyms import open_in_message
from .wording.contact import adil, contact
from .wording.length import drop_last_warning, is_short
from .wording.render import Reply, text

logger = logging.getLogger(__name__)


class SafeAction(Action):
    """An action that apologises, with an id to find in the log, when something breaks.

    Subclasses implement :meth:`act`. Those which answer what nothing else could (``catches_all``)
    first look whether the message is about the assistant itself.
    """

    catches_all = False

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Send replies through ``dispatcher`` and return the events for the tracker."""
        raise NotImplementedError

    def first(self, tracker: Tracker, state: State, services: Services) -> Reply | None:
        """What comes before any other reading of a message, when there is such a thing."""
        return _first(tracker, state, services)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Run :meth:`act`; on an error, log it and tell the visitor what to do."""
        try:
            services = _knowing(tracker)
            state = State.from_tracker(tracker, services)
            if self.catches_all and _calls_for_form(tracker, state):
                return [FollowupAction(FORM)]
            itself = self.first(tracker, state, services) if self.catches_all else None
            if itself is not None:
                itself.send(dispatcher, state)
            events = [] if itself else self.act(dispatcher, tracker, state, services)
            if self.catches_all:
                _name_who_helps(dispatcher, tracker, state, services)
            _finish(dispatcher, tracker)
            _own_up_to_repeating(dispatcher, tracker)
            return events
        except Exception:
            reference = uuid.uuid4().hex[:8]
            logger.exception("action %s failed, reference %s", self.name(), reference)
            dispatcher.messages.clear()
            apology = text("error", reference=reference, contact=contact(None))
            Reply(apology, status="error").send(dispatcher)
            return []


def _knowing(tracker: Tracker) -> Services:
    services = open_services()
    return services.knowing(facts_of(tracker), computed_for(tracker, services.today()))


def _calls_for_form(tracker: Tracker, state: State) -> bool:
    """« elle me demande 616 alors que je paie 610, c'est légal ? », « donc oui ou non ? »."""
    heard = {*state.heard.get("new", ()), *state.heard.get("changed", ())}
    wanted = "claimed_rent" in heard or not {"again", "judge", "household", "rule"}.isdisjoint(
        state.heard
    )
    return wanted and tracker.active_loop_name is None and bool(state.goals)


def _first(tracker: Tracker, state: State, services: Services) -> Reply | None:
    """What comes before any other reading.

    A place after the numbers to call, who visitors say they are, or the assistant itself.
    """
    if people := after_numbers(tracker, state):
        return people
    question = tracker.latest_message.get("text") or ""
    if is_opening(question) and not state.goals and not services.knowledge.answer(question).hit:
        return orientation(state)
    return about_service(question, state)


def _name_who_helps(
    dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
) -> None:
    """The ADIL, after the cards on a problem whose message asks who can help."""
    shown = [m for m in dispatcher.messages if (m.get("custom") or {}).get("status") == "answered"]
    named = any("adil" in (message.get("text") or "").casefold() for message in shown)
    if shown and not named and asks_who_helps(typed(tracker)):
        told = [c for c in tracker.get_latest_entity_values("commune") if isinstance(c, str)]
        if len(told) == 1:  # of a question that a card answers, the place is not kept
            state = state.having(services, commune=told[0])
        shown[-1]["text"] += f"\n\n{text('who_helps', adil=adil(state))}"


def _finish(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Open the acronyms not used yet in this conversation; keep the whole short all the same."""
    said = [event.get("text") or "" for event in tracker.events if event["event"] == "bot"]
    while True:
        messages = _with_acronyms_open(dispatcher.messages, said)
        if is_short(messages) or not drop_last_warning(dispatcher.messages):
            dispatcher.messages[:] = messages
            return


def _with_acronyms_open(
    messages: Sequence[dict[str, Any]], said: Sequence[str]
) -> list[dict[str, Any]]:
    before, opened = list(said), copy.deepcopy(list(messages))
    for message in opened:
        open_in_message(message, before)
        before.append(message["text"])
    return opened


def _own_up_to_repeating(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The same words twice in a row look like a machine that hangs: say that they are the same."""
    just_said = {bare(said) for said in last_texts(tracker)}
    for message in dispatcher.messages:
        said = message.get("text")
        details = message.get("custom") or {}
        # A question of the form is repeated on purpose, and a figure asked twice stays the same.
        purposely = details.get("progress") or details.get("result")
        if said and bare(said) in just_said and not purposely:
            message["text"] = text("said_again", message=said)
