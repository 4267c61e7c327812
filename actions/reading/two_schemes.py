"""« on a droit au Loc2 ? et au PLUS ? »: the same question for two schemes at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .scheme_reading import LOC_LEVELS

#: Goals that every scheme answers.
_OF_EACH = frozenset({"eligibility", "income_ceiling", "rent_ceiling"})
_Target = tuple[str, str | None]
_NAMES = frozenset({"scheme", "level"})
_COMPUTED = frozenset({"loc_avantages", "lli", "plus", "plai", "pls"})


def other_scheme(
    entities: Sequence[Mapping[str, Any]], changes: Mapping[str, Any]
) -> dict[str, str | None] | None:
    """Scheme and level of the second answer that a message wants, None when it wants one.

    Args:
        entities: what the message holds.
        changes: new values of the slots, those of the first answer among them.
    """
    goals = list(changes.get("goals") or ())
    if len(goals) != 1 or goals[0] not in _OF_EACH:
        return None
    named: dict[_Target, None] = dict.fromkeys(
        _target(each) for each in entities if each["entity"] in _NAMES
    )
    loc: list[_Target] = [target for target in named if target[0] == "loc_avantages"]
    if len(loc) > 1:  # « le Loc2 de Loc'Avantages »; of several levels, none is alone
        levels = [target for target in loc if target[1] is not None]
        named = {t: None for t in named if t not in loc or (t in levels and len(levels) == 1)}
    kept = (changes.get("scheme"), changes.get("level"))
    others = [target for target in named if target[0] != kept[0]]
    if len(named) != 2 or len(others) != 1 or not {t[0] for t in named} <= _COMPUTED:
        return None
    scheme, level = others[0]
    return {"scheme": scheme, "level": level}


def _target(entity: Mapping[str, Any]) -> _Target:
    value = str(entity["value"])
    if entity["entity"] == "scheme":
        return value, None
    return ("loc_avantages", value) if value in LOC_LEVELS else ("", value)
