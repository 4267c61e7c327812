"""When a value that was read is the value that was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bot.evaluation.messages import Expected

#: Not in the test set: what only the dialogue gives a meaning to, and values taken back.
_UNMEASURED = frozenset(
    {"number", "correction", "topic", "slot", "card", "base_rent", "region"}
    | {"request_date", "revision_date"}
)
_LEFT_OUT_ROLES = frozenset({"old", "near", "other"})
#: Messages whose values nobody uses.
_WITHOUT_VALUES = frozenset({"out_of_scope", "emergency"})

Count = Counter[str]


def value_counts(expected: Expected, entities: Iterable[Mapping[str, Any]]) -> dict[str, Count]:
    """Per entity, how many values were ``right``, ``wrong`` (read, not meant) and ``missed``."""
    if expected.intent in _WITHOUT_VALUES:
        return {}
    counts: dict[str, Count] = {}
    read: dict[str, list[Any]] = {}
    for entity in entities:
        if entity["entity"] in _UNMEASURED or entity.get("role") in _LEFT_OUT_ROLES:
            continue
        value = entity["value"]
        if isinstance(value, dict) and value.get("amount", "") is None:
            continue  # « je suis au RSA »: no amount was said
        seen = read.setdefault(entity["entity"], [])
        if value not in seen:
            seen.append(value)
    for name in expected.entities.keys() | read.keys():
        meant = expected.entities.get(name, [])
        meant = list(meant) if isinstance(meant, list) else [meant]
        count = counts.setdefault(name, Counter())
        left = list(read.get(name, []))
        for value in meant:
            found = next((v for v in left if same_value(name, value, v)), None)
            if found is None:
                count["missed"] += 1
            else:
                left.remove(found)
                count["right"] += 1
        count["wrong"] += len(left)
    return counts


def same_value(name: str, meant: Any, read: Any) -> bool:
    """Whether ``read`` is what ``meant`` says, each in its own notation."""
    if name == "lease_date" and isinstance(meant, dict):
        said = str(next(iter(meant.values())))
        return isinstance(read, dict) and str(read["date"])[: len(said)] == said
    if name == "commune" and isinstance(read, dict):
        return meant in read.get("candidates", ())  # homonyms: the dialogue asks which one
    if name == "household" and isinstance(meant, dict) and isinstance(read, dict):
        said_too = all(read.get(key) == value for key, value in meant.items())
        return said_too and not _claims(read, meant)
    if isinstance(meant, float | int) and isinstance(read, float | int):
        return abs(float(meant) - float(read)) < 0.01
    return bool(meant == read)


def _claims(read: dict[str, Any], meant: dict[str, Any]) -> set[str]:
    """What ``read`` says beyond ``meant`` and does not follow from it."""
    extra = {key for key, value in read.items() if key not in meant and value}
    if "persons" in extra and read["persons"] == read.get("adults", 0) + read.get("dependants", 0):
        extra.discard("persons")
    if "adults" in extra and meant.get("persons") == read["adults"] + read.get("dependants", 0):
        extra.discard("adults")
    return extra - {"shared_custody"}
