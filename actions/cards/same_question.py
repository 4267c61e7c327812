"""« et en Loc2 ? » after a card: the question before, asked of the other level or scheme."""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from ..turns import last_card, typed

_ONLY = re.compile(
    r"\W*(?:et|ou|mais)?\W*"
    r"(?:(?:en|pour|avec|dans|si c'est|si je (?:suis|passe) en|un|une|du|le)\W+)*"
    r"(?P<value>loc ?'?[123]|loc ?avantages?|lli|logement interm[ée]diaire|plus|plai|pls|cosse)"
    r"(?: (?:alors|du coup|aussi|c'est pareil|pareil))?\W*",
    re.IGNORECASE,
)
_SLOTS = frozenset({"level", "scheme"})


def same_question(tracker: Tracker) -> str | None:
    """The question before with the level or the scheme that the message names; None without one."""
    said = _ONLY.fullmatch(typed(tracker))
    if said is None or last_card(tracker) is None:
        return None
    former = [event for event in tracker.events if event["event"] == "user"][:-1]
    if not former:
        return None
    question = str(former[-1].get("text") or "").replace("’", "'")
    entities = (former[-1].get("parse_data") or {}).get("entities") or []
    spans = {
        (entity["start"], entity["end"])
        for entity in entities
        if entity["entity"] in _SLOTS and entity.get("start") is not None
    }
    if len(spans) != 1 or question.startswith("/"):
        return None
    start, end = spans.pop()
    return f"{question[:start]}{said['value']}{question[end:]}"
