"""« et l'autre ? »: the other member of the pair last spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rasa_sdk import Tracker

_OTHER = re.compile(
    r"\W*(?:(?:et|ou|ok|mais)\b[ ,]*)*(?:(?:pour|avec|en|[àa]|dans|sur|c['’]est quoi) )?"
    r"(?:l['’](?:autre|inverse)|le contraire|(?:le|la) (?:deuxi[èe]me|seconde?))"
    r"(?: (?:niveau|ville|commune|formule|option|mode|dispositif|zone|solution|cas))?\W*",
    re.IGNORECASE,
)
#: Slots of which two values may be spoken of.
_PAIRS = ("commune", "level", "scheme", "intermediation", "dpe", "zone_abc")
#: What stands against a value when only one was named.
_AGAINST = {
    "mandat": "sous_location",
    "sous_location": "mandat",
    "none": "any",
    "any": "none",
}
_LATEST = 4  # messages


def the_other(tracker: Tracker) -> tuple[str, Any] | None:
    """The slot and the value that « et l'autre ? » stands for, None when nothing makes a pair."""
    if not _OTHER.fullmatch(str(tracker.latest_message.get("text") or "")):
        return None
    latest: dict[str, Any] = {}
    for slot, value in _spoken_of(tracker):
        # The value in use is the one known, or the first named where nothing is computed.
        now = latest.setdefault(slot, tracker.get_slot(slot) or value)
        if value != now:
            return slot, value
    mode = latest.get("intermediation")
    return ("intermediation", _AGAINST[mode]) if mode in _AGAINST else None


def _spoken_of(tracker: Tracker) -> Iterator[tuple[str, Any]]:
    """Values said lately, the latest message first."""
    messages = [event for event in reversed(tracker.events) if event["event"] == "user"]
    for message in messages[1 : 1 + _LATEST]:
        for entity in (message.get("parse_data") or {}).get("entities") or []:
            if entity["entity"] in _PAIRS and isinstance(entity["value"], str):
                yield entity["entity"], entity["value"]
