"""What somebody told so far, in words, as the rules of a case read it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from rasa_sdk import Tracker

from knowledge.search.text import fold

#: Messages beyond which what was told is of another matter.
RECENT = 8
#: What a message that sounds like something else tells too.
_FACTS = frozenset({"rent", "furnished", "lease_date", "commune"})
_SIGNS = re.compile(r"'|(?<=[a-z])-(?=[a-z])")


@dataclass(frozen=True)
class Talk:
    """What is known at a point of a conversation.

    Attributes:
        said: the messages, the latest first, without accents, capitals nor apostrophes.
        slots: values of the slots, and what messages tell that slots do not keep.
        today: the day of the conversation.
    """

    said: tuple[str, ...]
    slots: Mapping[str, Any]
    today: date

    def latest(self, *patterns: re.Pattern[str]) -> re.Match[str] | None:
        """The first of ``patterns`` that is found in the latest message that holds one of them."""
        found = (p.search(said) for said in self.said for p in patterns)
        return next((match for match in found if match), None)

    def which(self, patterns: Mapping[str, re.Pattern[str]]) -> str | None:
        """The name of the first pattern found in the latest message that holds one of them."""
        names = (name for said in self.said for name, p in patterns.items() if p.search(said))
        return next(names, None)


def readable(text: str) -> str:
    """A message as the patterns of the cases read it."""
    return _SIGNS.sub(" ", fold(text))


def talks(
    tracker: Tracker, today: date, changes: Mapping[str, Any] = MappingProxyType({})
) -> tuple[Talk, Talk]:
    """What is known now, and what was before the latest message.

    Args:
        tracker: the conversation.
        today: its day.
        changes: what the latest message changes, when the slots do not hold it yet.
    """
    users = [event for event in tracker.events if event["event"] == "user"][::-1][:RECENT]
    slots = {**tracker.slots, **changes}
    heard = slots.get("heard") or {}
    former = {**slots, **dict.fromkeys(heard.get("new", ())), **heard.get("changed", {})}
    return _talk(users, slots, today), _talk(users[1:], former, today)


def _talk(users: Sequence[Mapping[str, Any]], slots: Mapping[str, Any], today: date) -> Talk:
    typed = [str(event.get("text") or "") for event in users]
    said = tuple(readable(text) for text in typed if not text.startswith("/"))
    told = {name: value for event in reversed(users) for name, value in _told(event).items()}
    return Talk(said, MappingProxyType({**slots, **told}), today)


def _told(event: Mapping[str, Any]) -> dict[str, Any]:
    """What a message tells in one value, whether a slot keeps it or not."""
    entities = (event.get("parse_data") or {}).get("entities") or []
    told: dict[str, list[Any]] = {}
    for entity in entities:
        if entity["entity"] in _FACTS and entity.get("role") is None:
            told.setdefault(entity["entity"], []).append(entity["value"])
    return {name: values[0] for name, values in told.items() if all(v == values[0] for v in values)}
