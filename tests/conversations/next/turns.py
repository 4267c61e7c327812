"""The written follow-ups as the actions see them: a conversation, then the message, understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker

from actions.questions import slots_to_ask
from actions.services import Services
from actions.state import State

FOLDER = Path(__file__).parent
#: Authors fitted on, whose failures were looked at; authors who only judge.
FITTED = ("owners", "tenants", "everyone", "owners_2", "mixed", "everyone_2")
JUDGED = ("judged", "callers")
Parse = Callable[[str], dict[str, Any]]
#: Values of the opening that decide which card holds the rule behind a figure.
_KEPT = frozenset({"scheme", "dpe"})


@dataclass(frozen=True)
class Turn:
    """One message that comes next.

    Attributes:
        tracker: the conversation so far, this message included.
        kind: what answers it: ``card``, ``calc``, ``note`` or ``other``.
        wanted: ids of the cards, goals, slot… that answer it.
    """

    tracker: Tracker
    kind: str
    wanted: tuple[str, ...]


def read_turns(names: tuple[str, ...], parse: Parse, services: Services) -> Iterator[Turn]:
    """Every written follow-up, after the answer that its opening should get."""
    for name in names:
        for opening in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")):
            first = parse(opening["first"])
            for then in opening["then"]:
                kind, wanted = next(iter(then["want"].items()))
                tracker = _tracker(opening["gets"], first, parse(then["say"]), services)
                yield Turn(tracker, kind, tuple(map(str, wanted)))


def _tracker(
    gets: dict[str, list[str]], first: dict[str, Any], message: dict[str, Any], services: Services
) -> Tracker:
    slots: dict[str, Any] = {
        entity["entity"]: entity["value"]
        for entity in first["entities"]
        if entity["entity"] in _KEPT
    }
    custom: dict[str, Any] = {}
    if "card" in gets:
        slots, custom = {}, {"card": gets["card"][0]}
    elif "calc" in gets:
        slots, custom = {**slots, "goals": gets["calc"]}, {"result": {"rule": gets["calc"][0]}}
    elif "asks" in gets:
        slots |= {"goals": gets["asks"]}
        asked = slots_to_ask(State.from_slots(slots, services))
        slots["requested_slot"] = asked[0] if asked else "commune"
        custom = {"progress": {"step": 1, "of": 2}}
    events = [
        {"event": "user", "text": first["text"], "parse_data": first},
        {"event": "bot", "text": "…", "data": {"custom": custom}},
        {"event": "user", "text": message["text"], "parse_data": message},
    ]
    return Tracker("next", slots, message, events, False, None, {}, "action_listen")
