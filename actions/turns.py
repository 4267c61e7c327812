"""What happened earlier in the conversation, read from Rasa's own events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rasa_sdk import Tracker

from .lease_words import of_any_lease

Event = dict[str, Any]
#: Confidence from which the intent of a message that a card answered is remembered.
SURE_OF_INTENT = 0.7


def failures_in_a_row(tracker: Tracker) -> int:
    """How many of the messages just before this one were not understood, without a break."""
    failures = 0
    for turn in earlier_turns(tracker):
        if not any(details(event).get("lost") for event in turn):
            break
        failures += 1
    return failures


def times_done(tracker: Tracker, action: str) -> int:
    """How many times ``action`` ran in earlier turns of the conversation."""
    return sum(action in actions_of(turn) for turn in earlier_turns(tracker))


def last_texts(tracker: Tracker) -> list[str]:
    """Texts said in the turn just before this one."""
    turn = next(earlier_turns(tracker), [])
    return [event.get("text") or "" for event in turn if event["event"] == "bot"]


def bare(said: str) -> str:
    """Without what is in brackets: an acronym is opened once only."""
    return re.sub(r" \([^)]*\)", "", said)


def typed(tracker: Tracker) -> str:
    """The latest message as typed: cards are searched with it.

    The language part rewrites the words of the domain (« locavantage »), for its own ends.
    """
    for event in reversed(tracker.events):
        if event["event"] == "user":
            said = event.get("text") or tracker.latest_message.get("text") or ""
            return str(said).replace("’", "'")
    return ""


def said_since_message(tracker: Tracker) -> bool:
    """Whether something has already been said in answer to the latest message."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            break
        if event["event"] == "bot":
            return True
    return False


def done_since_message(tracker: Tracker, action: str) -> bool:
    """Whether ``action`` has already run for the latest message."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            break
        if event["event"] == "action" and event["name"] == action:
            return True
    return False


def last_answer(tracker: Tracker) -> dict[str, Any] | None:
    """The details of the latest message that showed a card or a result, None when none did."""
    for event in reversed(tracker.events):
        found = details(event)
        if found.get("card") or found.get("result"):
            return found
    return None


def computed_just_before(tracker: Tracker) -> bool:
    """Whether the turn before this one gave a result."""
    return any(details(event).get("result") for event in next(earlier_turns(tracker), []))


def last_card(tracker: Tracker) -> str | None:
    """Id of the card that the latest answer showed; None when it showed something else."""
    card = (last_answer(tracker) or {}).get("card")
    return str(card) if card else None


def explained_intent(tracker: Tracker) -> str | None:
    """Intent of the message just before, when a card alone answered it; None otherwise."""
    turn = next(earlier_turns(tracker), [])
    said = [event["parse_data"] for event in tracker.events if event["event"] == "user"][:-1]
    if (tracker.get_slot("heard") or {}).get("matter"):
        return None  # its words asked for no calculation
    computed = any(details(event).get("result") for event in turn)
    if not said or computed or not shows_card(turn):
        return None
    intent = said[-1].get("intent") or {}
    if of_any_lease(str(said[-1].get("text") or ""), intent.get("name")):
        return None
    sure = (intent.get("confidence") or 0.0) >= SURE_OF_INTENT
    return str(intent.get("name")) if sure else None


def topics_named(tracker: Tracker, latest: int = 2) -> list[str]:
    """Topics that the few messages before this one named, the latest first."""
    said = [event["parse_data"] for event in tracker.events if event["event"] == "user"][:-1]
    entities = [e for parsed in said[: -latest - 1 : -1] for e in parsed.get("entities") or []]
    return [entity["value"] for entity in entities if entity["entity"] == "topic"]


def was_asked(tracker: Tracker) -> bool:
    """Whether the turn just before asked a question of the form, or nothing was said before."""
    turn = next(earlier_turns(tracker), [])
    said = [event for event in turn if event["event"] == "bot"]
    return not said or any(details(event).get("progress") for event in said)


def shows_card(turn: list[Event]) -> bool:
    """Whether a card was shown in that turn."""
    return any(details(event).get("card") for event in turn)


def details(event: Event) -> dict[str, Any]:
    """What was sent along with a message of ours, beside its text and buttons."""
    custom: dict[str, Any] | None = (event.get("data") or {}).get("custom")
    return custom or {}


def actions_of(turn: list[Event]) -> set[str]:
    """Names of the actions that ran in a turn."""
    return {event["name"] for event in turn if event["event"] == "action"}


def this_turn(tracker: Tracker) -> list[Event]:
    """Events since the latest message, in order."""
    turn: list[Event] = []
    for event in reversed(tracker.events):
        if event["event"] == "user":
            break
        turn.append(event)
    return turn[::-1]


def earlier_turns(tracker: Tracker) -> Iterator[list[Event]]:
    """Events of each turn before the current one, the latest first."""
    turn: list[Event] = []
    current = True
    for event in reversed(tracker.events):
        if event["event"] == "user":
            if not current:
                yield turn[::-1]
            turn, current = [], False
        else:
            turn.append(event)
