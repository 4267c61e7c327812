"""« un studio de 30 m² à La Rochelle et un autre de 40 m² à Bourges, quel loyer ? »: several.

Each is a case of its own (:mod:`actions.reading.two_cases`), and the answer tells each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from rasa_sdk import Tracker

from ..turns import typed

Entity = Mapping[str, Any]

#: Goals whose answer changes with the dwelling.
OF_DWELLING = frozenset({"rent_ceiling", "tax_reduction", "comparison"})
_MEASURES = ("surface", "rent")
_OTHERS = ("annex_surface", "dpe", "furnished")
_MOST = 3
#: Where the next dwelling begins: « et un autre », « ; T3 à », « puis ma maison ».
_NEXT = re.compile(
    r"(?:\b(?:et|puis|ainsi que|plus)\b|[;,/.+&–—-])\s*"
    r"(?=(?:\w+[ '’]){0,2}(?:autre|second|deuxi[èe]me|studios?|appart\w*|maison|logement|duplex"
    r"|pavillon|[tf][1-6]\b|[1-6] ?pi[èe]ces|\d))",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:et|puis)\b|[;,/+&]", re.IGNORECASE)


def dwellings_told(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The slots of the dwellings that one message lists, if any, the first being spoken of."""
    goals = changes.get("goals") or tracker.get_slot("goals") or ()
    among = changes.get("commune_candidates") or ()
    if not OF_DWELLING & {*goals} or tracker.get_slot("requested_slot") == "commune":
        return {}
    said = tracker.latest_message.get("entities") or []
    return listed_dwellings(typed(tracker), said, among)


def listed_dwellings(text: str, entities: Sequence[Entity], among: Sequence[str]) -> dict[str, Any]:
    """The slots of several dwellings told in one message, each with a surface or a rent.

    Args:
        text: the message.
        entities: those of the message, with their places in ``text``.
        among: INSEE codes of the communes that the message names.

    Returns:
        The facts of the first and ``cases``; empty when the message does not tell several.
    """
    said = [e for e in entities if e.get("role") is None and "start" in e]
    towns = sorted((e for e in said if e["entity"] == "commune"), key=lambda e: int(e["start"]))
    codes = [_code(town["value"], among) for town in towns]
    if not 2 <= len({*codes}) == len(codes) <= _MOST or None in codes:
        return {}
    cases = [
        {"commune": code} | _facts(said, start, end)
        for code, (start, end) in zip(codes, _parts(text, towns), strict=True)
    ]
    if not all(any(slot in case for slot in _MEASURES) for case in cases):
        return {}
    cleared = dict.fromkeys((*_MEASURES, *_OTHERS, "commune_candidates"))
    return {
        **cleared,
        **cases[0],
        "cases": {"kind": "dwelling", "at": 0, "all": cases, "each": True},
    }


def _code(value: Any, among: Sequence[str]) -> str | None:
    if isinstance(value, str):
        return value
    kept = [code for code in value["candidates"] if code in among]
    return kept[0] if len(kept) == 1 else None


def _parts(text: str, towns: Sequence[Entity]) -> list[tuple[int, int]]:
    """What is said of each dwelling: up to the words that bring in the next one."""
    starts = [0]
    for town, following in pairwise(towns):
        between = text[town["end"] : following["start"]]
        found = [*_NEXT.finditer(between)][-1:] or [*_AND.finditer(between)][:1]
        starts.append(town["end"] + (found[0].start() if found else 0))
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _facts(said: Sequence[Entity], start: int, end: int) -> dict[str, Any]:
    within = [e for e in said if start <= e["start"] < end]
    return {e["entity"]: e["value"] for e in within if e["entity"] in (*_MEASURES, *_OTHERS)}
